import { seeds } from '../../../settings/seeds.ts';
import { pipelinesOf } from '../../../shared/adapters/pipelines.ts';
import { reportJournalOf } from '../../../shared/adapters/report-journal.ts';
import type { Running } from '../../../shared/domain/hypotheses/run-hypotheses.ts';
import { log } from '../../../shared/lambda/log.ts';
import type { Env } from './contract.ts';

export const buildServices = (env: Env): Running => ({
  ...pipelinesOf(env, seeds),
  journal: reportJournalOf(env),
  told: (failure) => {
    log().error('not judged', failure);
  },
});
