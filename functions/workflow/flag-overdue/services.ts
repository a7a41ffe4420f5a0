import { pipelinesOf } from '../../../shared/adapters/pipelines.ts';
import type { Pipelines } from '../../../shared/domain/pipeline/ring.ts';
import { seeds } from '../../../settings/seeds.ts';
import type { Env } from './contract.ts';

export type Services = Pipelines;
export const buildServices = (env: Env): Services => pipelinesOf(env, seeds);
