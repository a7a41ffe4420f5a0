import { type Area, areaOf } from '../../../shared/adapters/area.ts';
import { filesOf } from '../../../shared/adapters/s3/files.ts';
import type { Files } from '../../../shared/domain/files.ts';
import { seeds } from '../../../settings/seeds.ts';
import type { Env } from './environment.ts';

export type Services = Area & {
  readonly files: Files;
  /** Whether files are looked through for viruses in this stage. */
  readonly hasScanner: boolean;
};

export const buildServices = (env: Env): Services => ({
  ...areaOf(env, seeds),
  files: filesOf(env),
  hasScanner: env.SCANNER !== 'none',
});
