import { scannerOf } from '../../../shared/adapters/clamav/scanner.ts';
import { peopleOf, pipelinesOf, runsOf } from '../../../shared/adapters/pipelines.ts';
import { filesOf } from '../../../shared/adapters/s3/files.ts';
import type { Minding } from '../../../shared/domain/files/mind-files.ts';
import { seeds } from '../../../settings/seeds.ts';
import type { Noting } from '../../../shared/lambda/schedule-handler.ts';
import type { Env } from './contract.ts';

export function buildServices(env: Env): Omit<Minding, 'isTimeUp'> & Noting {
  const pipelines = pipelinesOf(env, seeds);
  return {
    ...pipelines,
    people: peopleOf(env, pipelines.clock),
    files: filesOf(env),
    scanner: scannerOf(env),
    runNotes: runsOf(env).of('schedule/mind-files'),
  };
}
