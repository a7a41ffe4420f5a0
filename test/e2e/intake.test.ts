import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { done, form, post, worked } from '../support/system/leads.ts';
import { secretOf } from '../support/system/signed.ts';
import { nobody, staff } from '../support/system/system.ts';
import { reset } from '../support/system/reset.ts';
import { itemsOf, recordsOf } from '../support/system/tables.ts';

const marketer = staff('marketer');

beforeAll(reset);

const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' };
const key = (value: string) => ({ 'idempotency-key': value });
const stateOf = async (id: string) => (await recordsOf('lead')).find((item) => item['id'] === id)?.['state'];

describe('POST /leads', () => {
  it('takes JSON, keeps the campaign, the referrer and the consent with its evidence, and drops unknown fields', async () => {
    const id = await post({
      utm: { source: 'yandex', medium: 'cpc', campaign: 'drives' },
      referrer: 'https://search.example/',
      page: 'https://plant.example/drives',
      consents: [{ purpose: 'marketing', textVersion: 'v3' }],
      password: 'hunter2',
    });
    const touch = {
      source: 'site',
      utm: { source: 'yandex', medium: 'cpc', campaign: 'drives' },
      referrer: 'https://search.example/',
      page: 'https://plant.example/drives',
    };
    const lead = await stateOf(id);
    expect(lead).toMatchObject({ stage: { name: 'new' }, firstTouch: touch, lastTouch: touch, touches: 1 });
    expect(lead).not.toHaveProperty('password');
    const [person] = (await recordsOf('person')).map(({ state }) => state);
    expect(person).toMatchObject({ consents: { marketing: { textVersion: 'v3' } }, openLeads: [{ id }] });
    const evidence = (await itemsOf('People')).find(({ sk }) => String(sk).startsWith('EVIDENCE#'));
    expect(evidence?.['value']).toMatchObject({ purpose: 'marketing', textVersion: 'v3' });
    expect(evidence?.['value']).toHaveProperty('addressHash', expect.stringMatching(/^[\da-f]{64}$/));
  });

  it('takes a form, with utm_ and consent_ fields', async () => {
    const body = new URLSearchParams({
      name: 'Мария Условная',
      email: 'form@company.example',
      utm_source: 'vk',
      consent_marketing: 'v4',
    });
    const { status, body: answer } = await nobody('POST', '/leads', { body: body.toString(), headers: urlencoded });
    expect(status).toBe(202);
    expect(await stateOf(String(answer['id']))).toMatchObject({ firstTouch: { utm: { source: 'vk' } } });
  });

  it('answers the same request again with the first answer, and another under its key with 422', async () => {
    const body = form();
    const first = await nobody('POST', '/leads', { body, headers: key('k-1') });
    const again = await nobody('POST', '/leads', { body, headers: key('k-1') });
    expect(again).toMatchObject({ status: 202, body: { id: first.body['id'], fileToken: expect.any(String) } }); // a token of its own: the first may be over
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    const other = await nobody('POST', '/leads', { body: form(), headers: key('k-1') });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    const withoutKey = form();
    const twice = await Promise.all([1, 2].map(() => nobody('POST', '/leads', { body: withoutKey })));
    expect(new Set(twice.map((answer) => answer.body['id'])).size).toBe(1); // a second click
  });

  it('makes one person and one lead of twenty simultaneous requests of one person about one product group', async () => {
    await reset();
    const email = 'busy@company.example';
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        nobody('POST', '/leads', { body: form({ email, message: `Запрос ${String(n)}` }) }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 202));
    expect(await recordsOf('person')).toHaveLength(1);
    const leads = await recordsOf('lead');
    expect(leads.map(({ state }) => state)).toMatchObject([{ stage: { name: 'new' }, touches: 20 }]);
  });

  it('links a request about another product group to the first, as a new lead', async () => {
    const email = 'two@company.example';
    const first = await post({ email, productGroup: 'drives' });
    const second = await post({ email, productGroup: 'sensors' });
    expect(await stateOf(second)).toMatchObject({ linkedTo: [first] });
  });

  it('flags the e-mail of one person with the phone of another, and merges nobody', async () => {
    await post({ email: 'one@company.example', phone: undefined });
    await post({ email: undefined, phone: '+7 999 000-03-01' });
    const mixed = await post({ email: 'one@company.example', phone: '8 (999) 000-03-01', productGroup: 'cabinets' });
    expect(await stateOf(mixed)).toMatchObject({ flags: ['contacts-of-two-people'] });
  });

  it('quarantines spam with the same answer as any other request', async () => {
    const { status, body } = await nobody('POST', '/leads', { body: form({ website: 'https://spam.example' }) });
    expect({ status, fields: Object.keys(body) }).toEqual({ status: 202, fields: ['id', 'fileToken'] });
    const held = await done(marketer('GET', '/quarantine?stage=spam'));
    expect(held['items']).toMatchObject([{ id: body['id'] }]);
    await done(marketer('POST', `/leads/${String(body['id'])}/moves`, { body: { to: 'new' } }));
    expect(await stateOf(String(body['id']))).toMatchObject({ stage: { name: 'new' } });
  });

  it.each([
    ['no contact', form({ email: undefined }), /an email or a phone is needed/],
    ['a control character', form({ name: 'Иван\u0007' }), /control characters/],
    ['a body that is no JSON', '{"name": ', /neither JSON nor form-encoded/],
    ['a list', '[1, 2]', /not an object/],
    ['a wrong type', form({ name: 7 }), /expected string/],
  ])('says what is wrong with %s, and keeps it for a person to look at', async (_what, body, detail) => {
    const { status, body: problem } = await nobody('POST', '/leads', { body });
    expect({ status, code: problem['code'] }).toEqual({ status: 400, code: 'malformed' });
    expect(problem['detail']).toMatch(detail);
    const held = await done(marketer('GET', '/quarantine?stage=unreadable&limit=100'));
    expect(held['items']).toContainEqual(expect.objectContaining({ id: problem['id'] }));
    const kept = (await itemsOf('People')).find(
      ({ pk, sk }) => pk === problem['id'] && String(sk).startsWith('SUBMISSION'),
    );
    expect(kept?.['value']).toMatchObject({ rawBody: typeof body === 'string' ? body : JSON.stringify(body) });
  });

  it('keeps a request whose contacts nobody could use', async () => {
    const { status, body } = await nobody('POST', '/leads', { body: form({ email: 'not an address' }) });
    expect(status).toBe(202);
    expect(await stateOf(String(body['id']))).toMatchObject({ stage: { name: 'unreadable' } });
  });

  it('refuses more than 16 KB', async () => {
    expect(await nobody('POST', '/leads', { body: form({ message: 'я'.repeat(9000) }) })).toMatchObject({
      status: 413,
      body: { code: 'too-large' },
    });
  });

  it('counts a request of somebody whose lead is being worked as a touch on it', async () => {
    const email = 'again@company.example';
    const id = await worked(staff('boris'), { email });
    expect(await post({ email, message: 'Есть новости?' })).toBe(id);
    expect(await stateOf(id)).toMatchObject({ stage: { name: 'mql' }, touches: 2 });
  });
});

