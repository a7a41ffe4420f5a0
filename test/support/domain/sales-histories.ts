/**
 * Random histories of leads and deals, told as facts, and beside them what is true of each record: kept while it lives, stage
 * by stage, and not folded from the facts.
 */
import { type Random, randomOf } from '../../../local/demo/random.ts';
import type { Counted } from '../../../shared/domain/facts/counted-shape.ts';
import { type Fact, factId } from '../../../shared/domain/facts/fact.ts';
import { present } from '../../../shared/domain/present.ts';
import { anna, boris, vera } from './actors.ts';
import { idOf } from './contexts.ts';

type Pipeline = 'leads' | 'project' | 'dealer-order';
export type Cell = {
  outcome: 'moved-on' | 'lost' | 'parked' | 'went-back' | 'here';
  why?: string | undefined;
  visits: number;
  enteredAt: string;
  passed?: boolean;
};
export type Truth = {
  readonly kind: 'lead' | 'deal';
  readonly id: string;
  readonly pipeline: Pipeline;
  readonly arrivedAt: string;
  readonly leadId?: string;
  readonly source?: string;
  readonly cells: Map<string, Cell>;
  counted: Counted;
  merged: boolean;
  removed: boolean;
};
type Record = { truth: Truth; version: number; n: number; nowMs: number; lagMs: number };
/** A lead that was won, and the account it became. */
type Won = { readonly record: Record; readonly accountId: string };
type Event = { readonly fact: Fact; readonly apply: () => void };

const order = {
  leads: ['new', 'mql', 'sql'],
  project: [
    ...['new-deal', 'discuss-terms', 'send-quote', 'agree-price'],
    ...['payment-received', 'production-ordered', 'shipped'],
  ],
  'dealer-order': ['new-deal', 'agree-price', 'payment-received', 'production-ordered', 'shipped'],
} as const satisfies { readonly [P in Pipeline]: readonly string[] };
export const sources = ['site', 'google-ads', 'phone', 'exhibition'] as const;
export const campaigns = ['drives', 'spring'] as const;
export const segments = ['dealer', 'industrial', 'individual'] as const;
const owners = [anna.id, boris.id, vera.id];
const baskets = ['no-money', 'account', 'needs', 'time'] as const;
/** On the steps of the pyramid in their order. */
export const products = ['spare', 'drive', 'line', 'plant'] as const;
const rivals = ['rival', 'north-works', 'overseas'] as const;
const dayMs = 86_400_000;
const isoOf = (ms: number): string => new Date(ms).toISOString();

export class SalesHistories {
  readonly events: Event[] = [];
  readonly #records: Record[] = [];
  readonly #random: Random;
  /** Of its own, so that what is told of rivals changes nothing else of a seed's history. */
  readonly #choosing: Random;
  readonly #from: number;
  readonly #days: number;
  #ids = 0x5a1e0000;

  /** @param leads how many come within so many days from an instant on; half as many deals are opened without one */
  constructor(seed: number, { leads, from, days }: { leads: number; from: string; days: number }) {
    this.#random = randomOf(seed);
    this.#choosing = randomOf(seed + 0x7717a1);
    this.#from = Date.parse(from);
    this.#days = days;
    for (let n = 0; n < leads; n += 1) {
      this.#liveLead();
      if (n % 4 === 0) this.#liveDeal();
    }
  }

  /** As a journal tells them that was read in no order. */
  get facts(): Fact[] {
    const facts = this.events.map(({ fact }) => fact);
    for (let n = facts.length - 1; n > 0; n -= 1) {
      const other = this.#random.between(0, n);
      [facts[n], facts[other]] = [facts[other], facts[n]] as [Fact, Fact]; // both are there
    }
    return facts;
  }

