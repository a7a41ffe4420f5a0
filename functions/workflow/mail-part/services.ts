import { filesOf } from '../../../shared/adapters/s3/files.ts';
import type { MailingPart } from '../../../shared/domain/campaigns/mail-part.ts';
import { lettersOut } from '../../../shared/letters/letters-out.ts';
import type { Env } from './contract.ts';

/** Until it is asked again whether one more letter may leave. */
const pauseMs = 200;

export const buildServices = (env: Env): Omit<MailingPart, 'isTimeUp'> => ({
  ...lettersOut(env),
  files: filesOf(env),
  pause: () => new Promise((resolve) => setTimeout(resolve, pauseMs)),
});
