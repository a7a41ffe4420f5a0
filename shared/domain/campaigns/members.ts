/** An audience, a page at a time: whom it names by now. */
import { laneOf } from '../leads/lane.ts';
import { present } from '../present.ts';
import { allOf } from '../records/all-of.ts';
import { basketBoard } from '../records/index-keys.ts';
import type { Card, Entry, Page, Records } from '../records/records.ts';
import type { Member } from '../refresh/sent-letter.ts';
import { type Audience, basketOf, laneIn, segmentOf } from './audience.ts';

/** Entries of a basket read at once; accounts, which have several people each. */
const leadsAtOnce = 25;
const accountsAtOnce = 5;

/**
 * The next page of an audience. Who comes into it while somebody goes through it is met as well; who has come into a
 * basket later stands further back.
 */
export async function membersOf(
  audience: Audience,
  cursor: string | undefined,
  records: Pick<Records, 'list'>,
): Promise<Page<Member>> {
  const basket = basketOf(audience);
  const [of, limit] = basket === undefined ? ['account/all', accountsAtOnce] : [basketBoard(basket), leadsAtOnce];
  const { items, next } = await records.list({ index: 'board', of }, { limit, ...present({ cursor }) });
  const meant = items.filter(({ card }) => isMeant(card, audience));
  const members = await Promise.all(meant.map((entry) => membersBy(entry, records)));
  return { items: members.flat(), ...present({ next }) };
}

function isMeant(card: Card, audience: Audience): boolean {
  const [segment, lane] = [segmentOf(audience), laneIn(audience)];
  return (segment === undefined || card.segment === segment) && (lane === undefined || laneOf(card) === lane);
}

async function membersBy({ kind, id }: Entry, records: Pick<Records, 'list'>): Promise<Member[]> {
  if (kind === 'lead' || kind === 'deal') return [{ kind, id }];
  const people: Member[] = [];
  for await (const person of allOf({ index: 'parent', of: id, kind: 'person' }, records))
    people.push({ kind: 'person', id: person.id });
  return people;
}
