import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { readFrom } from '../../../functions/api/public/receive-from-source/connectors.ts';
import { signedBody } from '../../../functions/api/signed/verify.ts';
import { areaInMemory, callWith } from '../../support/cloud/area-in-memory.ts';
import { secretOf } from '../../support/domain/secrets.ts';

let secrets: ReturnType<typeof areaInMemory>['secrets'];
beforeEach(() => {
  ({ secrets } = areaInMemory());
});
const form = { contentType: 'application/x-www-form-urlencoded' };

describe('a connector', () => {
  it('reads a form of Tilda, by the names Tilda uses', async () => {
    const body = 'Name=Anna&Phone=%2B74951234567&Email=a%40b.ru&Textarea=Hello&tranid=1:2&formid=f&utm_source=yandex';
    expect(await readFrom('tilda', callWith(body, form), secrets)).toEqual({
      source: 'tilda',
      submissionId: '1:2',
      fields: {
        ok: true,
        value: { name: 'Anna', phone: '+74951234567', email: 'a@b.ru', message: 'Hello', utm: { source: 'yandex' } },
      },
    });
  });

  it('takes Tilda’s trial request for what it is', async () => {
    expect(await readFrom('tilda', callWith('test=test', form), secrets)).toBe('test');
  });

  const answers = {
    form_response: {
      token: 'T-1',
      hidden: { utm_source: 'telegram', campaign: 'spring' },
      answers: [
        { type: 'text', text: 'Anna', field: { ref: 'name' } },
        { type: 'email', email: 'a@b.ru', field: { ref: 'email' } },
        { type: 'phone_number', phone_number: '+7495', field: { ref: 'phone' } },
        'not an answer',
      ],
    },
  };
  const typeformSignature = (body: string, secret = secretOf('typeform')): string =>
    `sha256=${createHmac('sha256', secret).update(body).digest('base64')}`;

  it('reads a questionnaire of Typeform that Typeform signed', async () => {
    const headers = { 'typeform-signature': typeformSignature(JSON.stringify(answers)) };
    expect(await readFrom('typeform', callWith(answers, { headers }), secrets)).toEqual({
      source: 'typeform',
      submissionId: 'T-1',
      fields: {
        ok: true,
        value: { name: 'Anna', email: 'a@b.ru', phone: '+7495', utm: { source: 'telegram', campaign: 'spring' } },
      },
    });
  });

  it('reads choices by their labels, and yes and numbers as they are', async () => {
    const answer = (type: string, ref: string, value: unknown) => ({ type, [type]: value, field: { ref } });
    const body = {
      form_response: {
        answers: [
          answer('choice', 'product', { label: 'Drives' }),
          answer('choices', 'message', { labels: ['new line', 'spares'] }),
          answer('boolean', 'company', true),
          answer('number', 'phone', 4951234567),
        ],
      },
    };
    const headers = { 'typeform-signature': typeformSignature(JSON.stringify(body)) };
    expect(await readFrom('typeform', callWith(body, { headers }), secrets)).toMatchObject({
      fields: { value: { product: 'Drives', message: 'new line, spares', company: 'true', phone: '4951234567' } },
    });
  });

  it('keeps two submissions apart whose long ids begin alike', async () => {
    const keyOf = async (submissionId: string) => {
      const reading = await readFrom('generic', callWith({ submissionId }), secrets);
      return reading === 'test' ? reading : reading.submissionId;
    };
    const [one, other] = await Promise.all([keyOf(`${'x'.repeat(150)}1`), keyOf(`${'x'.repeat(150)}2`)]);
    expect(one).not.toBe(other);
    expect(one?.length).toBeLessThan(150);
  });

  it.each([
    ['without a signature', {}],
    ['signed by another', { 'typeform-signature': typeformSignature(JSON.stringify(answers), 'wrong') }],
    ['signed over another body', { 'typeform-signature': typeformSignature('{}') }],
  ])('refuses a questionnaire %s', async (_how, headers) => {
    await expect(readFrom('typeform', callWith(answers, { headers }), secrets)).rejects.toMatchObject({
      details: { status: 401, code: 'wrong-signature' },
    });
  });

  const advertised = {
    lead_id: 'G-1',
    campaign_id: 123,
    google_key: secretOf('google-ads'),
    user_column_data: [
      { column_id: 'FULL_NAME', string_value: 'Anna' },
      { column_id: 'EMAIL', string_value: '' },
      { column_id: 'WORK_EMAIL', string_value: 'a@b.ru' },
    ],
  };

  it('reads a lead form of search advertising with its key', async () => {
    expect(await readFrom('google-ads', callWith(advertised), secrets)).toEqual({
      source: 'google-ads',
      submissionId: 'G-1',
      fields: {
        ok: true,
        value: { name: 'Anna', email: 'a@b.ru', utm: { source: 'google', medium: 'cpc', campaign: '123' } },
      },
    });
  });

  it.each([undefined, '', 'undefined', 'wrong', 7, null, { key: 1 }])('refuses it with the key %j', async (key) => {
    await expect(readFrom('google-ads', callWith({ ...advertised, google_key: key }), secrets)).rejects.toMatchObject({
      details: { status: 401 },
    });
  });

  it('takes its trial for what it is, only with its key', async () => {
    expect(await readFrom('google-ads', callWith({ ...advertised, is_test: true }), secrets)).toBe('test');
    await expect(readFrom('google-ads', callWith({ is_test: true }), secrets)).rejects.toMatchObject({
      details: { status: 401 },
    });
  });

  it('reads any other system by our own names, or the usual ones', async () => {
    const body = {
      submissionId: 77,
      tel: '+7495',
      productGroup: 'drives',
      consents: [{ purpose: 'marketing', textVersion: 'v1' }],
    };
    expect(await readFrom('generic', callWith(body), secrets)).toEqual({
      source: 'generic',
      submissionId: '77',
      fields: { ok: true, value: { ...body, phone: '+7495' } },
    });
  });

  it.each(['tilda', 'generic'])('passes on what %s sent and nobody can read', async (source) => {
    expect(await readFrom(source, callWith('{broken'), secrets)).toEqual({
      source,
      fields: { ok: false, cause: 'the body is neither JSON nor form-encoded' },
    });
  });

  it.each(['bitrix', 'constructor', '__proto__', 'toString'])('does not exist for "%s"', async (source) => {
    await expect(readFrom(source, callWith({}), secrets)).rejects.toMatchObject({
      details: { status: 404, code: 'no-such-source' },
    });
  });
});