  /** What is true of each record as far as it was recorded by then. Later instants may be asked for after earlier ones only. */
  truthsAt(asOf: string): Truth[] {
    const seen = new Set<string>();
    for (const { fact, apply } of this.events.splice(0)) {
      if (fact.recordedAt > asOf) continue;
      apply();
      seen.add(fact.subject.id);
    }
    return this.#records.flatMap(({ truth }) => (seen.has(truth.id) ? [truth] : []));
  }

  #newId(): string {
    this.#ids += 1;
    return idOf(this.#ids);
  }

  #chance(share: number): boolean {
    return this.#random.next() < share;
  }

  #begin(truth: Omit<Truth, 'cells' | 'counted' | 'merged' | 'removed'>, ms: number): Record {
    const whole = { ...truth, cells: new Map<string, Cell>(), counted: {}, merged: false, removed: false };
    const record = { truth: whole, version: 0, n: 0, nowMs: ms, lagMs: 0 };
    this.#records.push(record);
    return record;
  }

  #pass(record: Record, days = 15): void {
    record.nowMs += Math.floor(this.#random.next() * days * dayMs);
  }

  #tell(record: Record, type: Fact['type'], data: Fact['data'], apply: () => void, told: Partial<Fact> = {}): void {
    const { truth } = record;
    const isSameCommit = record.version > 0 && told.part !== undefined;
    record.n = isSameCommit ? record.n + 1 : 0;
    record.version += isSameCommit ? 0 : 1;
    const at = isoOf(record.nowMs);
    const fact: Fact = {
      id: factId(truth.id, record.version, record.n),
      ...{ type, v: 1, subject: { kind: truth.kind, id: truth.id }, version: record.version, n: record.n },
      ...{ at, recordedAt: isoOf(record.nowMs + record.lagMs), by: { kind: 'staff', id: anna.id }, origin: 'live' },
      ...{ commitId: `${truth.id}-${String(record.version)}`, policy: 0, data },
      ...present({ counted: told.counted }),
    };
    const counts = told.counted;
    this.events.push({
      fact,
      apply: () => {
        apply();
        if (counts) truth.counted = counts;
      },
    });
  }

  #counted(more: Counted = {}): Counted {
    const amount = { netMinor: this.#random.between(1, 900) * 1000, currency: 'RUB', as: 'stated' } as const;
    return present({
      segment: this.#chance(0.9) ? this.#random.pick(segments) : undefined,
      owner: this.#chance(0.8) ? this.#random.pick(owners) : undefined,
      lane: this.#chance(0.1) ? ('separate' as const) : undefined,
      amount: this.#chance(0.6) ? amount : undefined,
      ...more,
    });
  }

  /** What a deal is about, and over whom it is won: not known, nobody, one or two. */
  #chosen(): Counted {
    const count = this.#choosing.between(-2, 2);
    const first = this.#choosing.between(0, rivals.length - 1);
    return {
      ...(this.#choosing.next() < 0.8 && { product: this.#choosing.pick(products) }),
      ...(count > -2 && { rivals: [...rivals, ...rivals].slice(first, first + Math.max(0, count)) }),
    };
  }

  #touch(ms: number) {
    const campaign = this.#chance(0.5) ? this.#random.pick(campaigns) : undefined;
    return { at: isoOf(ms), source: this.#random.pick(sources), ...(campaign && { utm: { campaign } }) };
  }

  #liveLead(): void {
    const ms = this.#from + Math.floor(this.#random.next() * this.#days * dayMs);
    const touch = this.#touch(ms);
    const id = this.#newId();
    const record = this.#begin({ kind: 'lead', id, pipeline: 'leads', arrivedAt: isoOf(ms), source: touch.source }, ms);
    const isOpening = this.#chance(0.05);
    record.lagMs = isOpening ? 40 * dayMs : 0; // told when it was imported
    const stage = !isOpening && this.#chance(0.1) ? 'spam' : 'new';
    const data = { stage, source: touch.source, origin: 'marketing', personId: this.#newId(), touch, linkedTo: [] };
    this.#tell(
      record,
      'LeadReceived',
      { ...data, ...(isOpening && { opening: true }) },
      () => stage === 'new' && enter(record.truth, 'new', touch.at),
      { counted: this.#counted() },
    );
    let state: string = stage;
    record.nowMs += record.lagMs;
    for (let step = 0; step < 14 && state !== 'over'; step += 1) {
      this.#pass(record);
      record.lagMs = 0;
      state = this.#stepOfLead(record, state);
    }
    if (this.#chance(0.02)) this.#tell(record, 'RecordRemoved', { importId: id }, () => (record.truth.removed = true));
  }

  /** What comes next for a lead that stands somewhere; `over` when nothing does. */
  #stepOfLead(record: Record, state: string): string {
    if (state.startsWith('merged/')) return this.#unmerge(record, state.slice('merged/'.length));
    const { to, type = 'LeadMoved', ...more } = this.#choose(leadWays[state] ?? closedWays);
    const special: Readonly<Partial<{ [to: string]: () => string }>> = {
      over: () => 'over',
      aside: () => this.#aside(record, state),
      merged: () => this.#merge(record, state),
      converted: () => this.#convert(record),
    };
    return special[to]?.() ?? this.#go(record, type, state, to, more);
  }

  #go(record: Record, type: Fact['type'], from: string, to: string, why: Why): string {
    const lostTo = why.competitor === undefined ? {} : { competitor: this.#choosing.pick(rivals) };
    this.#move(
      record,
      type,
      from,
      to,
      to === 'parked' ? { basket: this.#random.pick(baskets) } : { ...why, ...lostTo },
    );
    return to;
  }

  #choose(ways: readonly Way[]): Omit<Way, 'share'> {
    let dice = this.#random.next() * ways.reduce((sum, { share }) => sum + share, 0);
    for (const { share, ...way } of ways) {
      dice -= share;
      if (dice < 0) return way;
    }
    return { to: 'over' };
  }

  #merge(record: Record, state: string): string {
    this.#tell(record, 'LeadMerged', { from: state, to: 'merged', into: idOf(2), mergeId: idOf(1) }, () => {
      record.truth.merged = true;
    });
    return `merged/${state}`;
  }

  #unmerge(record: Record, state: string): string {
    if (this.#chance(0.5)) return 'over';
    this.#tell(record, 'LeadMergeUndone', { mergeId: idOf(1), from: 'merged' }, () => {
      record.truth.merged = false;
    });
    return state;
  }

  #aside(record: Record, state: string): string {
    const touch = this.#touch(record.nowMs);
    if (this.#chance(0.5)) this.#tell(record, 'LeadTouched', { touch, n: 2 }, () => undefined);
    else this.#tell(record, 'LeadEdited', { fields: ['segment'] }, () => undefined, { counted: this.#counted() });
    return state;
  }

  #convert(record: Record): string {
    const [dealId, accountId] = [this.#newId(), this.#newId()];
    const data = { from: 'sql', to: 'converted', visit: 9, accountId, dealId };
    this.#tell(record, 'LeadConverted', data, () => (cellOf(record.truth, 'sql').outcome = 'moved-on'), {
      counted: this.#counted({ accountId }),
    });
    this.#liveDeal({ record, accountId }, dealId);
    if (this.#chance(0.1)) this.#liveDeal({ record, accountId }, this.#newId());
    return 'over';
  }

  #liveDeal({ record: lead, accountId }: Partial<Won> = {}, id = this.#newId()): void {
    const ms = lead?.nowMs ?? this.#from + Math.floor(this.#random.next() * this.#days * dayMs);
    const pipeline = this.#chance(0.7) ? 'project' : 'dealer-order';
    const record = this.#begin({ kind: 'deal', id, pipeline, ...cameFrom(lead, ms) }, ms);
    let state = this.#open(record, accountId);
    for (let step = 0; step < 16 && state !== 'over'; step += 1) {
      this.#pass(record, 20);
      state = this.#stepOfDeal(record, order[pipeline], state);
    }
  }

  /** Opens a deal; one that was under way stands anywhere. */
  #open(record: Record, accountId = this.#newId()): string {
    const { truth, nowMs } = record;
    const isOpening = truth.leadId === undefined && this.#chance(0.3);
    const stage = isOpening ? this.#random.pick<string>(order[truth.pipeline]) : 'new-deal';
    const told = { process: truth.pipeline, stage, origin: 'lead', accountId, ...present({ leadId: truth.leadId }) };
    const opened = () => {
      enter(truth, stage, isoOf(nowMs));
    };
    this.#tell(record, 'DealOpened', { ...told, ...(isOpening && { opening: true }) }, opened, {
      counted: this.#counted({ accountId, ...this.#chosen() }),
    });
    return stage;
  }

  /** Where a deal stands is a stage, or how it left one: `lost/agree-price`. */
  #stepOfDeal(record: Record, stages: readonly string[], state: string): string {
    const [name = '', left = name] = state.split('/');
    const [at, last] = [stages.indexOf(name), stages.length - 1];
    const {
      to,
      type = 'DealMoved',
      ...more
    } = this.#choose(dealWays(name, at, stages.indexOf('payment-received'), last));
    const go = (target: string) => this.#go(record, type, name, target, { passed: [], ...more });
    const special: Readonly<Partial<{ [to: string]: () => string }>> = {
      over: () => 'over',
      aside: () => {
        this.#tell(record, 'DealEdited', { fields: ['budget'] }, () => undefined, {
          counted: this.#counted(this.#chosen()),
        });
        return state;
      },
      forward: () => this.#forward(record, stages, at, Math.min(last, at + (this.#chance(0.2) ? 2 : 1))),
      back: () => go(stages[at - 1] ?? ''),
      reopened: () => go(left),
      cancelled: () => (go(to), 'over'),
    };
    return special[to]?.() ?? `${go(to)}/${left}`;
  }

  #forward(record: Record, stages: readonly string[], at: number, to: number): string {
    const [from = '', target = ''] = [stages[at], stages[to]];
    this.#move(record, 'DealMoved', from, target, { passed: stages.slice(at + 1, to) });
    const payment = stages.indexOf('payment-received');
    if (at < payment && payment <= to) {
      const amount = { netMinor: 1000, currency: 'RUB', vatPercent: 22 };
      const data = { purchaseId: this.#newId(), amount, dealKind: 'first', confirmed: true };
      this.#tell(record, 'DealWon', data, () => undefined, { part: { kind: 'commit', id: 'same' } });
    }
    return target;
  }

  /** From where it stands to a stage, or out of all of them. */
  #move(record: Record, type: Fact['type'], from: string, to: string, why: Why): void {
    const at = isoOf(record.nowMs);
    const { truth } = record;
    this.#tell(record, type, { from, to, visit: 2, ...why }, () => {
      go(truth, to, at, why);
    });
  }
}

