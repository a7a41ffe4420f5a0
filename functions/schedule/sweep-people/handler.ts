import { sweep } from '../../../shared/domain/people/sweep.ts';
import { scheduleHandler } from '../../../shared/lambda/schedule-handler.ts';
import { Env, Input } from './contract.ts';
import { buildServices } from './services.ts';

/** Removes personal data that no commit took up. */
export const handler = scheduleHandler({ env: Env, input: Input, services: buildServices, run: sweep });