describe('a body another system signed', () => {
  const now = (): string => String(Math.floor(Date.now() / 1000));
  const signature = (timestamp: string, body: string, secret = secretOf('erp')): string =>
    `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
  const told = '{"type":"payment"}';
  const ask = (timestamp: string, signed: string, body = told) =>
    signedBody(
      callWith(body, { headers: { 'x-voronka-timestamp': timestamp, 'x-voronka-signature': signed } }),
      'erp',
      secrets,
    );

  it('is read when the signature is that of its time and text', async () => {
    const at = now();
    expect(await ask(at, signature(at, told))).toEqual({ type: 'payment' });
  });

  it.each([
    ['of another body', (at: string) => signature(at, '{}')],
    ['of another time', (at: string) => signature(String(Number(at) - 1), told)],
    ['with another secret', (at: string) => signature(at, told, 'wrong')],
    ['cut short', (at: string) => signature(at, told).slice(0, -1)],
    ['in capitals', (at: string) => signature(at, told).toUpperCase()],
    ['left out', () => ''],
    ['of the same length in wider letters', (at: string) => 'ж'.repeat(signature(at, told).length)],
  ])('is refused with a signature %s', async (_what, sign) => {
    const at = now();
    await expect(ask(at, sign(at))).rejects.toMatchObject({ details: { status: 401, code: 'wrong-signature' } });
  });

  it.each([
    ['five minutes ago', () => String(Number(now()) - 302)],
    ['in five minutes', () => String(Number(now()) + 302)],
    ['in words', () => 'now'],
    ['with a sign', () => `+${now()}`],
    ['left out', () => ''],
  ])('is refused when its time is %s', async (_what, time) => {
    const at = time();
    await expect(ask(at, signature(at, told))).rejects.toMatchObject({
      details: { status: 401, code: 'stale-signature' },
    });
  });

  it('that is not JSON is malformed, however well it is signed', async () => {
    const at = now();
    await expect(ask(at, signature(at, 'hello'), 'hello')).rejects.toMatchObject({ details: { status: 400 } });
  });
});
