import { scheduleHandler } from '../../../shared/lambda/schedule-handler.ts';
import { Env, Input } from './contract.ts';
import { buildServices, runOnce } from './services.ts';

/** Tells other systems again what they did not take. */
export const handler = scheduleHandler({ env: Env, input: Input, services: buildServices, run: runOnce });
