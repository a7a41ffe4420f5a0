import { factFromImage } from '../../../shared/adapters/dynamodb/journal.ts';
import type { Fact } from '../../../shared/domain/facts/fact.ts';
import { streamHandler } from '../../../shared/lambda/stream-handler.ts';
import { Env } from './contract.ts';
import { buildServices, type Services } from './services.ts';

/** Publishes a fact to the event bus, as it stands in the journal. */
export const publishFact = (fact: Fact, { bus }: Pick<Services, 'bus'>): Promise<void> => bus.publish([fact]);

export const handler = streamHandler({ env: Env, services: buildServices, parse: factFromImage, run: publishFact });
