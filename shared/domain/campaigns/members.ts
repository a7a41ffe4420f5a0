/** An audience, a page at a time: whom it names by now. */
import type { Files } from '../files.ts';
import { laneOf } from '../leads/lane.ts';
import { present } from '../present.ts';
import { allOf } from '../records/all-of.ts';
import { basketBoard } from '../records/index-keys.ts';
import type { Card, Entry, Page, Records } from '../records/records.ts';
import type { Member } from '../refresh/sent-letter.ts';
import { readList } from '../return/list-pages.ts';
import { scoringId } from '../return/scoring-record.ts';
import { type Audience, basketOf, cellIn, laneIn, segmentOf } from './audience.ts';

/** Entries of a basket read at once; accounts, which have several people each. */
const leadsAtOnce = 25;
const accountsAtOnce = 5;

export type AudienceStores = {
  readonly records: Pick<Records, 'list' | 'get' | 'getMany'>;
  /** Where the scoring keeps its lists. */
  readonly files: Pick<Files, 'read'>;
};

/**
 * The next page of an audience. Who comes into it while somebody goes through it is met as well; who has come into a
 * basket later stands further back. A cell is that of the last run when its first page is read.
 */
export function membersOf(
  audience: Audience,
  cursor: string | undefined,
  stores: AudienceStores,
): Promise<Page<Member>> {
  const cell = cellIn(audience);
  return cell === undefined ? listedIn(audience, cursor, stores.records) : scoredIn(cell, audience, cursor, stores);
}

async function listedIn(
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

/** The people of the accounts of a cell, whose page is a place in the list of one run. */
async function scoredIn(
  cell: number,
  audience: Audience,
  cursor: string | undefined,
  { records, files }: AudienceStores,
): Promise<Page<Member>> {
  const place = placeIn(cursor) ?? { runId: (await records.get('scoring', scoringId))?.last?.runId, from: 0 };
  const { runId, from } = place;
  if (runId === undefined) return { items: [] };
  const rows = await readList(runId, `cell-${cell}`, { from, limit: accountsAtOnce }, files);
  const accounts = await records.getMany(
    'account',
    rows.map(({ accountId }) => accountId),
  );
  const segment = segmentOf(audience);
  const meant = accounts.filter((account) => segment === undefined || account.segment === segment);
  const members = await Promise.all(meant.map((account) => membersBy(account, records)));
  const next = `${runId}:${String(from + accountsAtOnce)}`;
  return { items: members.flat(), ...(rows.length === accountsAtOnce && { next }) };
}

function placeIn(cursor: string | undefined): { readonly runId: string; readonly from: number } | undefined {
  const [runId, from] = cursor?.split(':') ?? [];
  return runId === undefined ? undefined : { runId, from: Number(from) };
}

function isMeant(card: Card, audience: Audience): boolean {
  const [segment, lane] = [segmentOf(audience), laneIn(audience)];
  return (segment === undefined || card.segment === segment) && (lane === undefined || laneOf(card) === lane);
}

async function membersBy({ kind, id }: Pick<Entry, 'kind' | 'id'>, records: Pick<Records, 'list'>): Promise<Member[]> {
  if (kind === 'lead' || kind === 'deal') return [{ kind, id }];
  const people: Member[] = [];
  for await (const person of allOf({ index: 'parent', of: id, kind: 'person' }, records))
    people.push({ kind: 'person', id: person.id });
  return people;
}
