import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { Secrets } from '../../domain/secrets.ts';
import { secretReader } from './secret-reader.ts';

/** `key` signs and hashes; a system's own secret stands under `systems`, else one is derived from `key`. */
const Stored = z.object({ key: z.string().min(32), systems: z.record(z.string(), z.string()).default({}) });

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

const rereadMs = 300_000; // a rotated secret is taken up within five minutes

/** Secrets of one Secrets Manager secret. */
export class SecretsManagerSecrets implements Secrets {
  readonly #reader: () => Promise<string>;
  #read: { readonly at: number; readonly value: Promise<z.infer<typeof Stored>> } | undefined;

  constructor(reader: () => Promise<string>) {
    this.#reader = reader;
  }

  static at(arn: string): SecretsManagerSecrets {
    const { AWS_REGION: region = 'us-east-1', AWS_ENDPOINT_URL: endpoint } = process.env;
    return new SecretsManagerSecrets(secretReader({ arn, region, endpoint }));
  }

  async hash(purpose: string, text: string): Promise<string> {
    const { key } = await this.#stored();
    return hmac(hmac(key, purpose), text).toString('hex');
  }

  async sign(system: string, text: string): Promise<Uint8Array> {
    return hmac(await this.#secretOf(system), text);
  }

  async isSecretOf(system: string, given: string): Promise<boolean> {
    const secret = await this.#secretOf(system);
    return timingSafeEqual(hmac('compare', secret), hmac('compare', given));
  }

  async #secretOf(system: string): Promise<string> {
    const { key, systems } = await this.#stored();
    return systems[system] ?? derivedSecret(key, system);
  }

  #stored(): Promise<z.infer<typeof Stored>> {
    if (this.#read === undefined || Date.now() - this.#read.at > rereadMs) {
      const value = this.#reader().then((text) => Stored.parse(JSON.parse(text)));
      value.catch(() => (this.#read = undefined)); // a failed read is not remembered
      this.#read = { at: Date.now(), value };
    }
    return this.#read.value;
  }
}

/** The secret of a system that has not been given its own. */
export const derivedSecret = (key: string, system: string): string => hmac(key, `system/${system}`).toString('hex');
