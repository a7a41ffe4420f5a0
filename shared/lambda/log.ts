import { Logger } from '@aws-lambda-powertools/logger';
import { lazily } from '../domain/lazily.ts';

/** The log of a function: one structured line per call, never a body or a contact. */
export const log = lazily(() => new Logger());
