import { type Area, areaOf } from '../../../shared/adapters/area.ts';
import { filesOf } from '../../../shared/adapters/s3/files.ts';
import { importRunsOf } from '../../../shared/adapters/stepfunctions/import-runs.ts';
import type { Files } from '../../../shared/domain/files.ts';
import type { ImportRuns } from '../../../shared/domain/imports/runs.ts';
import { seeds } from '../../../settings/seeds.ts';
import type { Env } from './environment.ts';

export type Services = Area & { readonly files: Files; readonly imports: ImportRuns };

export const buildServices = (env: Env): Services => ({
  ...areaOf(env, seeds),
  files: filesOf(env),
  imports: importRunsOf(env),
});
