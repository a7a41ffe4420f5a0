/** Boards: the open records of a stage, with how many there are and what they are worth. */
import * as z from 'zod';
import { decodeCursor, encodeCursor } from '../../../shared/adapters/cursor.ts';
import { maskContacts } from '../../../shared/domain/contacts/mask.ts';
import { present } from '../../../shared/domain/present.ts';
import { actsFor, isIn } from '../../../shared/domain/people/actor.ts';
import type { Actor } from '../../../shared/domain/people/actor.ts';
import { may, type Right } from '../../../shared/domain/people/rights.ts';
import { hasNextStep } from '../../../shared/domain/tasks/day.ts';
import { allOf } from '../../../shared/domain/records/all-of.ts';
import { CardShape, Sum } from '../../../shared/domain/records/card-shape.ts';
import { boardSort } from '../../../shared/domain/records/index-keys.ts';
import type { Card, Entry, Records } from '../../../shared/domain/records/records.ts';
import { lazily } from '../../../shared/domain/lazily.ts';

export const BoardEntry = lazily(() => z.object({ ...CardShape().shape, withoutNextStep: z.boolean().optional() }));
export type BoardEntry = z.infer<ReturnType<typeof BoardEntry>>;
export const BoardStage = lazily(() =>
  z.object({
    stage: z.string(),
    count: z.int(),
    overdue: z.int(),
    waiting: z.int(),
    sums: z.array(Sum()),
    items: z.array(BoardEntry()),
    next: z.string().optional(),
  }),
);
export type BoardStage = z.infer<ReturnType<typeof BoardStage>>;

export const BoardQuery = {
  stage: z.string().optional(),
  owner: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2000).optional(),
} as const;

type Asked = { readonly owner?: string | undefined; readonly limit: number; readonly cursor?: string | undefined };
type Seeing = {
  readonly by: Actor;
  readonly right: Right;
  /** Of a board whose records are to have a next step. */
  readonly planned?: Planned;
};

/** One stage of a board, as far as this person may see it, from the cursor on. The cursor is the place of the last card shown. */
export async function boardStage(
  of: string,
  stage: string,
  { owner, limit, cursor }: Asked,
  seeing: Seeing,
  records: Pick<Records, 'list'>,
): Promise<BoardStage> {
  const { by, right } = seeing;
  const all = await everything(of, records);
  const seen = all.filter(
    ({ card }) =>
      may(by, right, card.owner) && (owner === undefined || card.owner === owner) && isForMe(card.reservedFor, by),
  );
  const left = behind(seen, cursor);
  const page = left.slice(0, limit);
  const last = page.at(-1);
  return {
    stage,
    count: seen.length,
    overdue: seen.filter(({ card }) => card.overdue === true).length,
    waiting: seen.filter(({ card }) => card.waitUntil !== undefined).length,
    sums: sumsOf(seen),
    items: await marked(page, seeing),
    ...present({
      next: last && left.length > limit ? encodeCursor({ after: boardSort(last.card, last.id) }) : undefined,
    }),
  };
}

/** The open tasks of a person. */
export type Planned = (owner: string) => Promise<readonly Entry[]>;
const mostTasks = 1000;

/** Asked for once for each person, however many stages of a board show their deals. */
export function plannedIn(records: Pick<Records, 'list'>): Planned {
  const asked = new Map<string, Promise<readonly Entry[]>>();
  return (of) => {
    const tasks =
      asked.get(of) ??
      records.list({ index: 'owner', of, kind: 'task' }, { limit: mostTasks }).then(({ items }) => items);
    asked.set(of, tasks);
    return tasks;
  };
}

/** The cards of a page; a deal whose owner has no task about it, and which waits for no date, is marked. */
const marked = (page: readonly Entry[], { by, planned }: Seeing): Promise<BoardEntry[]> =>
  Promise.all(
    page.map(async (entry) => {
      const { id, version, card } = entry;
      const isLeft =
        planned !== undefined && !hasNextStep(entry, card.owner === undefined ? [] : await planned(card.owner));
      return { id, version, ...shownTo(by, card), ...(isLeft && { withoutNextStep: true }) };
    }),
  );

const Place = lazily(() => z.strictObject({ after: z.string().min(1).max(200) }));

/** What stands behind a place of the board, whether or not the card that marked it is still there. */
function behind(entries: readonly Entry[], cursor: string | undefined): readonly Entry[] {
  if (cursor === undefined) return entries;
  const { after } = decodeCursor(cursor, Place());
  return entries.filter(({ id, card }) => boardSort(card, id) > after);
}

/** A card without what looks like a contact, for those who may not see any. */
const shownTo = (by: Actor, card: Card): Card =>
  may(by, 'read-contacts', card.owner)
    ? card
    : {
        ...card,
        ...present({
          company: card.company && maskContacts(card.company),
          product: card.product && maskContacts(card.product),
        }),
      };

/** A lead kept for one manager is not shown to another. */
const isForMe = (reservedFor: string | undefined, by: Actor): boolean =>
  reservedFor === undefined || !isIn(by, 'manager') || isIn(by, 'head') || actsFor(by).includes(reservedFor);

async function everything(of: string, records: Pick<Records, 'list'>): Promise<Entry[]> {
  const found: Entry[] = [];
  for await (const entry of allOf({ index: 'board', of }, records)) found.push(entry);
  return found;
}

/** Sums per currency: amounts of two currencies are not added. */
function sumsOf(entries: readonly Entry[]): { netMinor: number; currency: string }[] {
  const sums = new Map<string, number>();
  for (const { card } of entries)
    if (card.amount) sums.set(card.amount.currency, (sums.get(card.amount.currency) ?? 0) + card.amount.netMinor);
  return [...sums].map(([currency, netMinor]) => ({ currency, netMinor }));
}
