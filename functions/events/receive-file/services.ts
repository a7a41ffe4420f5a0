import { scannerOf } from '../../../shared/adapters/clamav/scanner.ts';
import { pipelinesOf } from '../../../shared/adapters/pipelines.ts';
import { filesOf } from '../../../shared/adapters/s3/files.ts';
import type { Receiving } from '../../../shared/domain/files/receive-file.ts';
import { seeds } from '../../../settings/seeds.ts';
import type { Env } from './contract.ts';

export const buildServices = (env: Env): Receiving => ({
  ...pipelinesOf(env, seeds),
  files: filesOf(env),
  scanner: scannerOf(env),
});
