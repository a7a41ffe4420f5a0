import { defineConfig } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

export default defineConfig(
  { ignores: ['node_modules/', '.local/', 'cdk.out/', 'reports/', '.stryker-tmp/', '**/*.cjs', '**/*.mjs'] },
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      complexity: ['error', 8],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unsafe-enum-assignment': 'off', // a tenth of the time of all rules, and tsc lets nobody write an enum (erasableSyntaxOnly)
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-unsafe-class-instance-assignment': 'off' }, // as dear; a test that takes a lookalike for an instance fails by itself
  },
  {
    files: ['console/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    rules: {
      'react-hooks/incompatible-library': 'off', // TanStack Virtual is not memoised, which is what it wants
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@mantine/core',
              importNames: ['AppShell', 'Flex', 'Grid', 'SimpleGrid'],
              message: 'It writes a style into the page, which the content security policy forbids: use a class.',
            },
          ],
        },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'JSXAttribute[name.name=/^(visibleFrom|hiddenFrom)$/]',
          message: 'It needs a style that the page writes itself: use the class only-wide.',
        },
      ],
    },
  },
  {
    files: ['infra/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-definitions': 'off' }, // props are interfaces, as in the CDK itself
  },
);
