/** A request that creates something takes effect once: what marks it, and what it made, for when it comes again. */
import * as z from 'zod';
import { lazily } from '../lazily.ts';
import type { Idempotency, Plan } from './records.ts';

/** What makes a request the same as one before. */
export type Mark = Pick<Idempotency, 'key' | 'fingerprint' | 'seconds'>;

/** The first record of each kind that a request made or changed. */
export const Made = lazily(() => z.record(z.string(), z.strictObject({ id: z.string(), isNew: z.boolean() })));
export type Made = z.infer<ReturnType<typeof Made>>;

const madeBy = ({ changes }: Plan): Made =>
  Object.fromEntries(
    changes.toReversed().map(({ record: { kind, id }, expected }) => [kind, { id, isNew: expected === 'new' }]),
  );

/** The mark of a request with what a plan makes: only what changes something is marked. */
export const markedBy = (plan: Plan, mark: Mark | undefined): Idempotency | undefined =>
  mark && plan.changes.length > 0 ? { ...mark, answer: madeBy(plan) } : undefined;
