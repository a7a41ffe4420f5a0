import { deliveringOf } from '../../../shared/adapters/delivering.ts';
import type { Journal } from '../../../shared/domain/records/records.ts';
import type { Delivering } from '../../../shared/domain/webhooks/deliver.ts';
import type { Reach } from '../../../shared/domain/webhooks/target.ts';
import { seeds } from '../../../settings/seeds.ts';
import type { Env } from './environment.ts';

export type Services = Delivering & {
  readonly journal: Journal;
  /** Where other systems may be told of facts. */
  readonly reach: Reach;
};

export const buildServices = (env: Env): Services => ({ ...deliveringOf(env, seeds), reach: env.RECEIVERS });
