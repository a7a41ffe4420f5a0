import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { secretReader } from '../../../shared/adapters/secretsmanager/secret-reader.ts';
import { SecretsManagerSecrets } from '../../../shared/adapters/secretsmanager/secrets.ts';

const key = 'k'.repeat(64);
const reader = jest.fn<() => Promise<string>>();
const secretsOf = () => new SecretsManagerSecrets(reader);
const holds = (value: object) => reader.mockResolvedValue(JSON.stringify(value));
const hmac = (secret: string | Buffer, text: string): string => createHmac('sha256', secret).update(text).digest('hex');

beforeEach(() => {
  reader.mockReset();
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
    holds({ key });
    reader.mockRejectedValueOnce(new Error('throttled'));
    const secrets = secretsOf();
    await expect(secrets.hash('contact', 'x')).rejects.toThrow('throttled');
    expect(await secrets.hash('contact', 'x')).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([{}, { key: 'short' }, { key, systems: { erp: 7 } }])('refuse to work with %j', async (value) => {
    holds(value);
    await expect(secretsOf().hash('contact', 'x')).rejects.toMatchObject({ name: 'ZodError' });
  });
});

describe('the secret of Secrets Manager', () => {
  const asked: { body: string; headers: IncomingHttpHeaders }[] = [];
  const answers: { status: number; body: object }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      asked.push({ body: Buffer.concat(chunks).toString('utf8'), headers: request.headers });
      const { status, body } = answers.shift() ?? { status: 200, body: { SecretString: 'the secret' } };
      response.writeHead(status).end(JSON.stringify(body));
    });
  });
  let read: () => Promise<string>;
  beforeAll(async () => {
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo; // it listens on a port
    read = secretReader({
      arn: 'arn:secret',
      region: 'eu-central-1',
      endpoint: `http://127.0.0.1:${String(port)}`,
      credentials: () => Promise.resolve({ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'test' }),
    });
  });
  beforeEach(() => {
    jest.useRealTimers();
    asked.length = 0;
    answers.length = 0;
  });
  afterAll(() => {
    server.close();
  });

  it('is asked for by a signed request', async () => {
    expect(await read()).toBe('the secret');
    expect(asked).toMatchObject([
      {
        body: '{"SecretId":"arn:secret"}',
        headers: { 'x-amz-target': 'secretsmanager.GetSecretValue', 'content-type': 'application/x-amz-json-1.1' },
      },
    ]);
    expect(asked[0]?.headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-central-1\/secretsmanager\/aws4_request, SignedHeaders=.*Signature=[0-9a-f]{64}$/,
    );
  });

  it('is asked for again while the service fails or is throttled, four times in all', async () => {
    answers.push({ status: 500, body: {} }, { status: 400, body: { __type: 'ThrottlingException' } });
    expect(await read()).toBe('the secret');
    expect(asked).toHaveLength(3);
    answers.push(...Array.from({ length: 4 }, () => ({ status: 503, body: {} })));
    await expect(read()).rejects.toThrow('Secrets Manager answers 503: {}');
    expect(asked).toHaveLength(7);
  });

  it('is asked for again when nobody answers', async () => {
    const nobody = secretReader({ arn: 'arn:secret', region: 'eu-central-1', endpoint: 'http://127.0.0.1:1' });
    await expect(nobody()).rejects.toThrow('Secrets Manager answers 599: TypeError: fetch failed');
  });

  it('is not asked for again by whoever may not have it', async () => {
    answers.push({ status: 400, body: { __type: 'AccessDeniedException' } });
    await expect(read()).rejects.toThrow('AccessDeniedException');
    expect(asked).toHaveLength(1);
  });
});
