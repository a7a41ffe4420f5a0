import type { Member } from '../../../../shared/domain/figures/members.ts';
import { verdictOf } from '../../../../shared/domain/figures/quality.ts';
import { leadsBehind } from '../../../../shared/domain/figures/report-quality.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { recordsOf } from '../records.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export async function listQualityRecords(input: Input, services: Services) {
  const { verdict, criterion, response, hour, responsible, limit, after, ...asked } = present(input);
  const figure = present({ verdict, criterion, response, hour, responsible });
  const { asOf, leads } = await leadsBehind(asked, figure, services);
  const counted = leads.map((member) => ({ member }));
  return { asOf, ...(await recordsOf(counted, { limit, after }, services.records, told)) };
}

const told = ({ member }: { readonly member: Member }) => ({
  ...{ arrivedAt: member.arrivedAt, verdict: verdictOf(member) },
  ...present({ claimedAt: member.trace.claim?.at, contactedAt: member.trace.contactedAt }),
  ...present({ reason: member.trace.visits.at(-1)?.left?.reason }),
});

export const listQualityRecordsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listQualityRecords,
});
