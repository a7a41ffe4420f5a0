/** While a mutation is tried, fewer examples do, and the first that fails is enough: nobody reads the smallest one. */
import { expect, jest } from '@jest/globals';
import * as fc from 'fast-check';
import { lazily } from '../../../shared/domain/lazily.ts';

/**
 * Builds a schema again in each test that asks for it. Built once, it would count as run by the first such test alone, and
 * no other would be tried on its mutations.
 */
function lazilyInEachTest<T>(build: () => T): () => T {
  let built: { readonly in: string | undefined; readonly get: () => T } | undefined;
  return () => {
    const { currentTestName } = expect.getState();
    if (built?.in !== currentTestName || built === undefined) built = { in: currentTestName, get: lazily(build) };
    return built.get();
  };
}

if (process.env['STRYKER_MUTATOR_WORKER'] !== undefined) {
  fc.configureGlobal({ endOnFailure: true, numRuns: 40 });
  jest.unstable_mockModule('../../../shared/domain/lazily.ts', () => ({ lazily: lazilyInEachTest }));
}
