/** Where a record stands, as a workflow sees it. */
import type { Mailing } from '../campaigns/mailing.ts';
import type { Deal } from '../deals/deal.ts';
import { isLiveDeal } from '../deals/enter.ts';
import type { MachineName, Where } from '../executions.ts';
import { isLiveLead, type Lead } from '../leads/lead.ts';
import type { Enrolment } from '../refresh/enrolment.ts';
import type { WinBack } from '../win-backs/win-back.ts';
import { parksUntil, timeoutSeconds } from './standing.ts';

/** A record that an execution follows while it is live. */
export type Followed = Lead | Deal | Enrolment | Mailing | WinBack;
export type FollowedKind = Followed['kind'];
/** The machine that follows a kind; a deal's is that of its process. */
const machines = {
  lead: 'leads',
  enrolment: 'nurture',
  mailing: 'mailing',
  'win-back': 'win-back',
} as const satisfies Record<Exclude<FollowedKind, 'deal'>, MachineName>;
export const isFollowedKind = (kind: string): kind is FollowedKind => kind === 'deal' || Object.hasOwn(machines, kind);

export function isLive(record: Followed): boolean {
  if (record.kind === 'lead') return isLiveLead(record);
  return record.kind === 'deal' ? isLiveDeal(record) : record.stage.name === 'running';
}

export const machineFor = (record: Followed): MachineName =>
  record.kind === 'deal' ? record.process : machines[record.kind];

/** A shipped deal whose task is made is open no more: its workflow ends as `done`. */
const stageOf = (record: Followed): string =>
  record.stage.name === 'shipped' && !isLive(record) ? 'done' : record.stage.name;

/** What the execution of a generation is told: the stage to wait at and until when, as its timeout has it, or that its time is over. */
export function whereOf(record: Followed, generation: number, now: string): Where {
  const { leg } = record;
  const stage = record.generation === generation ? stageOf(record) : 'superseded';
  return { stage, leg, until: parksUntil(record), timeoutSeconds: timeoutSeconds(now, record) };
}

/** Whether what a workflow parked on is not where the record stands now. */
export const isElsewhere = (record: Followed, waiting: { leg: number; generation: number }): boolean =>
  record.leg !== waiting.leg || record.generation !== waiting.generation;
