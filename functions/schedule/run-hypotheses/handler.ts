import { runHypotheses } from '../../../shared/domain/hypotheses/run-hypotheses.ts';
import { scheduleHandler } from '../../../shared/lambda/schedule-handler.ts';
import { Env, Input } from './contract.ts';
import { buildServices } from './services.ts';

/** Freezes what hypotheses are compared with on their first day, and judges them on the day of their review. */
export const handler = scheduleHandler({ env: Env, input: Input, services: buildServices, run: runHypotheses });
