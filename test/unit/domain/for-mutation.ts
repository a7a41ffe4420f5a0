/** While a mutation is tried, the first example that fails is enough: nobody reads the smallest one. */
import * as fc from 'fast-check';

if (process.env['STRYKER_MUTATOR_WORKER'] !== undefined) fc.configureGlobal({ endOnFailure: true });