const cameFrom = (lead: Record | undefined, ms: number) =>
  lead
    ? { leadId: lead.truth.id, arrivedAt: lead.truth.arrivedAt, ...present({ source: lead.truth.source }) }
    : { arrivedAt: isoOf(ms) };

/** How often what comes next: another stage, or one of `over`, `aside`, `forward`, `back` and so on. */
type Way = { readonly share: number; readonly to: string; readonly type?: Fact['type'] } & Why;

const everywhere: readonly Way[] = [
  { share: 8, to: 'over' },
  { share: 8, to: 'aside' },
];
const mergeable: readonly Way[] = [...everywhere, { share: 4, to: 'merged' }];
const closedWays: readonly Way[] = [
  ...everywhere,
  { share: 25, to: 'mql', type: 'LeadReopened' },
  { share: 50, to: 'over' },
];
const leadWays: Readonly<Partial<{ [stage: string]: readonly Way[] }>> = {
  new: [...mergeable, { share: 65, to: 'mql', reason: 'claimed' }, { share: 15, to: 'spam', reason: 'spam' }],
  mql: [
    ...mergeable,
    { share: 35, to: 'sql' },
    { share: 10, to: 'rejected', reason: 'region', criterion: 'region' },
    { share: 5, to: 'rejected', reason: 'duplicate' },
    { share: 5, to: 'handed-to-dealer' },
    { share: 5, to: 'spam', reason: 'spam' },
    { share: 10, to: 'parked' },
    { share: 10, to: 'new', reason: 'no-contact' },
  ],
  sql: [
    ...mergeable,
    { share: 10, to: 'mql' },
    { share: 10, to: 'rejected', reason: 'need', criterion: 'need' },
    { share: 10, to: 'parked' },
    { share: 50, to: 'converted' },
  ],
  parked: [
    ...mergeable,
    { share: 50, to: 'mql', type: 'LeadReopened' },
    { share: 30, to: 'rejected', reason: 'need', criterion: 'need' },
  ],
  spam: [...everywhere, { share: 30, to: 'new', reason: 'released' }, { share: 50, to: 'over' }],
};

