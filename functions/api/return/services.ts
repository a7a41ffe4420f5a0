import { type Area, areaOf } from '../../../shared/adapters/area.ts';
import { buyersOf } from '../../../shared/adapters/pipelines.ts';
import { filesOf } from '../../../shared/adapters/s3/files.ts';
import type { Files } from '../../../shared/domain/files.ts';
import type { Buyers } from '../../../shared/domain/return/buyer.ts';
import { seeds } from '../../../settings/seeds.ts';
import type { Env } from './environment.ts';

export type Services = Area & { readonly buyers: Pick<Buyers, 'get'>; readonly files: Pick<Files, 'read'> };

export const buildServices = (env: Env): Services => ({
  ...areaOf(env, seeds),
  buyers: buyersOf(env),
  files: filesOf(env),
});
