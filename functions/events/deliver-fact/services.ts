import { deliveringOf } from '../../../shared/adapters/delivering.ts';
import type { Delivering } from '../../../shared/domain/webhooks/deliver.ts';
import { seeds } from '../../../settings/seeds.ts';
import type { Env } from './contract.ts';

export const buildServices = (env: Env): Delivering => deliveringOf(env, seeds);
