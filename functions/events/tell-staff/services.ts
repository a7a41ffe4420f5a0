import { seeds } from '../../../settings/seeds.ts';
import { tellingOf } from '../../../shared/adapters/telling.ts';
import type { Telling } from '../../../shared/domain/notices/tell-staff.ts';
import { composeNotice } from '../../../shared/letters/compose-notice.ts';
import type { Env } from './contract.ts';

export const buildServices = (env: Env): Telling => ({ ...tellingOf(env, seeds), write: composeNotice });
