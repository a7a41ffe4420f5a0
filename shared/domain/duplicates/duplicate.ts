import { v5 } from 'uuid';
import * as z from 'zod';
import { Instant } from '../calendar/instant-schema.ts';
import { lazily } from '../lazily.ts';
import { type Mergeable, mergeable } from '../merges/merge.ts';
import { By } from '../people/by.ts';
import { change, together } from '../records/plan.ts';
import type { Context } from '../records/context.ts';
import type { Plan } from '../records/records.ts';
import { byOf } from '../people/by.ts';

/** Why two records look like one. */
export const likenesses = ['same-name', 'same-inn', 'same-company', 'contacts-of-two-people'] as const;
export type Likeness = (typeof likenesses)[number];

/** Two records that may be one, for a person to decide. Decided once, the pair is not asked about again. */
export const Duplicate = lazily(() =>
  z.strictObject({
    kind: z.literal('duplicate'),
    id: z.uuid(),
    version: z.int().positive(),
    of: z.enum(mergeable),
    /** The older one first: ids begin with the time. */
    ids: z.tuple([z.uuid(), z.uuid()]),
    why: z.enum(likenesses),
    foundAt: Instant,
    state: z.discriminatedUnion('name', [
      z.strictObject({ name: z.literal('open') }),
      z.strictObject({ name: z.literal('different'), at: Instant, by: By }),
      z.strictObject({ name: z.literal('merged'), at: Instant, by: By }),
    ]),
  }),
);
export type Duplicate = z.infer<ReturnType<typeof Duplicate>>;

const pairs = '2c9a4c0e-7a51-5b0b-9d25-6b1d1f6a7e42'; // the name space of pairs; changing it would ask about every pair again

const inOrder = (...pair: readonly [string, string]) => pair.toSorted() as [string, string]; // still two

/** The id of a pair, whichever comes first: a name-based UUID (RFC 9562, version 5). */
export const duplicateId = (of: Mergeable, [one, other]: readonly [string, string]): string =>
  v5(`${of}/${inOrder(one, other).join('/')}`, pairs);

/** A pair nobody looked at yet. */
export function suspicion(
  of: Mergeable,
  [one, other]: readonly [string, string],
  why: Likeness,
  { at }: Pick<Context, 'at'>,
): { readonly duplicate: Duplicate; readonly plan: Plan } {
  const ids = inOrder(one, other);
  const duplicate: Duplicate = {
    kind: 'duplicate',
    id: duplicateId(of, ids),
    version: 1,
    of,
    ids,
    why,
    foundAt: at,
    state: { name: 'open' },
  };
  return { duplicate, plan: change(undefined, duplicate, { type: 'DuplicateFound', data: { of, ids, why } }) };
}

/** The pair is decided: they are one, or they are not. Decided so already, nothing changes. */
export function settle(
  duplicate: Duplicate | undefined,
  as: 'different' | 'merged',
  { at, by }: Pick<Context, 'at' | 'by'>,
): Plan {
  if (duplicate === undefined || duplicate.state.name === as) return together();
  const after: Duplicate = { ...duplicate, version: duplicate.version + 1, state: { name: as, at, by: byOf(by) } };
  return change(duplicate, after, { type: 'DuplicateSettled', data: { as } });
}
