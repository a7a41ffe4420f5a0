/** The store of records and facts in memory: for histories made in one go, and for tests. It keeps every promise of the port. */
import * as z from 'zod';
import type { Clock } from '../../domain/clock.ts';
import type { FollowedKind } from '../../domain/pipeline/where.ts';
import { type Fact, isListed } from '../../domain/facts/fact.ts';
import { recordFacts } from '../../domain/facts/record-facts.ts';
import { present } from '../../domain/present.ts';
import { type Excerpt, excerptOf } from '../../domain/records/excerpt.ts';
import { AlreadyDone, KeyReused, KeyTaken, StaleVersion } from '../../domain/records/errors.ts';
import { placesOf } from '../../domain/records/index-keys.ts';
import { assertFits, isEmpty } from '../../domain/records/limits.ts';
import { unchangedIn, unheldIn } from '../../domain/records/plan.ts';
import { prefixOf } from '../../domain/records/listing.ts';
import type {
  AnyRecord,
  Change,
  Changed,
  Claim,
  Commit,
  Entry,
  Excerpted,
  Excerpts,
  Happened,
  History,
  Idempotency,
  Journal,
  Listing,
  Page,
  Parked,
  RecordKind,
  RecordOf,
  Records,
  Ref,
  Waiting,
} from '../../domain/records/records.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';

type JournalPage = NonNullable<Parameters<Journal['of']>[1]>;
type ListPage = Parameters<Records['list']>[1];
type Stored = { readonly record: AnyRecord; readonly changedAt: string; waiting?: Waiting };
/** The key of a record, and by what it is sorted. */
type Place = readonly [string, string];
type Index = Listing['index'];
const indexes: readonly Index[] = ['board', 'owner', 'parent'];
/** What a store would answer, or refuse, a moment later. */
const promised = <T>(work: () => T): Promise<T> => Promise.resolve().then(work);

const keyOf = ({ kind, id }: Ref): string => `${kind}/${id}`;

export class MemoryRecords implements Records, Journal, History, Excerpts {
  readonly facts: Fact[] = [];
  readonly #clock: Clock;
  readonly #newId: () => string;
  readonly #wallNow: () => number;
  readonly #stored = new Map<string, Stored>();
  readonly #keys = new Map<string, Ref>();
  /** Which records stand in which list, and by what they are sorted there. */
  readonly #lists = new Map<string, Map<string, string>>();
  /** Those lists in their order, until somebody comes or leaves. */
  readonly #orders = new Map<string, readonly Place[]>();
  readonly #factsOf = new Map<string, Fact[]>();
  readonly #requests = new Map<string, Idempotency & { readonly expiresAt: number }>();

  constructor({ clock, newId, wallNow = Date.now }: { clock: Clock; newId: () => string; wallNow?: () => number }) {
    this.#clock = clock;
    this.#newId = newId;
    this.#wallNow = wallNow;
  }

