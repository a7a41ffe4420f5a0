import { tellStaff } from '../../../shared/domain/notices/tell-staff.ts';
import { factHandler } from '../../../shared/lambda/fact-handler.ts';
import { Env } from './contract.ts';
import { buildServices } from './services.ts';

/** Tells people of the staff of a fact, who want to be told at once. */
export const handler = factHandler({ env: Env, services: buildServices, run: tellStaff });