describe('connectors', () => {
  it('tilda: answers the ping, takes a form, and takes a submission once', async () => {
    const ping = await nobody('POST', '/leads/tilda', { body: 'test=test', headers: urlencoded });
    expect({ status: ping.status, text: ping.body['text'] }).toEqual({ status: 200, text: 'ok' });
    const body = new URLSearchParams({ Name: 'Ольга', Email: 'tilda@company.example', tranid: '1:22' }).toString();
    const [first, again] = [
      await nobody('POST', '/leads/tilda', { body, headers: urlencoded }),
      await nobody('POST', '/leads/tilda', { body, headers: urlencoded }),
    ];
    expect(again.body).toEqual(first.body);
    expect(await stateOf(String(first.body['id']))).toMatchObject({ source: 'tilda' });
  });

  it('typeform: takes what is signed, and answers 401 to what is not', async () => {
    const body = JSON.stringify({
      form_response: {
        token: 'tf-1',
        hidden: { utm_source: 'mail' },
        answers: [{ type: 'email', email: 'typeform@company.example', field: { ref: 'email' } }],
      },
    });
    const signature = createHmac('sha256', await secretOf('typeform'))
      .update(body)
      .digest('base64');
    const signed = await nobody('POST', '/leads/typeform', {
      body,
      headers: { 'typeform-signature': `sha256=${signature}` },
    });
    expect(signed.status).toBe(202);
    expect(await stateOf(String(signed.body['id']))).toMatchObject({
      source: 'typeform',
      firstTouch: { utm: { source: 'mail' } },
    });
    expect(
      (await nobody('POST', '/leads/typeform', { body, headers: { 'typeform-signature': 'sha256=x' } })).status,
    ).toBe(401);
    expect((await nobody('POST', '/leads/typeform', { body })).status).toBe(401);
  });

  it('google-ads: takes a lead form with its key, and answers 401 without it', async () => {
    const sent = {
      lead_id: 'ga-1',
      google_key: await secretOf('google-ads'),
      campaign_id: 42,
      user_column_data: [
        { column_id: 'EMAIL', string_value: 'google@company.example' },
        { column_id: 'FULL_NAME', string_value: 'Пётр' },
      ],
    };
    const { status, body } = await nobody('POST', '/leads/google-ads', { body: sent });
    expect(status).toBe(202);
    expect(await stateOf(String(body['id']))).toMatchObject({
      source: 'google-ads',
      firstTouch: { utm: { source: 'google', medium: 'cpc', campaign: '42' } },
    });
    const wrong = await nobody('POST', '/leads/google-ads', { body: { ...sent, google_key: 'guess' } });
    expect(wrong).toMatchObject({ status: 401, body: { code: 'wrong-signature' } });
  });

  it('keep and accept what they cannot read: a webhook that is refused comes again', async () => {
    const { status, body } = await nobody('POST', '/leads/generic', { body: 'not json at all' });
    expect(status).toBe(202);
    expect(await stateOf(String(body['id']))).toMatchObject({ stage: { name: 'unreadable' } });
    expect((await nobody('POST', '/leads/nobody-knows', { body: {} })).status).toBe(404);
  });
});

it('never lets a person’s data into the journal or the records: it is in People alone', async () => {
  const secrets = ['Приметное Имя', 'secret-person@company.example', '79990000401'];
  await post({ name: 'Приметное Имя', email: 'secret-person@company.example', phone: '+7 999 000-04-01' });
  const foundIn = async (...tables: readonly ('Journal' | 'Records' | 'People')[]): Promise<string[]> => {
    const stored = JSON.stringify(await Promise.all(tables.map((table) => itemsOf(table))));
    return secrets.filter((secret) => stored.includes(secret));
  };
  expect(await foundIn('People')).toEqual(secrets);
  expect(await foundIn('Journal', 'Records')).toEqual([]);
});
