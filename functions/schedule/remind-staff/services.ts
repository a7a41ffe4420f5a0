import { seeds } from '../../../settings/seeds.ts';
import { runsOf } from '../../../shared/adapters/pipelines.ts';
import { tellingOf } from '../../../shared/adapters/telling.ts';
import type { Reminding } from '../../../shared/domain/notices/remind-staff.ts';
import { log } from '../../../shared/lambda/log.ts';
import { composeNotice } from '../../../shared/letters/compose-notice.ts';
import type { Noting } from '../../../shared/lambda/schedule-handler.ts';
import type { Env } from './contract.ts';

export const buildServices = (env: Env): Reminding & Noting => ({
  ...tellingOf(env, seeds),
  write: composeNotice,
  runNotes: runsOf(env).of('schedule/remind-staff'),
  told: (failure) => {
    log().error('not told', failure);
  },
});
