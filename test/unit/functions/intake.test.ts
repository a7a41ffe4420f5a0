import { beforeEach, describe, expect, it } from '@jest/globals';
import { answerRequest } from '../../../functions/api/public/intake.ts';
import { Problem } from '../../../shared/domain/problem.ts';
import { Busy, KeyReused } from '../../../shared/domain/records/errors.ts';
import { readBody } from '../../../shared/domain/leads/body.ts';
import type { Lead } from '../../../shared/domain/leads/lead.ts';
import type { Call, Reply } from '../../../shared/lambda/api-route.ts';
import { areaInMemory, callWith } from '../../support/cloud/area-in-memory.ts';
import { register } from '../../support/domain/contexts.ts';
import { stock } from '../../support/domain/stores.ts';

let area: ReturnType<typeof areaInMemory>;
beforeEach(() => {
  area = areaInMemory();
});

const asked = {
  name: 'Анна',
  company: 'Стройремонт',
  email: 'Anna@Example.com',
  phone: '8 (495) 123-45-67',
  message: 'Нужен привод',
};

/** Sends a body through the web form, as its route does. */
function send(body: unknown, more: Partial<Call> = {}): Promise<Reply<{ id: string }>> {
  const call = callWith(body, more);
  const read = readBody(call.rawBody, call.contentType);
  const fields = read.ok ? ({ ok: true, value: read.fields } as const) : read;
  return answerRequest({ source: 'site', fields }, call, area, 'refuse');
}
const keyed = (key: string): Partial<Call> => ({ headers: { 'idempotency-key': key } });

async function leadOf({ body: { id } }: Reply<{ id: string }>): Promise<Lead> {
  const lead = await area.records.get('lead', id);
  if (!lead) throw new Error(`no lead ${id}`);
  return lead;
}
const leads = (): Lead[] => area.records.all.filter((record) => record.kind === 'lead');

describe('a request from a form', () => {
  it('is a new lead, and its contacts are kept apart from it', async () => {
    const reply = await send(asked);
    const lead = await leadOf(reply);
    expect([reply.status, lead.stage, lead.company, JSON.stringify(lead)]).toEqual([
      202,
      { name: 'new' },
      'Стройремонт',
      expect.not.stringMatching(/Анна|example|495/i),
    ]);
    expect(await area.people.get('contacts', lead.personId, lead.personId)).toEqual({
      name: 'Анна',
      email: 'anna@example.com',
      phone: '+74951234567',
    });
    expect(await area.people.get('submission', lead.id, lead.id)).toMatchObject({
      rawBody: JSON.stringify(asked),
      message: 'Нужен привод',
    });
  });

  it('may come form-encoded, with campaign and consent in flat fields', async () => {
    const rawBody = 'email=a%40example.com&utm_source=yandex&utm_campaign=spring&consent_marketing=v3&page=%2Fdrives';
    const lead = await leadOf(await send(rawBody, { contentType: 'application/x-www-form-urlencoded; charset=utf-8' }));
    expect(lead.firstTouch).toEqual({
      at: '2026-03-02T07:00:00.000Z',
      source: 'site',
      utm: { source: 'yandex', campaign: 'spring' },
      page: '/drives',
    });
    const person = await area.records.get('person', lead.personId);
    const evidenceId = person?.consents['marketing']?.evidenceId ?? '';
    expect(person?.consents).toEqual({ marketing: { textVersion: 'v3', at: '2026-03-02T07:00:00.000Z', evidenceId } });
    expect(await area.people.get('evidence', lead.personId, evidenceId)).toMatchObject({ purpose: 'marketing' });
  });

  it('drops a segment nobody knows, and fields nobody asked for', async () => {
    const lead = await leadOf(await send({ ...asked, segment: 'astronauts', admin: true }));
    expect([lead.segment, 'admin' in lead]).toEqual([undefined, false]);
  });

  it('by the same person about the same within 30 days is a touch on the lead', async () => {
    const first = await send(asked);
    area.clock.moveTo(Date.parse('2026-03-20T07:00:00.000Z'));
    const second = await send({ email: 'anna@example.com', message: 'Ещё вопрос' });
    expect(second.body).toEqual(first.body);
    expect([leads().length, (await leadOf(first)).touches]).toEqual([1, 2]);
    const written = await area.people.list('submission', first.body.id);
    expect(written.map(({ value: { message } }) => message)).toEqual(['Нужен привод', 'Ещё вопрос']);
    expect(area.people.items.size).toBe(3); // and nothing under ids that no record has
  });

  it('of a known person leaves that person’s contacts as they were, and keeps how consent was given with that person', async () => {
    const known = await leadOf(await send(asked));
    const consents = [{ purpose: 'marketing', textVersion: 'v3' }];
    const again = await leadOf(await send({ ...asked, name: 'Другая', product: 'drive-7', consents }));
    expect([again.personId, again.id === known.id]).toEqual([known.personId, false]);
    expect(await area.people.get('contacts', known.personId, known.personId)).toMatchObject({ name: 'Анна' });
    const person = await area.records.get('person', known.personId);
    const evidenceId = person?.consents['marketing']?.evidenceId ?? '';
    expect(await area.people.get('evidence', known.personId, evidenceId)).toMatchObject({ purpose: 'marketing' });
  });

  it('is of the group of the product it calls, as the register has it', async () => {
    await stock(area.records, register);
    const lead = await leadOf(await send({ ...asked, product: 'ПРЕОБРАЗОВАТЕЛЬ ЧАСТОТЫ 45 кВт' }));
    expect(lead).toMatchObject({ product: 'ПРЕОБРАЗОВАТЕЛЬ ЧАСТОТЫ 45 кВт', productGroup: 'drives' });
    const again = await leadOf(await send({ ...asked, product: 'drive-7' }));
    expect([again.id, again.touches]).toEqual([lead.id, 2]);
    const told = await leadOf(await send({ ...asked, product: 'drive-7', productGroup: 'pumps' }));
    expect(told.productGroup).toBe('pumps');
  });

  it('keeps of the page and the campaign what is no contact: facts keep it for ever', async () => {
    const lead = await leadOf(
      await send({ ...asked, page: '/?e=anna%40example.com', utm: { source: 'ads', term: '+7 495 123-45-67' } }),
    );
    expect(lead.firstTouch).toMatchObject({ page: '•••', utm: { source: 'ads', term: '•••' } });
  });

  it('with a box left empty gives no consent, and with control characters in it is not taken', async () => {
    const form = { contentType: 'Application/X-WWW-Form-Urlencoded' };
    const lead = await leadOf(await send('email=a%40example.com&consent_marketing=', form));
    expect((await area.records.get('person', lead.personId))?.consents).toEqual({});
    const consents = [{ purpose: 'marketing\u0007', textVersion: 'v3' }];
    await expect(send({ ...asked, consents })).rejects.toMatchObject({ details: { status: 400 } });
  });

  it('later is a new lead, linked to the one before', async () => {
    const first = await send(asked);
    area.clock.moveTo(Date.parse('2026-04-03T07:00:00.000Z'));
    const second = await leadOf(await send({ ...asked, message: 'again' }));
    expect([leads().length, second.linkedTo]).toEqual([2, [first.body.id]]);
  });

  it('with one person’s e-mail and another’s phone goes to the first, flagged', async () => {
    const anna = await leadOf(await send({ email: 'anna@example.com', productGroup: 'a' }));
    await send({ phone: '+74957654321', productGroup: 'a' });
    const mixed = await leadOf(await send({ email: 'anna@example.com', phone: '+74957654321', productGroup: 'b' }));
    expect([mixed.personId, mixed.flags]).toEqual([anna.personId, ['contacts-of-two-people']]);
  });
});

