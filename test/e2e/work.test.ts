import { beforeAll, describe, expect, it } from '@jest/globals';
import { plusDays } from '../../shared/domain/calendar/working-calendar.ts';
import { moveFilling } from '../support/system/deals.ts';
import { allTarget, done, opened, post, worked } from '../support/system/leads.ts';
import { idOf, nobody, staff } from '../support/system/system.ts';
import { plantDayIn } from '../support/system/day.ts';
import { reset } from '../support/system/reset.ts';
import { until } from '../support/system/until.ts';

const [anna, boris, vera, head, office, marketer] = [
  staff('anna'),
  staff('boris'),
  staff('vera'),
  staff('head'),
  staff('office'),
  staff('marketer'),
];
type Stage = { stage: string; count: number; overdue: number; waiting: number; items: { id: string }[]; next?: string };
const stagesIn = (body: Readonly<Record<string, unknown>>) => body['stages'] as Stage[];
const stageOf = async (path: string, name: string) =>
  stagesIn(await done(head('GET', path))).find(({ stage }) => stage === name);

beforeAll(reset);

describe('a day', () => {
  it('has what is due, and the deals nobody has planned anything for, which the board marks too', async () => {
    const { dealId } = await opened(anna, { company: 'ООО «Без шага»' });
    const cardOnBoard = async () => (await stageOf('/deals', 'new-deal'))?.items.find(({ id }) => id === dealId);
    expect(await cardOnBoard()).toMatchObject({ withoutNextStep: true });
    const { items } = await done(anna('GET', '/my-day'));
    expect(items).toContainEqual(
      expect.objectContaining({ why: 'no-next-step', kind: 'deal', id: dealId, company: 'ООО «Без шага»' }),
    );
    const { now } = (await nobody('GET', '/health')).body;
    const task = { subject: { kind: 'deal', id: dealId }, title: 'Позвонить', dueAt: now };
    await done(anna('POST', '/tasks', { body: task }));
    await until('the task is listed', cardOnBoard, (card) => card !== undefined && !('withoutNextStep' in card));
    const [first] = (await done(anna('GET', '/my-day')))['items'] as object[];
    expect(first).toMatchObject({ why: 'task', id: dealId, task: { title: 'Позвонить' } });
    expect(await done(boris('GET', '/my-day'))).toEqual({ total: 0, items: [] });
  });
});

