/** The trace of a lead or a deal: its visits to the stages of its pipeline, folded from its facts in their order. */
import type { Instant } from '../calendar/instant-schema.ts';
import type { Counted } from '../facts/counted-shape.ts';
import type { Fact } from '../facts/fact.ts';
import type { Basket } from '../leads/pipeline.ts';
import { present } from '../present.ts';
import { isProcess, type Pipeline, stageOrder } from './stages.ts';

/** How a record left a stage. Whoever comes back from a loss or a basket to a stage before has gone back. */
export const waysOut = ['moved-on', 'lost', 'parked', 'went-back'] as const;
export type WayOut = (typeof waysOut)[number];

export type Left = {
  readonly as: WayOut;
  /** When it left the stage. */
  readonly at: Instant;
  /** Since when it is so: a deal may be lost in the basket it was parked in. */
  readonly since: Instant;
  /** Of a loss: the reason, the failed criterion, or the cause of a cancellation. */
  readonly reason?: string;
  readonly competitor?: string;
  readonly basket?: Basket;
};

/** One stay in an open stage. */
export type Visit = {
  readonly stage: string;
  readonly at: Instant;
  /** The stage was passed within one move, and has no time. */
  readonly passed?: true;
  readonly left?: Left;
};

export type Touched = { readonly source: string; readonly campaign?: string };

export type Trace = {
  readonly kind: 'lead' | 'deal';
  readonly id: string;
  readonly pipeline: Pipeline;
  /** When it came, or was opened. */
  readonly arrivedAt: Instant;
  /** It was under way when it came here. */
  readonly opening: boolean;
  readonly visits: readonly Visit[];
  /** Of a lead. */
  readonly origin?: string;
  readonly firstTouch?: Touched;
  readonly lastTouch?: Touched;
  /** When it was first claimed, and by whom. */
  readonly claim?: { readonly at: Instant; readonly by?: string };
  /** When somebody first wrote or called. */
  readonly contactedAt?: Instant;
  /** Of a deal: the lead it came from. */
  readonly leadId?: string;
  readonly counted: Counted;
  /** It counts as the record it was merged into. */
  readonly merged: boolean;
  /** The import it came with was taken back. */
  readonly removed: boolean;
};

/** Facts of a record do not fit together: one of them is missing, or told of another stage. */
export class BrokenTrace extends Error {
  override readonly name = 'BrokenTrace';
}

/** What traces are folded from: these, and whatever tells what figures count. */
export const traceFacts = [
  'LeadReceived',
  'LeadTouched',
  'LeadMoved',
  'LeadContacted',
  'LeadConverted',
  'LeadReopened',
  'LeadMerged',
  'LeadMergeUndone',
  'DealOpened',
  'DealMoved',
  'DealReopened',
  'RecordRemoved',
] as const satisfies readonly Fact['type'][];

/** What is read of their data, and of what is in that. */
export const traceNames = [
  ...['stage', 'from', 'to', 'passed', 'basket', 'reason', 'criterion', 'competitor', 'process', 'opening'],
  ...['origin', 'touch', 'source', 'utm', 'campaign', 'leadId', 'owner'],
] as const;

type Data = Readonly<Partial<Record<(typeof traceNames)[number], unknown>>>;
/** As the schemas of facts have it: what is written was checked then. */
const textIn = (data: Data, name: keyof Data): string | undefined => {
  const value = data[name];
  return typeof value === 'string' ? value : undefined;
};

type Draft = { -readonly [K in keyof Trace]: Trace[K] } & { visits: Visit[] };

/** What a trace needs of a fact. */
export type Told = Pick<Fact, 'type' | 'version' | 'n' | 'at' | 'data'> & { readonly counted: Counted | undefined };

/**
 * The trace of one record.
 *
 * @param facts all of it so far, in their order
 * @throws BrokenTrace when a fact does not fit to those before, or the first is not that it came
 */
export function traceOf(id: string, facts: readonly Told[]): Trace {
  let trace: Draft | undefined;
  for (const fact of facts) {
    trace ??= begun(id, fact);
    if (fact.counted) trace.counted = fact.counted;
    folds[fact.type]?.(trace, fact);
  }
  if (!trace) throw new BrokenTrace(`nothing is told of ${id}`);
  return trace;
}

function begun(id: string, { type, at, data }: Told): Draft {
  if (type !== 'LeadReceived' && type !== 'DealOpened') throw new BrokenTrace(`${id} begins with ${type}`);
  const pipeline = textIn(data, 'process');
  return {
    ...{ kind: type === 'LeadReceived' ? 'lead' : 'deal', id, arrivedAt: at, opening: data['opening'] === true },
    pipeline: pipeline !== undefined && isProcess(pipeline) ? pipeline : 'leads',
    ...{ visits: [], counted: {}, merged: false, removed: false },
  };
}

