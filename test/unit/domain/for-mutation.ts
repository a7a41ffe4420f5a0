/** While a mutation is tried, fewer examples do, and the first that fails is enough: nobody reads the smallest one. */
import * as fc from 'fast-check';

if (process.env['STRYKER_MUTATOR_WORKER'] !== undefined) fc.configureGlobal({ endOnFailure: true, numRuns: 40 });
