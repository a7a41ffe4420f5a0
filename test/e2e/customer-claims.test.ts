import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../local/client.ts';
import { type Body, fileIn, send } from '../support/system/files.ts';
import { done, opened } from '../support/system/leads.ts';
import { reset } from '../support/system/reset.ts';
import { staff } from '../support/system/system.ts';

const [anna, boris, head, office, marketer] = (['anna', 'boris', 'head', 'office', 'marketer'] as const).map(staff) as [
  Client,
  Client,
  Client,
  Client,
  Client,
]; // five of five
const unknown = '00000000-0000-7000-8000-00000000dead';
const complaint = 'Привод гудит. Позвоните Ивану, +7 495 123-45-67';
let accountId: string;
let dealId: string;

beforeAll(async () => {
  await reset();
  ({ accountId, dealId } = await opened(anna));
});

const codeOf = async (answer: ReturnType<Client>): Promise<readonly [number, unknown]> => {
  const { status, body } = await answer;
  return [status, body['code']];
};
const itemsOf = async (client: Client, path: string): Promise<readonly Body[]> =>
  (await done(client('GET', path)))['items'] as readonly Body[]; // as its contract has it
const idsOf = async (client: Client, path: string) => (await itemsOf(client, path)).map(({ id }) => id);
const open = (client: Client, more: object = {}) =>
  client('POST', '/claims', { body: { accountId, cause: 'defect', note: complaint, ...more } });
const tasksOf = async (client: Client) =>
  (await itemsOf(client, '/tasks')).filter(({ about }) => about === 'answer-claim');

