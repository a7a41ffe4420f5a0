import { indexRecord } from '../../../shared/domain/search/index-record.ts';
import { factHandler } from '../../../shared/lambda/fact-handler.ts';
import { Env } from './contract.ts';
import { buildServices } from './services.ts';

/** Makes a record findable by what it has become. */
export const handler = factHandler({ env: Env, services: buildServices, run: indexRecord });