const leftWays: Readonly<Partial<{ [stage: string]: readonly Way[] }>> = {
  parked: [
    ...everywhere,
    { share: 25, to: 'lost', reason: 'no-need' },
    { share: 30, to: 'reopened', type: 'DealReopened' },
    { share: 30, to: 'over' },
  ],
  lost: [...everywhere, { share: 40, to: 'reopened', type: 'DealReopened' }, { share: 40, to: 'over' }],
};

function dealWays(state: string, at: number, payment: number, last: number): readonly Way[] {
  const left = leftWays[state];
  if (left) return left;
  const ends: readonly Way[] =
    at >= payment
      ? [{ share: 10, to: 'cancelled', reason: 'late' }]
      : [
          { share: 10, to: 'lost', reason: 'price' },
          { share: 5, to: 'lost', reason: 'competitor', competitor: 'rival' },
          { share: 10, to: 'parked' },
        ];
  return [
    ...everywhere,
    ...ends,
    ...(at > 0 && at !== payment ? [{ share: 10, to: 'back' }] : []),
    ...(at < last ? [{ share: 50, to: 'forward' }] : []),
  ];
}

const cellOf = ({ cells }: Truth, stage: string): Cell => {
  const cell = cells.get(stage);
  if (!cell) throw new Error(`never at ${stage}`);
  return cell;
};

