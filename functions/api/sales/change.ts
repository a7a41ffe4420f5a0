/** Routes that change one lead or one deal, and show it. */
import type * as z from 'zod';
import type { Deal } from '../../../shared/domain/deals/deal.ts';
import type { Lead } from '../../../shared/domain/leads/lead.ts';
import { changeAsSeen, type Seen } from '../../../shared/domain/records/change-as-seen.ts';
import { type Context, contextOf } from '../../../shared/domain/records/context.ts';
import type { Decision } from '../../../shared/domain/records/plan.ts';
import type { RecordOf } from '../../../shared/domain/records/records.ts';
import { found } from '../../../shared/domain/records/found.ts';
import { type ApiRoute, apiRoute, type Call } from '../../../shared/lambda/api-route.ts';
import { onceRoute } from '../../../shared/lambda/once-route.ts';
import type { RouteContract } from '../../../shared/lambda/route-contract.ts';
import { Env } from './environment.ts';
import { inWords } from '../../../shared/domain/people/notes.ts';
import { buildServices, type Services } from './services.ts';
import { DealView, dealView, leadShownTo, LeadView } from './views.ts';

type Deciding = { readonly context: Context } & Pick<Services, 'records' | 'people' | 'secrets' | 'newId'>;

type Changing<Input extends z.ZodType<Seen>, R, Result extends object> = {
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

/** Decides and commits, and keeps what is said in words. */
function decided<Input extends z.ZodType<Seen>, K extends 'lead' | 'deal', Result extends object>(
  kind: K,
  spec: Changing<Input, RecordOf<K>, Result>,
  input: z.output<Input>,
  services: Services,
  context: Context,
): Promise<Result> {
  const { id, expectedVersion, ...asked } = input;
  const { note, keep } = inWords(spec.words ? spec.words(input) : wordsIn(asked), services, context);
  return changeAsSeen(
    {
      kind,
      seen: { id, expectedVersion },
      fields: spec.fields?.(input) ?? [],
      decide: (record) => spec.decide(record, asked, { context, ...services }),
      keep: () => keep(id),
      note,
    },
    services,
    context,
  );
}

const wordsIn = (asked: object): string | undefined =>
  'note' in asked && typeof asked.note === 'string' ? asked.note : undefined;

/** A route that changes one lead and answers with it. */
export const changeLead = <Input extends z.ZodType<Seen>>(spec: Changing<Input, Lead, { lead: Lead }>): ApiRoute =>
  apiRoute({
    route: spec.route,
    env: Env,
    input: spec.input,
    output: LeadView,
    services: buildServices,
    run: async (input, services, { by }) =>
      leadShownTo(by, (await decided('lead', spec, input, services, await contextOf(by, services))).lead),
  });

const dealRoute = <Input extends z.ZodType<Seen>>(spec: Changing<Input, Deal, { deal: Deal }>) => ({
  route: spec.route,
  env: Env,
  input: spec.input,
  output: DealView,
  services: buildServices,
  run: async (input: z.output<Input>, services: Services, { by }: Call) =>
    dealView((await decided('deal', spec, input, services, await contextOf(by, services))).deal),
});

/** A route that changes one deal and answers with it. */
export const changeDeal = <Input extends z.ZodType<Seen>>(spec: Changing<Input, Deal, { deal: Deal }>): ApiRoute =>
  apiRoute(dealRoute(spec));

/** The same for what makes something more each time it is asked for. */
export const changeDealOnce = <Input extends z.ZodType<Seen>>(
  spec: Changing<Input, Deal, { deal: Deal }> & { readonly route: RouteContract & { readonly once: 'always' } },
): ApiRoute =>
  onceRoute({
    ...dealRoute(spec),
    route: spec.route,
    again: async ({ id }, { records }) => dealView(await found(records, 'deal', id('deal'))),
  });