describe('the boards', () => {
  it('page through a stage with a cursor, count it whole, and show each lead once', async () => {
    for (let n = 0; n < 7; n += 1) await post();
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await stageOf(`/leads?stage=new&limit=3${cursor}`, 'new');
      expect(page?.count).toBe(7);
      seen.push(...(page?.items ?? []).map(({ id }) => id));
      cursor = page?.next === undefined ? '' : `&cursor=${page.next}`;
    } while (cursor !== '');
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
  });

  it('go on behind the last card shown, also when that card has left the stage', async () => {
    await reset();
    const ids = [];
    for (let n = 0; n < 3; n += 1) ids.push(await post());
    const first = await stageOf('/leads?stage=new&limit=2', 'new');
    const [, second] = first?.items ?? [];
    await done(head('POST', `/leads/${String(second?.id)}/claim`));
    const rest = await stageOf(`/leads?stage=new&limit=2&cursor=${String(first?.next)}`, 'new');
    expect(rest?.items.map(({ id }) => id)).toEqual(ids.filter((id) => !first?.items.some((shown) => shown.id === id)));
    expect((await head('GET', '/leads?stage=new&cursor=nonsense')).status).toBe(400);
  });

  it('put leads of a focus segment first in the queue, and count nothing that is held as overdue', async () => {
    await reset();
    const usual = await post({ segment: 'dealer' });
    const focus = await post({ segment: 'industrial' });
    const stage = await stageOf('/leads?stage=new', 'new');
    expect(stage?.items.map(({ id }) => id)).toEqual([focus, usual]);
    const [annas] = stagesIn(await done(anna('GET', '/leads?stage=new')));
    expect(annas?.items.map(({ id }) => id)).toEqual([focus]); // a dealer's is kept for Vera, as a rule says
    await post({ website: 'https://spam.example' });
    expect(await stageOf('/leads?stage=spam', 'spam')).toMatchObject({ count: 1, overdue: 0 });
  });

  it('show a manager his own deals, and a head all of them with sums', async () => {
    const mine = await opened(boris);
    for (const stage of ['discuss-terms', 'send-quote', 'agree-price']) await moveFilling(mine.dealId, stage, boris);
    const heads = await stageOf('/deals', 'agree-price');
    expect(heads).toMatchObject({ count: 1, sums: [{ netMinor: 45_000_000, currency: 'RUB' }] });
    const annas = stagesIn(await done(anna('GET', '/deals')));
    expect(annas.map(({ count }) => count)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  it('are empty, not missing, when there is nothing', async () => {
    expect(
      stagesIn(await done(head('GET', '/deals?process=dealer-order'))).map(({ stage, count }) => [stage, count]),
    ).toEqual([
      ['new-deal', 0],
      ['agree-price', 0],
      ['payment-received', 0],
      ['production-ordered', 0],
      ['shipped', 0],
    ]);
  });
});

describe('two people who change one record', () => {
  it('are told only of what stands in each other’s way', async () => {
    const id = await worked();
    const seen = Number((await done(anna('GET', `/leads/${id}`)))['version']);
    await done(anna('PATCH', `/leads/${id}`, { body: { region: 'Урал', expectedVersion: seen } }));
    await done(head('PATCH', `/leads/${id}`, { body: { volume: '200 a year', expectedVersion: seen } })); // another field
    const clash = await head('PATCH', `/leads/${id}`, { body: { region: 'Сибирь', expectedVersion: seen } });
    expect(clash).toMatchObject({ status: 409, body: { code: 'changed-meanwhile', winner: { id: idOf.anna } } });
    await done(head('POST', `/leads/${id}/assign`, { body: { to: idOf.boris } }));
    const late = await head('PATCH', `/leads/${id}`, { body: { need: 'Drives', expectedVersion: seen } });
    expect(late).toMatchObject({ status: 409, body: { winner: { id: idOf.head } } });
  });

  it('are told who was faster when both move it at the same moment', async () => {
    const id = await worked();
    const moves = [
      anna('POST', `/leads/${id}/moves`, { body: { to: 'rejected', criterion: 'volume' } }),
      head('POST', `/leads/${id}/moves`, { body: { to: 'handed-to-dealer', dealer: 'ural-automation' } }),
    ];
    const answers = await Promise.all(moves);
    const [lost] = answers.filter(({ status }) => status !== 200);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    if (lost?.status === 409) expect(lost.body).toMatchObject({ winner: { id: expect.any(String) } });
    else expect(lost).toMatchObject({ status: 422, body: { code: 'no-such-move' } }); // it was read after the other had moved it
  });

  it('all pass when nobody says which version they saw, and nothing is lost', async () => {
    const id = await worked();
    const fields = ['region', 'volume', 'need'];
    const answers = await Promise.all(
      fields.map((field) => anna('PATCH', `/leads/${id}`, { body: { [field]: `new ${field}` } })),
    );
    expect(answers.map(({ status }) => status)).toEqual(fields.map(() => 200));
    expect(await done(anna('GET', `/leads/${id}`))).toMatchObject(
      Object.fromEntries(fields.map((field) => [field, `new ${field}`])),
    );
  });
});

describe('staff routes of a lead', () => {
  it('enter one by hand, assign many at once, and say of each what became of it', async () => {
    const byHand = await anna('POST', '/leads/manual', {
      body: { source: 'phone', phone: '8 999 000 05 01', name: 'Звонок', message: 'Нужен шкаф' },
    });
    expect(byHand).toMatchObject({ status: 201, body: { became: 'lead' } });
    const nobodys = '01990000-0000-7000-8000-000000000000';
    const { results } = await done(
      head('POST', '/leads/assign', { body: { ids: [byHand.body['id'], nobodys], to: idOf.vera } }),
    );
    expect(results).toMatchObject([
      { id: byHand.body['id'], ok: true },
      { id: nobodys, ok: false, code: 'not-found' },
    ]);
    const wrong = await anna('POST', '/leads/manual', { body: { source: 'phone', phone: '12' } });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'contact-needed' } });
  });

  it('reject by a criterion of its segment, dispute the rejection, reopen within the time', async () => {
    const id = await worked();
    const unknown = await anna('POST', `/leads/${id}/moves`, { body: { to: 'rejected', criterion: 'the-weather' } });
    expect(unknown).toMatchObject({ status: 422, body: { missing: [{ field: 'criterion' }] } });
    await done(anna('POST', `/leads/${id}/moves`, { body: { to: 'rejected', criterion: 'volume' } }));
    await done(marketer('POST', `/leads/${id}/dispute`));
    const { items } = await done(head('GET', '/tasks?of=any-head'));
    expect(JSON.stringify(items)).toContain('disputed-rejection');
    expect(await done(anna('POST', `/leads/${id}/reopen`, { body: { note: 'They want more now' } }))).toMatchObject({
      stage: 'mql',
    });
  });

  it('keep what was said in words where those who may can read it, and out of the journal', async () => {
    const id = await worked();
    const reason = 'Слишком много дел, звонил +7 999 000-07-01';
    const call = { subject: { kind: 'lead', id }, channel: 'call', direction: 'in', result: 'talked', note: 'Ждут КП' };
    await done(anna('POST', '/activities', { body: call }));
    const until = new Date(Date.now() + 5 * 86_400_000).toISOString();
    await done(anna('POST', `/leads/${id}/wait`, { body: { until, reason } }));
    await done(anna('POST', `/leads/${id}/moves`, { body: { to: 'new', reason } }));
    const { timeline } = await done(head('GET', `/leads/${id}`));
    const { notes, items } = timeline as { notes: { id: string; text: string }[]; items: { note?: string }[] };
    expect(notes.map(({ text }) => text).sort()).toEqual(
      ['Слишком много дел, звонил •••', 'Слишком много дел, звонил •••', 'Ждут КП'].sort(),
    );
    expect(items.filter(({ note }) => notes.some((each) => each.id === note))).toHaveLength(2);
    expect(JSON.stringify(items)).not.toContain('Слишком');
    const { items: activities } = await done(head('GET', `/activities?kind=lead&id=${id}`));
    expect(activities).toMatchObject([{ result: 'talked' }, { result: 'talked', note: 'Ждут КП' }]);
  });

  it('let an unreadable request in with the contacts a person read out of it', async () => {
    const { body } = await nobody('POST', '/leads', { body: 'Позвоните Ольге, восемь девятьсот...' });
    const id = String(body['id']);
    const move = (fields: object = {}) => head('POST', `/leads/${id}/moves`, { body: { to: 'new', ...fields } });
    expect(await move()).toMatchObject({
      status: 422,
      body: { code: 'contact-needed', missing: [{ in: 'body', field: 'contacts.email' }, { field: 'contacts.phone' }] },
    });
    const phone = '8 999 000-08-01';
    await done(move({ contacts: { name: 'Ольга', phone } }));
    await done(head('POST', `/leads/${id}/claim`));
    expect(await done(head('GET', `/leads/${id}`))).toMatchObject({
      stage: 'mql',
      contacts: { masked: false, name: 'Ольга', phone: '+79990000801' },
    });
    expect(await post({ email: undefined, phone, segment: undefined, product: undefined })).toBe(id); // a touch
  });

  it('show each request of a lead, and its tasks', async () => {
    const id = await worked(anna, { email: 'twice@company.example' });
    await post({ email: 'twice@company.example', message: 'И ещё шкаф' });
    const { contacts } = await done(anna('GET', `/leads/${id}`));
    expect(contacts).toMatchObject({
      requests: [{ message: 'Нужны 12 приводов на упаковочную линию' }, { message: 'И ещё шкаф' }],
    });
    const dueAt = new Date(Date.now() + 86_400_000).toISOString();
    await done(anna('POST', '/tasks', { body: { subject: { kind: 'lead', id }, title: 'Позвонить', dueAt } }));
    expect((await done(anna('GET', `/tasks?lead=${id}`)))['items']).toMatchObject([{ title: 'Позвонить' }]);
    expect((await boris('GET', `/tasks?lead=${id}`)).status).toBe(403);
  });

  it('park in a basket, with a date where the basket needs one', async () => {
    const id = await worked();
    const criteria = allTarget('industrial');
    const undated = await anna('POST', `/leads/${id}/moves`, {
      body: { to: 'parked', basket: 'time', changes: { criteria } },
    });
    expect(undated).toMatchObject({ status: 422, body: { missing: [{ field: 'wakeUpAt' }] } });
    const wakeUpAt = `${String(new Date().getUTCFullYear() + 1)}-03-02`;
    expect(
      await done(
        anna('POST', `/leads/${id}/moves`, { body: { to: 'parked', basket: 'time', wakeUpAt, changes: { criteria } } }),
      ),
    ).toMatchObject({ stage: 'parked', left: { from: 'mql', basket: 'time', wakeUpAt } });
  });
});