function enter({ cells }: Truth, stage: string, at: string, passed = false): void {
  const visits = (cells.get(stage)?.visits ?? 0) + 1;
  cells.delete(stage); // so that the last one stands last
  cells.set(stage, { outcome: passed ? 'moved-on' : 'here', visits, enteredAt: at, passed });
}

type Why = {
  readonly criterion?: string;
  readonly reason?: string;
  readonly competitor?: string;
  readonly basket?: string;
  readonly passed?: readonly string[];
};

function go(truth: Truth, to: string, at: string, why: Why): void {
  const stages: readonly string[] = order[truth.pipeline];
  const last = [...truth.cells.keys()].at(-1);
  if (!stages.includes(to)) {
    if (last !== undefined) ends(cellOf(truth, last), to, why);
    return;
  }
  if (last !== undefined && last !== to)
    cellOf(truth, last).outcome = stages.indexOf(to) < stages.indexOf(last) ? 'went-back' : 'moved-on';
  for (const stage of why.passed ?? []) enter(truth, stage, at, true);
  enter(truth, to, at);
}

function ends(cell: Cell, to: string, { basket, criterion, reason }: Why): void {
  cell.outcome = to === 'parked' ? 'parked' : 'lost';
  if (to === 'parked') cell.why = basket;
  else cell.why = to === 'spam' || to === 'handed-to-dealer' ? to : (criterion ?? reason);
}
