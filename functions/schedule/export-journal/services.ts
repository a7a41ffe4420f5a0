import { journalExportsOf } from '../../../shared/adapters/dynamodb/journal-exports.ts';
import type { Exporting } from '../../../shared/domain/warehouse/export-journal.ts';
import type { Env } from './contract.ts';

export const buildServices = (env: Env): Exporting => ({
  exports: journalExportsOf(env),
  wallNow: () => Date.now(),
});
