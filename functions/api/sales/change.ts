/** Routes that change one lead or one deal: read, check the version seen, decide, commit, show. */
import type * as z from 'zod';
import type { Deal } from '../../../shared/domain/deals/deal.ts';
import type { Lead } from '../../../shared/domain/leads/lead.ts';
import { byOf } from '../../../shared/domain/people/actor.ts';
import { type Context, contextOf } from '../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../shared/domain/records/decide.ts';
import { assertStillSo } from '../../../shared/domain/records/expected-version.ts';
import type { Decision } from '../../../shared/domain/records/plan.ts';
import { type ApiRoute, apiRoute } from '../../../shared/lambda/api-route.ts';
import type { RouteContract } from '../../../shared/lambda/route-contract.ts';
import { found } from './context.ts';
import { Env } from './environment.ts';
import { buildServices, type Services } from './services.ts';
import { DealView, dealView, LeadView, leadView } from './views.ts';

type Addressed = { readonly id: string; readonly expectedVersion?: number | undefined };
type Deciding = { readonly context: Context; readonly records: Services['records'] };

type Changing<Input extends z.ZodType<Addressed>, R, Result extends object> = {
  readonly route: RouteContract;
  readonly input: Input;
  /** The fields the change edits: another edit of one of them since the version seen is a conflict. */
  readonly fields?: (asked: z.output<Input>) => readonly string[];
  readonly decide: (
    record: R,
    asked: Omit<z.output<Input>, 'id' | 'expectedVersion'>,
    deciding: Deciding,
  ) => Promise<Decision<Result>> | Decision<Result>;
};

async function decided<Input extends z.ZodType<Addressed>, K extends 'lead' | 'deal', Result extends object>(
  kind: K,
  { fields, decide }: Changing<Input, K extends 'lead' ? Lead : Deal, Result>,
  input: z.output<Input>,
  services: Services,
  context: Context,
): Promise<Result> {
  const { id, expectedVersion, ...asked } = input;
  const note = await keepNote(id, 'note' in asked ? asked.note : undefined, services, context);
  return decideAndCommit(
    services.records,
    context,
    async () => {
      const record = await found(services.records, kind, id);
      await assertStillSo(services.journal, record, expectedVersion, fields?.(input) ?? []);
      return decide(record as K extends 'lead' ? Lead : Deal, asked, { context, records: services.records }); // the record of this kind
    },
    { note },
  );
}

/** Free text never stands in a fact: it is kept with the people it may name, and the fact holds its id. */
async function keepNote(
  of: string,
  text: unknown,
  { people, newId }: Services,
  { at, by }: Context,
): Promise<string | undefined> {
  if (typeof text !== 'string') return undefined;
  const id = newId();
  await people.put([{ kind: 'note', of, id, value: { text, at, by: byOf(by).id ?? by.kind } }]);
  return id;
}

/** A route that changes one lead and answers with it. */
export const changeLead = <Input extends z.ZodType<Addressed>>(spec: Changing<Input, Lead, { lead: Lead }>): ApiRoute =>
  apiRoute({
    route: spec.route,
    env: Env,
    input: spec.input,
    output: LeadView,
    services: buildServices,
    run: async (input, services, { by }) =>
      leadView((await decided('lead', spec, input, services, await contextOf(by, services))).lead),
  });

/** A route that changes one deal and answers with it. */
export const changeDeal = <Input extends z.ZodType<Addressed>>(spec: Changing<Input, Deal, { deal: Deal }>): ApiRoute =>
  apiRoute({
    route: spec.route,
    env: Env,
    input: spec.input,
    output: DealView,
    services: buildServices,
    run: async (input, services, { by }) =>
      dealView((await decided('deal', spec, input, services, await contextOf(by, services))).deal),
  });
