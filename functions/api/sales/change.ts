/** Routes that change one lead or one deal: read, check the version seen, decide, commit, show. */
import type * as z from 'zod';
import type { Deal } from '../../../shared/domain/deals/deal.ts';
import type { Lead } from '../../../shared/domain/leads/lead.ts';
import { type Context, contextOf } from '../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../shared/domain/records/decide.ts';
import { assertStillSo } from '../../../shared/domain/records/expected-version.ts';
import type { Decision } from '../../../shared/domain/records/plan.ts';
import { type ApiRoute, apiRoute } from '../../../shared/lambda/api-route.ts';
import type { RouteContract } from '../../../shared/lambda/route-contract.ts';
import { found } from '../../../shared/domain/records/found.ts';
import { Env } from './environment.ts';
import { noteItem } from '../../../shared/domain/people/notes.ts';
import { buildServices, type Services } from './services.ts';
import { DealView, dealView, leadShownTo, LeadView } from './views.ts';

type Addressed = { readonly id: string; readonly expectedVersion?: number | undefined };
type Deciding = { readonly context: Context } & Pick<Services, 'records' | 'people' | 'secrets' | 'newId'>;

type Changing<Input extends z.ZodType<Addressed>, R, Result extends object> = {
  readonly route: RouteContract;
  readonly input: () => Input;
  /** The fields the change edits: another edit of one of them since the version seen is a conflict. */
  readonly fields?: (asked: z.output<Input>) => readonly string[];
  /** What was said in words: kept as a note, which the first fact names. @default - the field `note` */
  readonly words?: (asked: z.output<Input>) => string | undefined;
  readonly decide: (
    record: R,
    asked: Omit<z.output<Input>, 'id' | 'expectedVersion'>,
    deciding: Deciding,
  ) => Promise<Decision<Result>> | Decision<Result>;
};

/**
 * Reads, decides, and looks whether what the change stands on is still so: since the version the caller saw, or since
 * it was first read here. Of two who are at it together the slower one learns who was faster.
 */
async function decided<Input extends z.ZodType<Addressed>, K extends 'lead' | 'deal', Result extends object>(
  kind: K,
  spec: Changing<Input, K extends 'lead' ? Lead : Deal, Result>,
  input: z.output<Input>,
  services: Services,
  context: Context,
): Promise<Result> {
  const { id, expectedVersion, ...asked } = input;
  const words = spec.words ? spec.words(input) : wordsIn(asked);
  const note = words === undefined ? undefined : services.newId();
  let seen = expectedVersion;
  const decide = async (): Promise<Decision<Result>> => {
    const record = await found(services.records, kind, id);
    const decision = await spec.decide(record as K extends 'lead' ? Lead : Deal, asked, { context, ...services }); // the record of this kind
    seen ??= record.version;
    if (isSettled(decision)) return decision;
    await assertStillSo(services.journal, record, seen, spec.fields?.(input) ?? []);
    if (decision.ok && note !== undefined && words !== undefined)
      await services.people.put([noteItem(id, note, words, context)]);
    return decision;
  };
  return decideAndCommit(services.records, context, decide, { note });
}

/** Nothing to do, not theirs to do, or it says itself who was faster: what changed meanwhile does not matter. */
const isSettled = (decision: Decision): boolean =>
  decision.ok
    ? decision.plan.changes.length === 0
    : decision.refusal.kind === 'forbidden' || decision.refusal.winner !== undefined;

const wordsIn = (asked: object): string | undefined =>
  'note' in asked && typeof asked.note === 'string' ? asked.note : undefined;

/** A route that changes one lead and answers with it. */
export const changeLead = <Input extends z.ZodType<Addressed>>(spec: Changing<Input, Lead, { lead: Lead }>): ApiRoute =>
  apiRoute({
    route: spec.route,
    env: Env,
    input: spec.input,
    output: LeadView,
    services: buildServices,
    run: async (input, services, { by }) =>
      leadShownTo(by, (await decided('lead', spec, input, services, await contextOf(by, services))).lead),
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
