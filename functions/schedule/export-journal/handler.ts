import { exportJournal } from '../../../shared/domain/warehouse/export-journal.ts';
import { scheduleHandler } from '../../../shared/lambda/schedule-handler.ts';
import { Env, Input } from './contract.ts';
import { buildServices } from './services.ts';

/** Asks for the next export of the journal when it is due. */
export const handler = scheduleHandler({ env: Env, input: Input, services: buildServices, run: exportJournal });
