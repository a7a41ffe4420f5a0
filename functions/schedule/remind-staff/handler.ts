import { remindStaff } from '../../../shared/domain/notices/remind-staff.ts';
import { scheduleHandler } from '../../../shared/lambda/schedule-handler.ts';
import { Env, Input } from './contract.ts';
import { buildServices } from './services.ts';

/** Tells staff of tasks that are due, and each morning of their day. */
export const handler = scheduleHandler({ env: Env, input: Input, services: buildServices, run: remindStaff });
