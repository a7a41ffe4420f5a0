import letterSeeds from '../../../letters/seeds.json' with { type: 'json' };
import { seeds } from '../../../settings/seeds.ts';
import { type Area, areaOf } from '../../../shared/adapters/area.ts';
import { filesOf } from '../../../shared/adapters/s3/files.ts';
import type { Files } from '../../../shared/domain/files.ts';
import { type LetterSeeds, type Letters, lettersOf } from '../../../shared/domain/refresh/letters.ts';
import type { Proofreader } from '../../../shared/domain/refresh/write-letter.ts';
import { letterProblems } from '../../../shared/letters/problems.ts';
import type { Env } from './environment.ts';

export type Services = Area & {
  readonly letters: Letters;
  readonly files: Pick<Files, 'read'>;
  /** The letters of the release. */
  readonly letterSeeds: LetterSeeds;
  readonly problemsOf: Proofreader;
};

export function buildServices(env: Env): Services {
  const area = areaOf(env, seeds);
  return {
    ...area,
    files: filesOf(env),
    letters: lettersOf(area.records, letterSeeds),
    letterSeeds,
    problemsOf: letterProblems,
  };
}
