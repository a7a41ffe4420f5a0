import { factFromImage } from '../../../shared/adapters/dynamodb/journal.ts';
import { follow } from '../../../shared/domain/pipeline/follow.ts';
import { streamHandler } from '../../../shared/lambda/stream-handler.ts';
import { Env } from './contract.ts';
import { buildServices } from './services.ts';

/** Wakes the workflows that a fact concerns: starts an execution, or lets a parked one go on. */
export const handler = streamHandler({ env: Env, services: buildServices, parse: factFromImage, run: follow });