describe('staff routes of a deal', () => {
  it('take quotes version by version, and a discount beyond the limit only as far as the head approves', async () => {
    const { dealId } = await opened();
    await moveFilling(dealId, 'send-quote');
    const amount = { netMinor: 45_000_000, currency: 'RUB', vatPercent: 22 };
    const quote = { number: 'КП-1', amount, sentOn: '2026-11-20' };
    expect(await done(anna('POST', `/deals/${dealId}/quotes`, { body: quote }))).toMatchObject({
      quote: { version: 1 },
    });
    const generous = { ...quote, number: 'КП-2', discountPercent: 20 };
    expect(await anna('POST', `/deals/${dealId}/quotes`, { body: generous })).toMatchObject({
      status: 422,
      body: { code: 'discount-needs-approval' },
    });
    const approval = { body: { what: 'discount', percent: 20 } };
    expect((await anna('POST', `/deals/${dealId}/approve`, approval)).status).toBe(403);
    await done(head('POST', `/deals/${dealId}/approve`, approval));
    expect(await done(anna('POST', `/deals/${dealId}/quotes`, { body: generous }))).toMatchObject({
      quote: { version: 2 },
    });
    const { quotes } = await done(anna('GET', `/deals/${dealId}`));
    expect(quotes).toMatchObject([{ number: 'КП-1' }, { number: 'КП-2', discountPercent: 20 }]);
  });

  it('give several deals to one manager, and say of each what became of it', async () => {
    const { dealId } = await opened(boris);
    const nobodys = '01990000-0000-7000-8000-000000000000';
    const { results } = await done(head('POST', '/deals/assign', { body: { ids: [dealId, nobodys], to: idOf.vera } }));
    expect(results).toMatchObject([
      { id: dealId, ok: true },
      { id: nobodys, ok: false, code: 'not-found' },
    ]);
    expect((await done(vera('GET', `/deals/${dealId}`)))['owner']).toBe(idOf.vera);
  });

  it('count what a manager says of money as unconfirmed until the office says it too', async () => {
    const { dealId } = await opened();
    const payment = { document: 'ПП-77', amount: { netMinor: 100, currency: 'RUB', vatPercent: 22 }, on: '2026-11-20' };
    await done(anna('POST', `/deals/${dealId}/payments`, { body: payment }));
    expect(await done(anna('GET', `/deals/${dealId}`))).toMatchObject({ payments: [{ confirmed: false }] });
    await done(office('POST', `/deals/${dealId}/payments`, { body: payment }));
    expect(await done(anna('GET', `/deals/${dealId}`))).toMatchObject({ payments: [{ confirmed: true }] });
  });

  it('lose it with a reason allowed at its stage, and reopen it where it was', async () => {
    const { dealId } = await opened();
    const wrong = await anna('POST', `/deals/${dealId}/moves`, { body: { to: 'lost', reason: 'price' } });
    expect(wrong).toMatchObject({
      status: 422,
      body: { missing: [{ field: 'reason', allowed: ['wrong-phone', 'no-answer', 'no-need'] }] },
    });
    await done(anna('POST', `/deals/${dealId}/moves`, { body: { to: 'lost', reason: 'no-answer' } }));
    expect(await done(anna('POST', `/deals/${dealId}/reopen`, { body: {} }))).toMatchObject({ stage: 'new-deal' });
  });

  it('wait until a date for a reason, add tasks, and finish them once', async () => {
    const { dealId } = await opened(vera);
    const until = new Date(Date.now() + 5 * 86_400_000).toISOString();
    expect(
      await done(vera('POST', `/deals/${dealId}/wait`, { body: { until, reason: 'Budget in December' } })),
    ).toMatchObject({
      wait: { until, reason: 'Budget in December' },
    });
    const task = await done(
      vera('POST', '/tasks', { body: { subject: { kind: 'deal', id: dealId }, title: 'Позвонить', dueAt: until } }),
    );
    for (let n = 0; n < 2; n += 1)
      expect(
        await done(vera('POST', `/tasks/${String(task['id'])}/done`, { body: { outcome: 'talked' } })),
      ).toMatchObject({
        done: true,
        outcome: 'talked',
      });
  });
});

