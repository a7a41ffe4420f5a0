import { createHmac } from 'node:crypto';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { SecretsManagerSecrets } from '../../../shared/adapters/secretsmanager/secrets.ts';

const client = new SecretsManagerClient({
  region: 'eu-central-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});
const manager = mockClient(client);
const key = 'k'.repeat(64);
const secretsOf = () => new SecretsManagerSecrets(client, 'arn:secret');
const holds = (value: object) => manager.on(GetSecretValueCommand).resolves({ SecretString: JSON.stringify(value) });
const hmac = (secret: string | Buffer, text: string): string => createHmac('sha256', secret).update(text).digest('hex');

beforeEach(() => {
  manager.reset();
  jest.useFakeTimers({ now: Date.parse('2026-03-02T07:00:00.000Z') });
});
afterEach(() => {
  jest.useRealTimers();
});

describe('secrets', () => {
  it('hash a text per purpose, so that the same phone differs as a key and elsewhere', async () => {
    holds({ key });
    const secrets = secretsOf();
    const asContact = await secrets.hash('contact', '+74951234567');
    expect(asContact).toBe(hmac(Buffer.from(hmac(key, 'contact'), 'hex'), '+74951234567'));
    expect(await secrets.hash('contact', '+74951234567')).toBe(asContact);
    expect(await secrets.hash('address', '+74951234567')).not.toBe(asContact);
  });

  it('sign for a system with its own secret', async () => {
    holds({ key, systems: { erp: 'the ERP’s own' } });
    expect(Buffer.from(await secretsOf().sign('erp', 'text')).toString('hex')).toBe(hmac('the ERP’s own', 'text'));
  });

  it('sign for a system without one with a secret made of the key', async () => {
    holds({ key });
    expect(Buffer.from(await secretsOf().sign('erp', 'text')).toString('hex')).toBe(
      hmac(hmac(key, 'system/erp'), 'text'),
    );
  });

  it('know a system’s secret from any other', async () => {
    holds({ key, systems: { tilda: 'right' } });
    const secrets = secretsOf();
    expect([
      await secrets.isSecretOf('tilda', 'right'),
      await secrets.isSecretOf('tilda', 'wrong'),
      await secrets.isSecretOf('tilda', ''),
      await secrets.isSecretOf('typeform', 'right'),
    ]).toEqual([true, false, false, false]);
  });

  it('take up a rotated secret within five minutes, and not at every call', async () => {
    holds({ key, systems: { tilda: 'old' } });
    const secrets = secretsOf();
    expect(await secrets.isSecretOf('tilda', 'old')).toBe(true);
    holds({ key, systems: { tilda: 'new' } });
    await jest.advanceTimersByTimeAsync(299_000);
    expect(await secrets.isSecretOf('tilda', 'old')).toBe(true);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(await secrets.isSecretOf('tilda', 'new')).toBe(true);
  });

  it('are read again after a failure', async () => {
    manager
      .on(GetSecretValueCommand)
      .rejectsOnce(new Error('throttled'))
      .resolves({ SecretString: JSON.stringify({ key }) });
    const secrets = secretsOf();
    await expect(secrets.hash('contact', 'x')).rejects.toThrow('throttled');
    expect(await secrets.hash('contact', 'x')).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([{}, { key: 'short' }, { key, systems: { erp: 7 } }])('refuse to work with %j', async (value) => {
    holds(value);
    await expect(secretsOf().hash('contact', 'x')).rejects.toMatchObject({ name: 'ZodError' });
  });
});
