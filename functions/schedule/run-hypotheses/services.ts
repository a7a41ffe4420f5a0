import { seeds } from '../../../settings/seeds.ts';
import { pipelinesOf, runsOf } from '../../../shared/adapters/pipelines.ts';
import { reportJournalOf } from '../../../shared/adapters/report-journal.ts';
import type { Running } from '../../../shared/domain/hypotheses/run-hypotheses.ts';
import { log } from '../../../shared/lambda/log.ts';
import type { Noting } from '../../../shared/lambda/schedule-handler.ts';
import type { Env } from './contract.ts';

export const buildServices = (env: Env): Running & Noting => ({
  ...pipelinesOf(env, seeds),
  journal: reportJournalOf(env),
  runNotes: runsOf(env).of('schedule/run-hypotheses'),
  told: (failure) => {
    log().error('not judged', failure);
  },
});