  get all(): readonly AnyRecord[] {
    return [...this.#stored.values()].map(({ record }) => record);
  }

  get claims(): readonly Claim[] {
    return [...this.#keys].map(([key, holder]) => ({ key, holder }));
  }

  get<K extends RecordKind>(kind: K, id: string): Promise<RecordOf<K> | undefined> {
    const record = this.#stored.get(keyOf({ kind, id }))?.record;
    return Promise.resolve(structuredClone(record) as RecordOf<K> | undefined); // stored under its kind
  }

  async getMany<K extends RecordKind>(kind: K, ids: readonly string[]): Promise<RecordOf<K>[]> {
    const found = await Promise.all([...new Set(ids)].map((id) => this.get(kind, id)));
    return found.filter((record) => record !== undefined);
  }

  standing<K extends FollowedKind | 'import'>(kind: K, ids: readonly string[]): Promise<Parked<RecordOf<K>>[]> {
    const found = [...new Set(ids)].flatMap((id) => this.#stored.get(keyOf({ kind, id })) ?? []);
    return Promise.resolve(structuredClone(found) as Parked<RecordOf<K>>[]); // stored under their kind
  }

  holderOf(key: string): Promise<Ref | undefined> {
    return Promise.resolve(this.#keys.get(key));
  }

  list(listing: Listing, page?: ListPage): Promise<Page<Entry>> {
    return promised(() => this.#list(listing, page));
  }

  /** What stands in a list, in its order. */
  #inOrder(list: string): readonly Place[] {
    const known = this.#orders.get(list);
    if (known) return known;
    const order = [...(this.#lists.get(list) ?? [])].sort(([, a], [, b]) => (a < b ? -1 : 1));
    this.#orders.set(list, order);
    return order;
  }

  #list(listing: Listing, page?: ListPage): Page<Entry> {
    const { limit, cursor, newestFirst } = { ...firstPage, ...page };
    const { index, of } = listing;
    const prefix = prefixOf(listing);
    const given = z.strictObject({ index: z.literal(index), of: z.literal(of), sort: z.string().startsWith(prefix) });
    const behind = cursor === undefined ? undefined : decodeCursor(cursor, given).sort;
    const left = this.#inOrder(`${index}/${of}`).filter(
      ([, sort]) => sort.startsWith(prefix) && (behind === undefined || comesAfter(sort, behind, newestFirst)),
    );
    const places = (newestFirst ? left.toReversed() : left).slice(0, limit);
    const items = places.flatMap(([key]) => this.#stored.get(key)?.record ?? []);
    const next = limit < left.length ? encodeCursor({ index, of, sort: places.at(-1)?.[1] }) : undefined;
    return { items: items.map((record) => entryOf(record, placesOf(record).card)), ...present({ next }) };
  }

  answered(request: Pick<Idempotency, 'key' | 'fingerprint'>): Promise<{ answer: unknown } | undefined> {
    return promised(() => this.#served(request));
  }

  #served({ key, fingerprint }: Pick<Idempotency, 'key' | 'fingerprint'>): { answer: unknown } | undefined {
    const request = this.#requests.get(key);
    if (!request || request.expiresAt <= this.#wallNow()) return undefined;
    if (request.fingerprint !== fingerprint) throw new KeyReused(key);
    return { answer: request.answer };
  }

  async commit(commit: Commit): Promise<readonly Fact[]> {
    assertFits(commit);
    if (isEmpty(commit)) return [];
    const facts = recordFacts(commit, { at: await this.#clock.now(), commitId: this.#newId() });
    const before = commit.idempotency && this.#served(commit.idempotency); // from here on nothing waits: a rival sees all or nothing
    if (before) throw new AlreadyDone(before.answer);
    this.#assertFree(commit);
    this.#write(commit);
    for (const fact of structuredClone(facts)) this.#record(fact);
    return facts;
  }

  #record(fact: Fact): void {
    this.facts.push(fact);
    this.#factsOf.set(fact.subject.id, [...(this.#factsOf.get(fact.subject.id) ?? []), fact]);
  }

  /** Parks a workflow's token beside a record, on condition that it stands on that leg: what the machine's own task does. */
  park(ref: Ref, waiting: Waiting, stage?: string): boolean {
    const stored = this.#stored.get(keyOf(ref));
    if (!stored || !('leg' in stored.record)) return false;
    if (stored.record.leg !== waiting.leg || stored.record.generation !== waiting.generation) return false;
    if (stage !== undefined && stored.record.stage.name !== stage) return false;
    stored.waiting = waiting;
    return true;
  }

  of(ref: Pick<Ref, 'id'>, page: JournalPage = {}): Promise<Page<Fact>> {
    return promised(() => this.#of(ref, page));
  }

  #of({ id }: Pick<Ref, 'id'>, { after = 0, limit = 50, newestFirst = false, cursor }: JournalPage): Page<Fact> {
    const all = this.#factsBehind(id, after);
    const ordered = newestFirst ? all.reverse() : all;
    const start = cursor === undefined ? 0 : placeBehind(cursor, ordered);
    const items = structuredClone(ordered.slice(start, start + limit));
    const next = start + limit < ordered.length ? encodeCursor({ fact: items.at(-1)?.id }) : undefined;
    return { items, ...present({ next }) };
  }

  #factsBehind(id: string, after: number): Fact[] {
    return (this.#factsOf.get(id) ?? []).filter(({ version }) => version > after);
  }

  changesBetween(from: string, to: string): Promise<readonly Changed[]> {
    const within = this.facts.filter((fact) => isListed(fact) && fact.recordedAt >= from && fact.recordedAt <= to);
    return Promise.resolve(within.map(({ subject: { kind, id }, version }) => ({ kind, id, version })));
  }

  async *happened(from: string, before: string, asked: Happened): AsyncIterable<readonly Fact[]> {
    yield await promised(() => structuredClone(this.#happened(from, before, asked)));
  }

  async *excerpts(from: string, before: string, asked: Excerpted): AsyncIterable<readonly Excerpt[]> {
    const [kinds, names]: [readonly string[], Set<string>] = [asked.kinds, new Set(asked.names)];
    yield await promised(() =>
      structuredClone(
        this.#happened(from, before, asked)
          .filter(({ subject }) => kinds.includes(subject.kind))
          .map((fact) => excerptOf(fact, names)),
      ),
    );
  }

  #happened(from: string, before: string, { types, counted }: Happened): Fact[] {
    const names: readonly string[] = types;
    const isAsked = (fact: Fact): boolean =>
      names.includes(fact.type) || (counted === true && fact.counted !== undefined);
    return this.facts.filter((fact) => fact.at >= from && fact.at < before && isAsked(fact));
  }

  #assertFree({ claims, releases, changes, conditions = [] }: Commit): void {
    const taken = [...claims, ...releases].filter(
      ({ key, holder }) => (this.#keys.get(key)?.id ?? holder.id) !== holder.id,
    );
    const held = unheldIn(conditions).filter(({ key }) => this.#keys.has(key));
    if (taken.length + held.length > 0) throw new KeyTaken([...taken, ...held]);
    const expectations = [
      ...changes.map(({ record: { kind, id }, expected }) => ({ ref: { kind, id }, expected })),
      ...unchangedIn(conditions).map(({ unchanged, version }) => ({ ref: unchanged, expected: version })),
    ];
    const stale = expectations.filter(
      ({ ref, expected }) => (this.#stored.get(keyOf(ref))?.record.version ?? 'new') !== expected,
    );
    if (stale.length > 0) throw new StaleVersion(stale.map(({ ref }) => ref));
  }

  #write({ changes, claims, releases, idempotency }: Commit): void {
    for (const change of changes) this.#change(change);
    for (const { key, holder } of claims) this.#keys.set(key, { kind: holder.kind, id: holder.id });
    for (const { key } of releases) this.#keys.delete(key);
    if (!idempotency) return;
    this.#requests.set(idempotency.key, {
      ...idempotency,
      expiresAt: this.#wallNow() + (idempotency.seconds ?? 86_400) * 1000,
    });
  }

  /** Takes a record out of the lists it stood in, and into those it stands in now. */
  #relist(before: AnyRecord | undefined, after: AnyRecord | undefined): void {
    const [left, entered] = [listsOf(before), listsOf(after)];
    if (isSame(left, entered)) return;
    for (const [list] of [...left, ...entered]) this.#orders.delete(list);
    for (const [list, key] of left) this.#lists.get(list)?.delete(key);
    for (const [list, key, sort] of entered)
      this.#lists.set(list, (this.#lists.get(list) ?? new Map<string, string>()).set(key, sort));
  }

  #change({ record, gone }: Change): void {
    const key = keyOf(record);
    const { waiting, record: before } = this.#stored.get(key) ?? {};
    this.#relist(before, gone ? undefined : record);
    const changedAt = new Date(this.#wallNow()).toISOString();
    if (gone) this.#stored.delete(key);
    else this.#stored.set(key, { record: structuredClone(record), changedAt, ...(waiting && { waiting }) });
  }
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const firstPage = { limit: 50, newestFirst: false, cursor: undefined };

const comesAfter = (sort: string, other: string, newestFirst: boolean): boolean =>
  newestFirst ? sort < other : sort > other;

/** The lists a record stands in, with its key and by what it is sorted there. */
function listsOf(record: AnyRecord | undefined): (readonly [string, string, string])[] {
  if (!record) return [];
  const places = placesOf(record);
  return indexes.flatMap((index) => {
    const { [index]: place } = places;
    return place ? [[`${index}/${place.of}`, keyOf(record), place.sort] as const] : [];
  });
}

function placeBehind(cursor: string, facts: readonly Fact[]): number {
  const { fact } = decodeCursor(cursor, z.strictObject({ fact: z.enum(facts.map(({ id }) => id)) }));
  return facts.findIndex(({ id }) => id === fact) + 1;
}

function entryOf(record: AnyRecord, card: Entry['card']): Entry {
  const { kind, id, version } = record;
  const standing = 'leg' in record ? { leg: record.leg, generation: record.generation } : {};
  return { kind, id, version, card, ...standing };
}