it('GET /changes tells what changed, by id only, and 410 when it is too long ago', async () => {
  const since = new Date(Date.now() - 30_000).toISOString();
  const id = await post();
  const { items, next } = await done(anna('GET', `/changes?since=${since}`));
  expect(items).toContainEqual({ kind: 'lead', id, version: 1 });
  expect(String(next) > since).toBe(true);
  const old = new Date(Date.now() - 25 * 3_600_000).toISOString();
  expect((await anna('GET', `/changes?since=${old}`)).status).toBe(410);
});

it('a substitute works what an absent manager has, on the days a head named, and nobody else does', async () => {
  const { dealId } = await opened(anna);
  const day = plantDayIn(0);
  const turn = { absent: idOf.anna, by: idOf.boris, from: day, to: plusDays(day, 1) }; // it may be tomorrow at the plant
  expect((await boris('GET', `/deals/${dealId}`)).status).toBe(403);
  await done(head('PUT', '/settings/substitutes', { body: { value: [turn] } }));
  expect(await done(boris('GET', `/deals/${dealId}`))).toMatchObject({ owner: idOf.anna, contacts: { masked: false } });
  await done(boris('PATCH', `/deals/${dealId}`, { body: { need: 'Seen to by a substitute' } }));
  const { items } = await done(boris('GET', '/my-day?limit=200'));
  expect((items as { id: string }[]).some(({ id }) => id === dealId)).toBe(true);
  expect((await vera('GET', `/deals/${dealId}`)).status).toBe(403);
  await done(head('PUT', '/settings/substitutes', { body: { value: [] } }));
  expect((await boris('GET', `/deals/${dealId}`)).status).toBe(403);
  expect((await head('PUT', '/settings/dealers', { body: { value: [] } })).status).toBe(403);
});

it('the contacts of a deal are masked for a marketer, and who saw them is told to a head, once a day', async () => {
  const { dealId } = await opened(vera);
  const { personId } = await done(vera('GET', `/deals/${dealId}`));
  const card = await done(marketer('GET', `/deals/${dealId}`));
  expect(card).toMatchObject({ contacts: { masked: true } });
  await done(vera('GET', `/deals/${dealId}`));
  const { items } = await done(head('GET', `/persons/${String(personId)}/views`));
  const views = (items as { by: string; kind: string; id: string }[]).filter(({ id }) => id === dealId);
  expect(views).toEqual([{ by: idOf.vera, at: expect.any(String), kind: 'deal', id: dealId }]);
});
