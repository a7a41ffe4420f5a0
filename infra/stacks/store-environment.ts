import type { Stage } from '../config/stages.ts';
import { type Grant, guard } from '../constructs/grant.ts';
import type { DataStack } from './data-stack.ts';

/** The tables and the clock, as every function of the pipelines is told of them. */
export const storeEnvironment = (
  stage: Stage,
  {
    records: { tableName: RECORDS_TABLE },
    journal: { tableName: JOURNAL_TABLE },
    guard: { tableName: GUARD_TABLE },
  }: DataStack,
) => ({
  RECORDS_TABLE,
  JOURNAL_TABLE,
  GUARD_TABLE,
  CLOCK: stage.local ? 'adjustable' : 'system',
});

/** Only an adjustable clock is read from the table. */
export const clockGrants = (stage: Stage, data: DataStack): Grant[] =>
  stage.local ? [guard.readClock(data.guard)] : [];
