/** The secrets events are signed with. Each is derived from the stage's own key: whoever reads the records knows none. */
import type { Secrets } from '../secrets.ts';
import { secondsAfter } from './backoff.ts';
import type { Webhook } from './webhook.ts';

/** How long the secret before signs beside the new one: the receiver changes it when it suits. */
const overlapSeconds = 86_400;

type Signing = Pick<Webhook, 'id' | 'rotation' | 'rotatedAt'>;

/** As the receiver keeps it: `whsec_` and the key in base64 (Standard Webhooks; 64 bytes are the most it allows). */
const secretOf = async ({ id }: Pick<Webhook, 'id'>, rotation: number, secrets: Pick<Secrets, 'hash'>) =>
  `whsec_${btoa(await secrets.hash('webhook', `${id}/${String(rotation)}`))}`;

export const newestSecret = (webhook: Signing, secrets: Pick<Secrets, 'hash'>): Promise<string> =>
  secretOf(webhook, webhook.rotation, secrets);

/** Those that sign now, the newest first. */
export function signingSecrets(webhook: Signing, now: string, secrets: Pick<Secrets, 'hash'>): Promise<string[]> {
  const { rotation, rotatedAt } = webhook;
  const isBoth = rotatedAt !== undefined && now < secondsAfter(rotatedAt, overlapSeconds);
  const signing = isBoth ? [rotation, rotation - 1] : [rotation];
  return Promise.all(signing.map((one) => secretOf(webhook, one, secrets)));
}
