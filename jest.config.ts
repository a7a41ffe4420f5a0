import type { Config } from 'jest';

const swc: [string, Record<string, unknown>] = [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript' },
      target: 'es2024',
      experimental: { keepImportAttributes: true },
    },
    module: { type: 'es6' },
  },
];

const project = (displayName: string, folders: string[]) => ({
  displayName,
  rootDir: import.meta.dirname,
  testMatch: folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`),
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': swc },
  modulePathIgnorePatterns: ['<rootDir>/.stryker-tmp', '<rootDir>/.local'],
});

/** One project per kind of test; `npm run unit -- --selectProjects unit workflows` runs some of them. */
export default {
  projects: [
    project('unit', ['unit']),
    project('workflows', ['workflows']),
    project('infra', ['infra']),
    project('contracts', ['contracts']),
    project('e2e', ['e2e']),
    project('burst', ['e2e-burst']),
    project('restarted', ['e2e-restarted']),
    project('clock', ['e2e-clock']),
    project('granted', ['e2e-granted']),
    project('browser', ['browser']),
  ],
} satisfies Config;
