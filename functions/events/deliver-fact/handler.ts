import { deliverFact } from '../../../shared/domain/webhooks/deliver.ts';
import { factHandler } from '../../../shared/lambda/fact-handler.ts';
import { Env } from './contract.ts';
import { buildServices } from './services.ts';

/** Tells other systems of a fact. */
export const handler = factHandler({ env: Env, services: buildServices, run: deliverFact });