describe('a request that comes again', () => {
  const replayed = { 'idempotent-replayed': 'true' };

  it('with its key gets the first answer, and says so', async () => {
    const first = await send(asked, keyed('k-1'));
    const again = await send(asked, keyed('k-1'));
    expect([again.status, again.headers, again.body, leads().length]).toEqual([202, replayed, first.body, 1]);
    expect(first.headers).toEqual({});
  });

  it('with its key and another body is refused', async () => {
    await send(asked, keyed('k-1'));
    await expect(send({ ...asked, message: 'other' }, keyed('k-1'))).rejects.toBeInstanceOf(KeyReused);
    expect(leads()).toHaveLength(1);
  });

  it('under one key from another day is new', async () => {
    await send(asked, keyed('k-1'));
    area.clock.moveTo(Date.parse('2026-03-03T07:00:01.000Z'));
    const later = await send({ ...asked, productGroup: 'other' }, keyed('k-1'));
    expect([later.headers, leads().length]).toEqual([{}, 2]);
  });

  it('without a key is the same within ten minutes, a touch after that', async () => {
    const first = await send(asked);
    area.clock.moveTo(Date.parse('2026-03-02T07:09:00.000Z'));
    const soon = await send(asked);
    area.clock.moveTo(Date.parse('2026-03-02T07:11:00.000Z'));
    const later = await send(asked);
    expect([soon.headers, later.headers, later.body, (await leadOf(first)).touches]).toEqual([
      replayed,
      {},
      first.body,
      2,
    ]);
  });

  it('in another spelling, with the same fields, is the same', async () => {
    const first = await send(asked);
    const respelled = await send(JSON.stringify(Object.fromEntries(Object.entries(asked).reverse()), undefined, 2));
    expect([respelled.headers, respelled.body]).toEqual([replayed, first.body]);
  });

  it.each(['', '   '])('with the empty key %j is judged by its body', async (key) => {
    await send(asked, keyed(key));
    const other = await send({ email: 'other@example.com' }, keyed(key));
    expect([other.status, leads().length]).toEqual([202, 2]);
  });

  it('at the same moment is one lead, whoever is first', async () => {
    const replies = await Promise.all(Array.from({ length: 5 }, () => send(asked, keyed('k-1'))));
    expect([new Set(replies.map(({ body }) => body.id)).size, leads().length]).toEqual([1, 1]);
  });

  it('with a key of more than 200 characters is malformed', async () => {
    await expect(send(asked, keyed('k'.repeat(201)))).rejects.toMatchObject({ details: { status: 400 } });
  });
});

