import { seeds } from '../../../settings/seeds.ts';
import { tellingOf } from '../../../shared/adapters/telling.ts';
import type { Reminding } from '../../../shared/domain/notices/remind-staff.ts';
import { log } from '../../../shared/lambda/log.ts';
import { composeNotice } from '../../../shared/letters/compose-notice.ts';
import type { Env } from './contract.ts';

export const buildServices = (env: Env): Reminding => ({
  ...tellingOf(env, seeds),
  write: composeNotice,
  told: (failure) => {
    log().error('not told', failure);
  },
});
