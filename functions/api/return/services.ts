import letterSeeds from '../../../letters/seeds.json' with { type: 'json' };
import { type Area, areaOf } from '../../../shared/adapters/area.ts';
import { buyersOf } from '../../../shared/adapters/pipelines.ts';
import { filesOf } from '../../../shared/adapters/s3/files.ts';
import type { Files } from '../../../shared/domain/files.ts';
import { type Letters, lettersOf } from '../../../shared/domain/refresh/letters.ts';
import type { Buyers } from '../../../shared/domain/return/buyer.ts';
import { seeds } from '../../../settings/seeds.ts';
import type { Env } from './environment.ts';

export type Services = Area & {
  readonly buyers: Pick<Buyers, 'get'>;
  readonly files: Pick<Files, 'read'>;
  readonly letters: Letters;
};

export function buildServices(env: Env): Services {
  const area = areaOf(env, seeds);
  return { ...area, buyers: buyersOf(env), files: filesOf(env), letters: lettersOf(area.records, letterSeeds) };
}
