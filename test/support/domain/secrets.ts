import { createHmac } from 'node:crypto';
import { derivedSecret } from '../../../shared/adapters/secretsmanager/secrets.ts';
import type { Secrets } from '../../../shared/domain/secrets.ts';

const hmac = (key: string, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** The secret a system of these tests signs with. */
export const secretOf = (system: string): string => derivedSecret('k'.repeat(64), system);

/** Hashes with a key of its own: what another key hashed is none of ours. */
export const hashingWith = (key: string): Pick<Secrets, 'hash'> => ({
  hash: (purpose, text) => Promise.resolve(hmac(key + purpose, text).toString('hex')),
});

/** Keys that anybody may know. */
export const testSecrets: Secrets = {
  ...hashingWith(''),
  sign: (system, text) => Promise.resolve(hmac(secretOf(system), text)),
  isSecretOf: (system, given) => Promise.resolve(secretOf(system) === given),
};