const folds: Readonly<Partial<Record<string, (trace: Draft, fact: Told) => void>>> = {
  LeadReceived: (trace, { at, data }) => {
    const touch = touchIn(data);
    Object.assign(trace, { origin: data['origin'], firstTouch: touch, lastTouch: touch });
    if (data['stage'] === 'new') trace.visits.push({ stage: 'new', at });
  },
  LeadTouched: (trace, { data }) => {
    trace.lastTouch = touchIn(data);
  },
  LeadContacted: (trace, { at }) => {
    trace.contactedAt ??= at;
  },
  LeadMoved: (trace, fact) => {
    const { from, to, owner } = fact.data;
    if (from === 'new' && to === 'mql')
      trace.claim ??= { at: fact.at, ...(typeof owner === 'string' && { by: owner }) };
    moved(trace, fact);
  },
  LeadConverted: (trace, { at }) => {
    leave(trace, { as: 'moved-on', at, since: at });
  },
  LeadReopened: moved,
  LeadMerged: (trace) => {
    trace.merged = true;
  },
  LeadMergeUndone: (trace) => {
    trace.merged = false;
  },
  DealOpened: (trace, { at, data }) => {
    Object.assign(trace, present({ leadId: textIn(data, 'leadId') }));
    trace.visits.push({ stage: textIn(data, 'stage') ?? '', at });
  },
  DealMoved: moved,
  DealReopened: moved,
  RecordRemoved: (trace) => {
    trace.removed = true;
  },
};

function touchIn({ touch }: Data): Touched {
  const { source, utm } = touch as { source: string; utm?: { campaign?: string } }; // its schema says so
  return utm?.campaign === undefined ? { source } : { source, campaign: utm.campaign };
}

function moved(trace: Draft, fact: Told): void {
  const { data } = fact;
  const to = textIn(data, 'to') ?? '';
  checkStart(trace, textIn(data, 'from') ?? '', fact);
  if (stageOrder[trace.pipeline].includes(to)) onward(trace, to, fact);
  else away(trace, to, fact);
}

/** To another stage; whoever comes back to the one it had left goes on there. */
function onward(trace: Draft, to: string, { at, data }: Told): void {
  const last = trace.visits.at(-1);
  if (!last?.left || last.stage !== to)
    leave(trace, { as: isBefore(trace, to) ? 'went-back' : 'moved-on', at, since: at });
  for (const stage of (data['passed'] ?? []) as string[]) // its schema says so
    trace.visits.push({ stage, at, passed: true, left: { as: 'moved-on', at, since: at } });
  trace.visits.push({ stage: to, at });
}

const isBefore = ({ pipeline, visits }: Draft, to: string): boolean =>
  stageOrder[pipeline].indexOf(to) < stageOrder[pipeline].indexOf(visits.at(-1)?.stage ?? '');

/** A move from an open stage is one from the last it came to; from elsewhere, of who has left that. */
function checkStart({ kind, id, pipeline, visits }: Draft, from: string, { type }: Told): void {
  const last = visits.at(-1);
  const stands = last && !last.left ? last.stage : undefined;
  const isThere = stageOrder[pipeline].includes(from) ? stands === from : stands === undefined;
  if (!isThere) throw new BrokenTrace(`${kind} ${id}: ${type} is from ${from}, and it stood at ${stands ?? 'none'}`);
}

/** Out of the pipeline: to a basket, or to where it ends. */
function away(trace: Draft, to: string, { at, data }: Told): void {
  if (to === 'parked')
    leave(trace, { as: 'parked', at, since: at, basket: textIn(data, 'basket') as Basket }); // its schema says so
  else {
    const reason =
      to === 'spam' || to === 'handed-to-dealer' ? to : (textIn(data, 'criterion') ?? textIn(data, 'reason'));
    const competitor = textIn(data, 'competitor');
    leave(trace, {
      ...{ as: 'lost', at, since: at },
      ...(reason !== undefined && { reason }),
      ...(competitor !== undefined && { competitor }),
    });
  }
}

/** Ends the last visit; one that had ended was as long as it was, and has ended otherwise by now. */
function leave({ visits }: Draft, left: Left): void {
  const last = visits.at(-1);
  if (last) visits[visits.length - 1] = { ...last, left: last.left ? { ...left, at: last.left.at } : left };
}
