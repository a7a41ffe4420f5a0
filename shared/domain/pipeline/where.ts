/** Where a record stands, as a workflow sees it. */
import type { Deal } from '../deals/deal.ts';
import { isLiveDeal } from '../deals/enter.ts';
import type { MachineName, Where } from '../executions.ts';
import { isLiveLead, type Lead } from '../leads/lead.ts';
import { parksUntil, timeoutSeconds } from './standing.ts';

export const isLive = (record: Lead | Deal): boolean =>
  record.kind === 'lead' ? isLiveLead(record) : isLiveDeal(record);

export const machineFor = (record: Lead | Deal): MachineName => (record.kind === 'lead' ? 'leads' : record.process);

/** A shipped deal whose task is made is open no more: its workflow ends as `done`. */
const stageOf = (record: Lead | Deal): string =>
  record.stage.name === 'shipped' && !isLive(record) ? 'done' : record.stage.name;

/** What the execution of a generation is told: the stage to wait at and until when, as its timeout has it, or that its time is over. */
export function whereOf(record: Lead | Deal, generation: number, now: string): Where {
  const { leg } = record;
  const stage = record.generation === generation ? stageOf(record) : 'superseded';
  return { stage, leg, until: parksUntil(record), timeoutSeconds: timeoutSeconds(now, record) };
}

/** Whether what a workflow parked on is not where the record stands now. */
export const isElsewhere = (record: Lead | Deal, waiting: { leg: number; generation: number }): boolean =>
  record.leg !== waiting.leg || record.generation !== waiting.generation;
