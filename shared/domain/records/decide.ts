/** From a request to a committed decision: read, decide, commit, and once more when somebody was faster. */
import type { Fact } from '../facts/fact.ts';
import { byOf } from '../people/by.ts';
import { present } from '../present.ts';
import { Problem } from '../problem.ts';
import type { Context } from './context.ts';
import { KeyTaken, StaleVersion } from './errors.ts';
import type { Decision } from './plan.ts';
import type { Refusal } from './refusal.ts';
import { markedBy } from './request.ts';
import type { Idempotency, Plan, Records } from './records.ts';

const statuses = { rule: 422, conflict: 409, forbidden: 403 } as const;

/** A refusal as the problem a caller gets. */
export const problemOf = ({ kind, code, detail, ...extra }: Refusal): Problem =>
  new Problem({ status: statuses[kind], code, detail, extra });

type Options = {
  readonly origin?: 'live' | 'import' | 'demo';
  /** The id of a note in `People` that belongs to what is decided. */
  readonly note?: string | undefined;
  /** How often a decision is made when a record it stands on changes meanwhile. @default 4 */
  readonly rounds?: number;
  /** What to wait for before a lost race is run again. @default - nothing */
  readonly pause?: (round: number) => Promise<void>;
};

type Marked = Omit<Options, 'rounds' | 'pause'> & { readonly idempotency?: Idempotency | undefined };

export const commitPlan = (
  records: Records,
  plan: Plan,
  { by, at, policy, request }: Context,
  { origin = 'live', idempotency = markedBy(plan, request), note }: Marked = {},
): Promise<readonly Fact[]> =>
  records.commit({ ...plan, at, by: byOf(by), origin, policy: policy.revision, ...present({ idempotency, note }) });

/**
 * Reads and decides afresh, commits, and does so again when a record was changed or a key taken in between. A decision
 * may carry the mark that makes its request take effect once.
 *
 * @throws Problem when the decision is a refusal, or when the record changes faster than one can decide
 */
export async function decideAndCommit<Result extends object>(
  records: Records,
  context: Context,
  decide: () => Promise<Decision<Result>>,
  options: Options = {},
): Promise<Result & { readonly plan: Plan }> {
  const { rounds, pause, ...marked } = { rounds: 4, pause: atOnce, ...options };
  for (let round = 1; ; round += 1) {
    const decision = await decide();
    if (!decision.ok) throw problemOf(decision.refusal);
    try {
      await commitPlan(records, decision.plan, context, { ...marked, idempotency: decision.idempotency });
      return decision;
    } catch (error) {
      if (!isLostRace(error)) throw error;
      if (round >= rounds) throw lostForGood(error);
      await pause(round);
    }
  }
}

const atOnce = (): Promise<void> => Promise.resolve();

const isLostRace = (error: unknown): error is KeyTaken | StaleVersion =>
  error instanceof StaleVersion || error instanceof KeyTaken;

/** Lost again and again: a key stays with its holder, a record changes faster than one can decide. */
const lostForGood = (error: KeyTaken | StaleVersion): Problem =>
  error instanceof KeyTaken
    ? new Problem({ status: 409, code: 'key-taken', detail: error.message }, { cause: error })
    : new Problem(
        { status: 409, code: 'changed-meanwhile', detail: `${error.message}; read it again` },
        { cause: error },
      );
