import { journalExportsOf } from '../../../shared/adapters/dynamodb/journal-exports.ts';
import { runsOf } from '../../../shared/adapters/pipelines.ts';
import type { Exporting } from '../../../shared/domain/warehouse/export-journal.ts';
import type { Noting } from '../../../shared/lambda/schedule-handler.ts';
import type { Env } from './contract.ts';

export const buildServices = (env: Env): Exporting & Noting => ({
  exports: journalExportsOf(env),
  wallNow: () => Date.now(),
  runNotes: runsOf(env).of('schedule/export-journal'),
});