describe('A claim of a customer', () => {
  let claim: Body;
  const path = (rest = '') => `/claims/${String(claim['id'])}${rest}`;
  const change = (client: Client, rest: string, body: object) =>
    client(rest === '' ? 'PATCH' : 'POST', path(rest), { body });

  it('is opened by the office, with a task to answer it for who has the customer', async () => {
    claim = await done(open(office, { dealId, cost: { netMinor: 100_000, currency: 'RUB', vatPercent: 22 } }));
    expect(claim).toEqual({
      id: expect.any(String),
      version: 1,
      accountId,
      dealId,
      personId: expect.any(String),
      cause: 'defect',
      cost: { netMinor: 100_000, currency: 'RUB', vatPercent: 22 },
      receivedOn: expect.any(String),
      dueOn: expect.any(String),
      taskId: expect.any(String),
      state: { name: 'open' },
    });
    expect((await tasksOf(anna)).map(({ id, subject }) => [id, subject])).toEqual([
      [claim['taskId'], { kind: 'claim', id: claim['id'] }],
    ]);
  });

  it('shows what they wrote to who may read contacts, and to others without a phone', async () => {
    const notesOf = async (client: Client) =>
      ((await done(client('GET', path())))['notes'] as { text: string }[]).map(({ text }) => text); // as its contract has it
    expect(await notesOf(anna)).toEqual([complaint]);
    expect(await notesOf(marketer)).toEqual(['Привод гудит. Позвоните Ивану, •••']);
    expect(await codeOf(boris('GET', path()))).toEqual([403, 'not-yours']);
    expect(await codeOf(anna('GET', `/claims/${unknown}`))).toEqual([404, 'not-found']);
  });

  it('is on the list of its account, of its deal, and of what waits for an answer', async () => {
    for (const query of [`account=${accountId}`, `deal=${dealId}`, 'limit=100'])
      expect(await idsOf(anna, `/claims?${query}`)).toEqual([claim['id']]);
    expect(await idsOf(boris, '/claims')).toEqual([]);
    expect(await codeOf(boris('GET', `/claims?account=${accountId}`))).toEqual([403, 'not-yours']);
    expect(await codeOf(boris('GET', `/claims?deal=${dealId}`))).toEqual([403, 'not-yours']);
    expect(await codeOf(anna('GET', `/claims?account=${unknown}`))).toEqual([404, 'not-found']);
  });

  it('is on the card of the customer', async () => {
    const { claims } = await done(anna('GET', `/accounts/${accountId}`));
    const { id, cause, cost, receivedOn, dueOn } = claim;
    expect(claims).toEqual([{ id, state: 'open', cause, cost, receivedOn, dueOn }]);
  });

  it('has files, for those who may see it', async () => {
    const subject = { kind: 'claim', id: String(claim['id']) };
    const id = await send(anna, subject, { fileName: 'Рекламация Иванова.pdf' });
    await fileIn(anna, id, 'unchecked');
    const names = async (client: Client) =>
      (await itemsOf(client, `/files?subject=claim/${subject.id}`)).map(({ fileName }) => fileName);
    expect([await names(anna), await names(marketer)]).toEqual([['Рекламация Иванова.pdf'], [undefined]]);
    expect(await codeOf(boris('GET', `/files/${id}`))).toEqual([403, 'not-yours']);
  });

  it('cannot be accepted until it is known whose fault it is, and its task is not done without an answer', async () => {
    expect(await codeOf(change(anna, '/answer', { accepted: true }))).toEqual([422, 'department-needed']);
    expect(await codeOf(anna('POST', `/tasks/${String(claim['taskId'])}/done`, { body: {} }))).toEqual([
      422,
      'answer-needed',
    ]);
    expect(await codeOf(change(anna, '/close', { satisfied: true }))).toEqual([422, 'claim-open']);
    expect(await codeOf(change(anna, '', { department: 'moon' }))).toEqual([422, 'department-unknown']);
    expect(await codeOf(change(anna, '', { department: 5 }))).toEqual([400, 'malformed']);
    const said = { department: 'production', dueOn: '2040-01-09', note: 'Смотрим', expectedVersion: 1 };
    expect(await done(change(anna, '', said))).toMatchObject({ version: 2, department: 'production' });
    expect(await codeOf(change(head, '', { department: 'sales', expectedVersion: 1 }))).toEqual([
      409,
      'changed-meanwhile',
    ]);
    expect((await tasksOf(anna)).map(({ dueAt }) => dueAt)).toEqual(['2040-01-09T21:00:00.000Z']);
  });

  it('is answered once, which does its task, and closed', async () => {
    const answered = await done(change(anna, '/answer', { accepted: true, note: 'Заменим' }));
    expect(answered).toMatchObject({ version: 3, state: { name: 'answered', answer: { as: 'accepted' } } });
    expect(await done(change(anna, '/answer', { accepted: true }))).toEqual(answered);
    expect(await codeOf(change(anna, '/answer', { accepted: false }))).toEqual([422, 'claim-answered']);
    expect([await tasksOf(anna), await idsOf(anna, '/claims')]).toEqual([[], []]);
    const closed = await done(change(office, '/close', { satisfied: false }));
    expect(closed).toMatchObject({ state: { name: 'closed', as: 'not-satisfied', by: { kind: 'staff' } } });
    expect(await done(change(office, '/close', { satisfied: false }))).toEqual(closed);
  });

  it('is taken up again, with another task', async () => {
    const again = await done(change(head, '/reopen', { note: 'Снова гудит' }));
    expect(again).toMatchObject({ state: { name: 'open' } });
    expect(again['taskId']).not.toBe(claim['taskId']);
    expect((await tasksOf(anna)).map(({ id }) => id)).toEqual([again['taskId']]);
    const { notes } = await done(anna('GET', path()));
    expect((notes as { text: string }[]).map(({ text }) => text)).toEqual([
      complaint,
      'Смотрим',
      'Заменим',
      'Снова гудит',
    ]);
  });

  it.each<[string, object, readonly [number, string]]>([
    ['of nobody', { accountId: unknown }, [422, 'account-unknown']],
    ['for a cause nobody knows', { cause: 'moon' }, [422, 'cause-unknown']],
    ['about another customer’s deal', { dealId: unknown }, [422, 'of-another-account']],
    ['from tomorrow', { receivedOn: '2040-01-01' }, [422, 'day-ahead']],
    ['without a word', { note: ' ' }, [400, 'malformed']],
    ['of a sum below nothing', { cost: { netMinor: -1, currency: 'RUB', vatPercent: 22 } }, [400, 'malformed']],
  ])('%s is refused', async (_what, more, refusal) => {
    expect(await codeOf(open(anna, more))).toEqual(refusal);
  });

  it('of an account that was merged is read with the one it goes on as, a page at a time', async () => {
    const second = await opened(anna);
    const theirs = await done(open(anna, { accountId: second.accountId }));
    await done(anna('POST', `/accounts/${accountId}/merge`, { body: { loser: second.accountId } }));
    const both = [theirs['id'], claim['id']];
    for (const id of [accountId, second.accountId]) expect(await idsOf(anna, `/claims?account=${id}`)).toEqual(both);
    const first = await done(anna('GET', `/claims?account=${accountId}&limit=1`));
    expect(first).toMatchObject({ items: [{ id: theirs['id'] }], next: theirs['id'] });
    const rest = await done(anna('GET', `/claims?account=${accountId}&limit=1&cursor=${String(first['next'])}`));
    expect(rest).toMatchObject({ items: [{ id: claim['id'] }] });
    expect(rest).not.toHaveProperty('next');
    const { claims } = await done(anna('GET', `/accounts/${accountId}`));
    expect((claims as Body[]).map(({ id }) => id)).toEqual(both);
  });
});

