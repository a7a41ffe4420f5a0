import { outcomeOf, type Stay, whyOf } from '../../../../shared/domain/figures/funnel.ts';
import { staysBehind } from '../../../../shared/domain/figures/report-funnel.ts';
import { present } from '../../../../shared/domain/present.ts';
import { placesOf } from '../../../../shared/domain/records/index-keys.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export async function listFunnelRecords(input: Input, services: Services): Promise<Output> {
  const { stage, outcome, reason, limit, after, ...asked } = present(input);
  const figure = { pipeline: asked.pipeline, stage, ...present({ outcome, reason }) };
  const { asOf, stays } = await staysBehind(asked, figure, services);
  const page = stays.slice(after, after + limit);
  const companies = await companiesOf(page, services.records);
  return {
    ...{ asOf, total: stays.length },
    items: page.map((stay) => itemOf(stay, companies.get(stay.member.trace.id))),
    ...(after + limit < stays.length && { next: after + limit }),
  };
}

/** What lists show of them: until a lead is claimed, without what looks like a contact. */
async function companiesOf(stays: readonly Stay[], records: Services['records']) {
  const idsOf = (kind: 'lead' | 'deal') =>
    stays.flatMap(({ member: { trace } }) => (trace.kind === kind ? [trace.id] : []));
  const found = await Promise.all([records.getMany('lead', idsOf('lead')), records.getMany('deal', idsOf('deal'))]);
  return new Map(found.flat().map((record) => [record.id, placesOf(record).card.company]));
}

function itemOf(stay: Stay, company: string | undefined): Output['items'][number] {
  const { member, visit, visits } = stay;
  const { kind, id, counted } = member.trace;
  return {
    ...{ kind, id, enteredAt: visit.at, outcome: outcomeOf(stay), visits },
    ...present({ company, segment: member.segment, owner: member.manager, leftAt: visit.left?.at }),
    ...present({ reason: visit.left?.reason || visit.left?.basket ? whyOf(stay) : undefined, amount: counted.amount }),
  };
}

export const listFunnelRecordsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listFunnelRecords,
});