describe('a request nobody can use', () => {
  it.each([
    [400, 'no contact', { name: 'Anna' }, 'an email or a phone is needed'],
    [202, 'a contact that is none', { email: 'no address' }, 'neither the e-mail nor the phone can be one'],
    [400, 'text for JSON', 'hello', 'the body is neither JSON nor form-encoded'],
    [400, 'a list', [], 'the body is JSON, but not an object'],
    [400, 'a control character', { name: 'a\u0007', email: 'a@b.ru' }, 'name: control characters are not allowed'],
    [400, 'a number', { name: 7, email: 'a@b.ru' }, 'name: Invalid input: expected string, received number'],
  ])('is answered %i because of %s, and kept for people to look at', async (status, _what, body, cause) => {
    expect(await send(body).then((reply) => reply.status, refusedWith)).toBe(status);
    const [lead] = leads();
    expect(lead?.stage).toMatchObject({ name: 'unreadable', reason: cause });
    const id = lead?.id ?? '';
    const rawBody = typeof body === 'string' ? body : JSON.stringify(body);
    expect(await area.people.get('submission', id, id)).toMatchObject({ rawBody });
  });

  it('is told what was wrong, and where it is kept', async () => {
    const refused = send({ name: 'Anna' });
    await expect(refused).rejects.toMatchObject({
      details: {
        status: 400,
        code: 'malformed',
        extra: { id: expect.any(String), errors: [{ field: '', problem: 'an email or a phone is needed' }] },
      },
    });
  });

  it('because it is spam gets the same answer, and takes nobody’s address', async () => {
    const reply = await send({ ...asked, website: 'http://casino.example' });
    expect([reply.status, (await leadOf(reply)).stage.name, area.records.claims]).toEqual([202, 'spam', []]);
    const honest = await leadOf(await send(asked));
    expect(honest.stage.name).toBe('new');
  });

  it('because the store is in contention is kept all the same', async () => {
    area.records.beforeNextCommit(() => Promise.reject(new Busy('the store was busy for 8000 ms')));
    const lead = await leadOf(await send(asked));
    expect(lead.stage).toMatchObject({ name: 'unreadable', reason: 'contention' });
  });

  it('because there were 600 before it within a minute is told when to come back', async () => {
    for (let n = 0; n < 600; n += 1) await area.guard.hit(`intake/${await addressOf('203.0.113.7')}`, 60);
    await expect(send(asked)).rejects.toMatchObject({
      details: { status: 429, code: 'too-many-requests', retryAfterSeconds: expect.any(Number) },
    });
    const { details } = await send(asked).then(
      () => {
        throw new Error('it was taken');
      },
      (error: unknown) => error as Problem,
    );
    expect(details.retryAfterSeconds).toBeGreaterThan(0);
    expect(details.retryAfterSeconds).toBeLessThanOrEqual(60);
    const other = await send(asked, { sourceIp: '203.0.113.8' });
    expect(other.status).toBe(202);
  });
});

const refusedWith = (error: unknown): unknown => (error instanceof Problem ? error.details.status : error);
const addressOf = async (ip: string): Promise<string> => (await area.secrets.hash('address', ip)).slice(0, 16);

describe('a request from a form that was opened with a nonce', () => {
  const fields = { ok: true, value: asked } as const;
  const ago = (seconds: number): number => Date.now() / 1000 - seconds;
  const receivedAfter = async (openedSeconds: number) => {
    const reply = await answerRequest({ source: 'site', fields, openedSeconds }, callWith(asked), area, 'refuse');
    return (await leadOf(reply)).stage;
  };

  it('is a lead when somebody had the time to fill it in', async () => {
    expect(await receivedAfter(ago(30))).toEqual({ name: 'new' });
  });

  it('is held as spam when nobody types as fast, or the form was never opened', async () => {
    expect(await receivedAfter(ago(1))).toMatchObject({ name: 'spam', reason: 'filled in faster than anybody types' });
    area = areaInMemory();
    expect(await receivedAfter(Number.NaN)).toMatchObject({ name: 'spam', reason: 'the form was never opened' });
  });

  it('is one request however often it is sent', async () => {
    const send = () => answerRequest({ source: 'site', fields, nonce: 'n-1' }, callWith(asked), area, 'refuse');
    const [first, again] = [await send(), await send()];
    expect(again.body).toEqual(first.body);
    expect(leads()).toHaveLength(1);
  });
});