describe('Files of a claim', () => {
  it('of an account that was merged are for who has the one it goes on as', async () => {
    const theirs = await opened(boris);
    const { id } = await done(open(boris, { accountId: theirs.accountId }));
    const body = { subject: { kind: 'claim', id }, fileName: 'a.pdf', size: 10 };
    const file = await done(boris('POST', '/files', { body }));
    await done(head('POST', `/accounts/${accountId}/merge`, { body: { loser: theirs.accountId } }));
    for (const path of [`/files?subject=claim/${String(id)}`, `/files/${String(file['id'])}`]) {
      expect((await boris('GET', path)).status).toBe(403);
      expect(JSON.stringify(await done(anna('GET', path)))).toContain('a.pdf');
    }
    expect((await boris('POST', '/files', { body })).status).toBe(403);
    await done(anna('POST', '/files', { body }));
  });
});

describe('A contract', () => {
  let contract: Body;
  const add = (client: Client, more: object = {}) =>
    client('POST', '/contracts', {
      body: { type: 'contract', number: '№ 12/26', on: '2026-11-20', accountId, ...more },
    });

  it('gives its deal the number its payment waits for', async () => {
    contract = await done(add(office, { dealId }));
    expect(contract).toEqual({
      id: expect.any(String),
      version: 1,
      type: 'contract',
      number: '№ 12/26',
      on: '2026-11-20',
      seller: 'voronka-demo',
      accountId,
      dealId,
      state: 'draft',
    });
    expect(await done(anna('GET', `/deals/${dealId}`))).toMatchObject({ contractNumber: '№ 12/26' });
  });

  it('is there once: told again it is the same, and its number is no other one’s', async () => {
    expect(await add(office, { dealId })).toMatchObject({ status: 200, body: contract });
    expect(await codeOf(add(anna, { number: '12/26' }))).toEqual([409, 'number-taken']);
    const invoice = await done(add(anna, { type: 'invoice', number: '12/26' }));
    const number = { body: { number: '13' } };
    expect(await done(anna('PATCH', `/contracts/${String(invoice['id'])}`, number))).toMatchObject({ number: '13' });
    expect(await done(add(anna, { type: 'invoice', number: '12/26' }))).not.toMatchObject({ id: invoice['id'] });
    expect(await idsOf(anna, `/contracts?deal=${dealId}`)).toEqual([contract['id']]);
    expect(await idsOf(anna, `/contracts?account=${accountId}`)).toHaveLength(3);
  });

  it('is signed, and ends; and has its text as a file', async () => {
    const path = `/contracts/${String(contract['id'])}`;
    expect(await codeOf(boris('GET', path))).toEqual([403, 'not-yours']);
    const signed = await done(anna('PATCH', path, { body: { signedOn: '2026-11-21', expectedVersion: 1 } }));
    expect(signed).toMatchObject({ version: 2, state: 'signed', signedOn: '2026-11-21' });
    expect(await done(marketer('GET', path))).toEqual(signed);
    expect(await codeOf(anna('PATCH', path, { body: { state: 'draft' } }))).toEqual([422, 'contract-state']);
    expect(await codeOf(anna('PATCH', path, { body: { signedOn: '2026-11-22', expectedVersion: 1 } }))).toEqual([
      409,
      'changed-meanwhile',
    ]);
    const subject = { kind: 'contract', id: String(contract['id']) };
    const id = await send(office, subject, { fileName: 'Договор 12.pdf' });
    expect(await fileIn(anna, id, 'unchecked')).toMatchObject({ subject, fileName: 'Договор 12.pdf' });
  });

  it.each<[string, string, readonly [number, string]]>([
    ['of neither an account nor a deal', '/contracts', [400, 'malformed']],
    ['of a deal that is not there', `/contracts?deal=${unknown}`, [404, 'not-found']],
    ['one that is not there', `/contracts/${unknown}`, [404, 'not-found']],
  ])('%s is not listed', async (_what, path, refusal) => {
    expect(await codeOf(anna('GET', path))).toEqual(refusal);
  });
});
