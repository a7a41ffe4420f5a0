import { indexAndFlag } from '../../../shared/domain/duplicates/index-and-flag.ts';
import { factHandler } from '../../../shared/lambda/fact-handler.ts';
import { Env } from './contract.ts';
import { buildServices } from './services.ts';

/** Makes a record findable by what it has become, and flags what looks like the same one. */
export const handler = factHandler({ env: Env, services: buildServices, run: indexAndFlag });
