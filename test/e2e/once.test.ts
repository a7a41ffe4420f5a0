import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '../../local/client.ts';
import { done, opened } from '../support/system/leads.ts';
import { staff } from '../support/system/system.ts';
import { reset } from '../support/system/reset.ts';

const [anna, operator] = [staff('anna'), staff('operator')];
type Of = { leadId: string; dealId: string; accountId: string };

const amount = { netMinor: 100_000, currency: 'RUB', vatPercent: 22 };
const contact = { channel: 'call', direction: 'out', result: 'talked' };
const later = '2040-01-09T09:00:00.000Z';

/** Everything the staff create, each said as it is when it is sent twice. */
const creations: readonly (readonly [
  title: string,
  path: (of: Of) => string,
  body: (of: Of) => Record<string, unknown>,
  who?: Client,
])[] = [
  ['an account', () => '/accounts', () => ({ company: 'ООО «Дважды»', contact: { name: 'Пётр Дважды' } })],
  ['a person', ({ accountId }) => `/accounts/${accountId}/persons`, () => ({ name: 'Ольга Дважды' })],
  [
    'an activity with its next step',
    () => '/activities',
    ({ dealId: id }) => ({
      ...{ ...contact, subject: { kind: 'deal', id } },
      nextStep: { title: 'Отправить чертёж', dueAt: later },
    }),
  ],
  ['an activity', () => '/activities', ({ dealId: id }) => ({ ...contact, subject: { kind: 'deal', id } })],
  ['a claim', () => '/claims', ({ accountId }) => ({ accountId, cause: 'defect', note: 'It hums' })],
  ['a deal', () => '/deals', ({ accountId }) => ({ accountId, need: 'Spare parts' })],
  ['a quote that was sent', ({ dealId }) => `/deals/${dealId}/quotes`, () => ({ number: 'Q-1', amount })],
  ['a lead', () => '/leads/manual', () => ({ source: 'phone', name: 'Иван Дважды', email: 'twice@company.example' })],
  [
    'a draft',
    () => '/quotes',
    ({ dealId }) => ({ dealId, language: 'ru', lines: [{ product: 'drive-7', quantity: 2 }] }),
  ],
  ['a task', () => '/tasks', ({ dealId: id }) => ({ subject: { kind: 'deal', id }, title: 'Позвонить', dueAt: later })],
  ['a subscription', () => '/webhooks', () => ({ url: 'http://127.0.0.1:1/', types: ['deal.agreed'] }), operator],
];

/** What is followed by an upload may well be meant twice, unless a key says otherwise. */
const handles: typeof creations = [
  ['a file', () => '/files', ({ dealId: id }) => ({ subject: { kind: 'deal', id }, fileName: 'a.pdf', size: 10 })],
  ['an import', () => '/imports', () => ({ kind: 'purchases', fileName: 'a.csv' }), operator],
];

let of: Of;
beforeAll(async () => {
  await reset();
  of = await opened(anna, { company: 'ООО «Раз»' });
});

/** What does not tell one answer from another: an address is signed anew each time. */
const comparable = ({ status, body: { uploadUrl: _signed, headers: _too, ...body } }: Answer) => ({ status, body });

describe.each(creations)('%s', (_title, path, body, who = anna) => {
  it('that is sent twice at once is one, and so is one sent again', async () => {
    const send = () => who('POST', path(of), { body: body(of) });
    const twice = await Promise.all([send(), send()]);
    const again = await send();
    for (const answer of twice) expect(comparable(answer)).toEqual(comparable(again));
    const replayed = [...twice, again].filter(({ headers }) => headers.get('idempotent-replayed') === 'true');
    expect(replayed).toHaveLength(2);
    expect([200, 201]).toContain(again.status);
  });
});

describe.each(handles)('%s', (_title, path, body, who = anna) => {
  it('is another each time it is sent without a key', async () => {
    const send = async () => (await done(who('POST', path(of), { body: body(of) })))['id'];
    expect(await send()).not.toBe(await send());
  });
});

describe.each([...creations, ...handles])('%s', (_title, path, body, who = anna) => {
  it('is another under another key, and the same under the same', async () => {
    const key = randomUUID();
    const send = () => who('POST', path(of), { body: body(of), headers: { 'idempotency-key': key } });
    const first = await send();
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    const again = await send();
    expect([again.headers.get('idempotent-replayed'), comparable(again)]).toEqual(['true', comparable(first)]);
  });
});

describe('a next step told with an activity', () => {
  it('is one task of the deal, named in the answer, after which the deal has a next step', async () => {
    const { dealId } = await opened(anna, { company: 'ООО «Шаг»' });
    const send = () =>
      anna('POST', '/activities', {
        body: {
          ...{ ...contact, subject: { kind: 'deal', id: dealId } },
          nextStep: { title: 'Отправить чертёж', dueAt: later },
        },
      });
    const { id, taskId } = await done(send());
    expect(await done(send())).toMatchObject({ id, taskId });
    const { items } = await done(anna('GET', `/tasks?deal=${dealId}`));
    expect(items).toMatchObject([{ id: taskId, title: 'Отправить чертёж', dueAt: later, done: false }]);
    const day = (await done(anna('GET', '/my-day')))['items'] as { id: string }[];
    expect(day.filter((item) => item.id === dealId)).toEqual([]);
  });

  it('is refused with the activity where its person is nobody of the staff', async () => {
    const body = {
      ...{ ...contact, subject: { kind: 'deal', id: of.dealId } },
      nextStep: { title: 'x', dueAt: later, assignee: randomUUID() },
    };
    expect(await anna('POST', '/activities', { body })).toMatchObject({
      status: 422,
      body: { code: 'assignee-unknown' },
    });
  });
});
