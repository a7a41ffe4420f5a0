/** Where a record stands, as a workflow sees it. */
import type { Mailing } from '../campaigns/mailing.ts';
import type { Deal } from '../deals/deal.ts';
import { isLiveDeal } from '../deals/enter.ts';
import type { MachineName, Where } from '../executions.ts';
import { isLiveLead, type Lead } from '../leads/lead.ts';
import type { Enrolment } from '../refresh/enrolment.ts';
import { parksUntil, timeoutSeconds } from './standing.ts';

/** A record that an execution follows while it is live. */
export type Followed = Lead | Deal | Enrolment | Mailing;
export type FollowedKind = Followed['kind'];
const followedKinds: readonly string[] = ['lead', 'deal', 'enrolment', 'mailing'] satisfies readonly FollowedKind[];
export const isFollowedKind = (kind: string): kind is FollowedKind => followedKinds.includes(kind);

export function isLive(record: Followed): boolean {
  if (record.kind === 'enrolment' || record.kind === 'mailing') return record.stage.name === 'running';
  return record.kind === 'lead' ? isLiveLead(record) : isLiveDeal(record);
}

export function machineFor(record: Followed): MachineName {
  if (record.kind === 'mailing') return 'mailing';
  if (record.kind === 'enrolment') return 'nurture';
  return record.kind === 'lead' ? 'leads' : record.process;
}

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
