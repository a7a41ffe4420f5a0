/** What came of a decision, and the promises every decision keeps. */
import { expect } from '@jest/globals';
import type { Account } from '../../../shared/domain/accounts/account.ts';
import { newlyCounted } from '../../../shared/domain/facts/counted.ts';
import { factDefinitions, type FactDraft } from '../../../shared/domain/facts/draft.ts';
import type { Deal } from '../../../shared/domain/deals/deal.ts';
import type { Lead } from '../../../shared/domain/leads/lead.ts';
import type { Decision } from '../../../shared/domain/records/plan.ts';
import type { AnyRecord, Change, Plan, RecordKind, RecordOf } from '../../../shared/domain/records/records.ts';
import { recordSchemas } from '../../../shared/domain/records/records.ts';
import type { Refusal } from '../../../shared/domain/records/refusal.ts';
import type { Task } from '../../../shared/domain/tasks/task.ts';

/** @throws when the decision is a refusal */
export function accepted<R extends object>(decision: Decision<R> | undefined) {
  if (!decision) throw new Error('nothing was decided');
  if (!decision.ok) throw new Error(`refused: ${JSON.stringify(decision.refusal)}`);
  return decision;
}

/** @throws when the decision is none */
export function refusalOf(decision: Decision): Refusal {
  if (decision.ok) throw new Error('it was not refused');
  return decision.refusal;
}

/** What a plan writes of one kind of record. */
export const recordsOf = <K extends RecordKind>(kind: K, { changes }: Plan): RecordOf<K>[] =>
  changes.flatMap(({ record }) => (record.kind === kind ? [record as RecordOf<K>] : [])); // of this kind, as just checked

/** The tasks a plan adds: what about, for whom, by when. */
export const tasksOf = (plan: Plan): Pick<Task, 'about' | 'assignee' | 'dueAt'>[] =>
  recordsOf('task', plan).map(({ about, assignee, dueAt }) => ({
    about,
    dueAt,
    ...(assignee !== undefined && { assignee }),
  }));

/** The facts of a plan about leads, deals and what else it changes: type and data. */
export const factsOf = ({ facts }: Plan): Pick<FactDraft, 'type' | 'data'>[] =>
  facts.map(({ type, data }) => ({ type, data }));

export const nothing: Plan = { changes: [], claims: [], releases: [], facts: [] };

type Standing = Lead | Deal;
const isLive = ({ kind, stage, alarms }: Standing): boolean => {
  if (kind === 'lead') return ['new', 'mql', 'sql'].includes(stage.name);
  return stage.name === 'shipped' ? alarms.length > 0 : !['parked', 'lost', 'cancelled', 'merged'].includes(stage.name);
};

/** What decides whether a workflow must look again: stage, visit and what rings next. */
const legOf = ({ stage, visit, wait, alarms }: Standing): unknown[] => {
  const next = wait ? { name: 'wait-over', at: wait.until } : alarms[0];
  return [stage.name, visit.n, next?.name, next?.at];
};

/**
 * Every decision on a lead or a deal: one version more, a leg more exactly when it stands elsewhere, a generation more
 * exactly when it comes to life again; records and facts of their shapes; the first fact tells of a new generation.
 */
export function expectSound(before: Standing | Account, plan: Plan): void {
  for (const { record } of plan.changes) expect(recordSchemas[record.kind]().parse(record)).toEqual(record);
  for (const { type, data } of plan.facts) expect(factDefinitions[type].data().parse(data)).toEqual(data);
  const own = plan.changes.find(({ record }) => record.id === before.id);
  if (own && before.kind !== 'account') expectNext(before, own, plan);
}

function expectNext(before: Standing, { record, expected }: Change, { facts }: Plan): void {
  const after = record as Standing; // the record of the same id
  const revived = !isLive(before) && isLive(after);
  const isMoved = JSON.stringify(legOf(before)) !== JSON.stringify(legOf(after));
  const own = facts.filter(({ subject }) => subject.id === before.id);
  expect({
    expected,
    version: after.version,
    legRises: after.leg > before.leg,
    generation: after.generation,
    told: own.map(({ generation }) => generation ?? 'as before'),
    counted: own.findLast(({ counted }) => counted)?.counted,
  }).toEqual({
    expected: before.version,
    version: before.version + 1,
    legRises: isMoved || revived,
    generation: before.generation + Number(revived),
    told: own.map((_, n) => (n === 0 && revived ? after.generation : 'as before')),
    counted: newlyCounted(before, record),
  });
  expect(own).not.toEqual([]);
}

/** The fields of a record that another one lacks or has differently, beside those every decision may change. */
export function fieldsLost(before: AnyRecord, after: AnyRecord, mayChange: readonly string[]): string[] {
  const [was, is]: Record<string, unknown>[] = [before, after];
  return Object.keys(was ?? {}).filter(
    (name) => !mayChange.includes(name) && JSON.stringify(was?.[name]) !== JSON.stringify(is?.[name]),
  );
}
