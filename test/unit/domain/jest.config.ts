/** The tests of the pure domain alone: what a mutation of it must make fail. */
import path from 'node:path';
import type { Config } from 'jest';
import all from '../../../jest.config.ts';

const [unit] = all.projects;

export default {
  ...unit,
  displayName: 'domain',
  rootDir: path.resolve(import.meta.dirname, '../../..'),
  testMatch: ['<rootDir>/test/unit/domain/all.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/unit/domain/for-mutation.ts'],
} satisfies Config;
