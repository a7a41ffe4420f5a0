import { beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { done, opened, worked } from '../support/system/leads.ts';
import { moveFilling, projectStages } from '../support/system/deals.ts';
import { idOf, staff } from '../support/system/system.ts';
import { plantDayIn } from '../support/system/day.ts';
import { reset } from '../support/system/reset.ts';

const [anna, head, director, marketer] = [staff('anna'), staff('head'), staff('director'), staff('marketer')];
const month = plantDayIn(0).slice(0, 7);
const months = `from=${month}&to=${month}`;
const Rows = z.object({ rows: z.array(z.looseObject({ records: z.object({ won: z.string(), lost: z.string() }) })) });
const Items = z.object({ items: z.array(z.looseObject({ id: z.string(), about: z.string() })) });

beforeAll(reset);

/** A project deal as far as a stage. */
async function dealAt(stage: (typeof projectStages)[number]): Promise<string> {
  const { dealId } = await opened(anna);
  const [, ...stages] = projectStages.slice(0, projectStages.indexOf(stage) + 1);
  for (const each of stages) await moveFilling(dealId, each);
  return dealId;
}

describe('the register of competitors', () => {
  it('is what a deal is lost to, and won over; the report says how many of a hundred choose us', async () => {
    const lost = await dealAt('agree-price');
    const lose = (competitor: string) =>
      anna('POST', `/deals/${lost}/moves`, { body: { to: 'lost', reason: 'competitor', competitor } });
    expect(await lose('Privod')).toMatchObject({
      status: 422,
      body: { code: 'competitor-needed', missing: [{ field: 'competitor', allowed: [] }] },
    });
    expect(await anna('POST', '/competitors', { body: { name: 'Privod' } })).toMatchObject({
      status: 201,
      body: { slug: 'privod', us: false },
    });
    await done(head('POST', '/competitors', { body: { name: 'Our plant', us: true } }));
    expect(await head('POST', '/competitors', { body: { name: 'Another', us: true } })).toMatchObject({
      status: 422,
      body: { code: 'us-taken' },
    });
    expect(await lose('PRIVOD')).toMatchObject({ status: 200, body: { stage: 'lost' } });

    const won = await dealAt('payment-received');
    const { items } = Items.parse(await done(anna('GET', `/tasks?deal=${won}`)));
    expect(items.map(({ about }) => about)).toContain('name-rivals');
    expect(await anna('PATCH', `/deals/${won}`, { body: { rivals: ['nobody-knows'] } })).toMatchObject({
      status: 422,
      body: { code: 'competitor-unknown' },
    });
    await done(anna('PATCH', `/deals/${won}`, { body: { rivals: ['Privod'] } }));
    const report = await done(head('GET', `/reports/choice?${months}`));
    expect(report).toMatchObject({
      coverage: { won: { told: 1, of: 1 }, lost: { told: 1, of: 1 } },
      names: { privod: 'Privod', 'our plant': 'Our plant' },
    });
    const [we, privod] = Rows.parse(report).rows;
    expect(we).toMatchObject({ competitor: 'our plant', us: true, won: 1, lost: 1, choice: 50 });
    expect(await done(head('GET', privod?.records.won ?? ''))).toMatchObject({ total: 1, items: [{ id: won }] });
    expect(await done(head('GET', privod?.records.lost ?? ''))).toMatchObject({ total: 1, items: [{ id: lost }] });
    const csv = await head('GET', `/reports/choice?${months}`, { headers: { accept: 'text/csv' } });
    expect(csv.body['text']).toContain('\r\n,privod,Privod,no,1,1,50,');
  });
});

describe('a plan', () => {
  it('is set and set anew, and stands beside what was done and what is expected', async () => {
    await reset();
    await dealAt('payment-received');
    const set = (body: object) => director('PUT', '/plans', { body: { month, ...body } });
    expect(await set({ orders: 100 })).toMatchObject({ status: 200, body: { version: 1 } });
    expect(await set({ orders: 900_000_000_000, newCustomers: 2 })).toMatchObject({ body: { version: 2 } });
    await done(set({ manager: idOf.anna, margin: 5 }));
    expect(await done(head('GET', `/plans?month=${month}`))).toMatchObject({ items: [{ version: 2 }, { margin: 5 }] });
    const { rows } = z
      .object({ rows: z.array(z.looseObject({ orders: z.looseObject({ fact: z.number(), forecast: z.number() }) })) })
      .parse(await done(head('GET', `/reports/plan?${months}`)));
    expect(rows[0]).toMatchObject({ month, newCustomers: { plan: 2, fact: 1 }, margin: { plan: 5 } });
    expect(rows[0]?.orders.fact).toBeGreaterThan(0);
    expect(rows[0]?.orders).toMatchObject({
      plan: 900_000_000_000,
      gap: 900_000_000_000 - (rows[0]?.orders.forecast ?? 0),
    });
    expect(await set({ month: '2026-13' })).toMatchObject({ status: 400 });
    expect(await set({ month: '2027-01', segment: 'aliens', orders: 1 })).toMatchObject({
      status: 422,
      body: { code: 'segment-unknown' },
    });
  });
});

describe('a hypothesis', () => {
  it('says at once what it is compared with and how many it takes, and is edited by nobody', async () => {
    await reset();
    const rejected = await worked(anna);
    await done(anna('POST', `/leads/${rejected}/moves`, { body: { to: 'rejected', criterion: 'region' } }));
    const reviewOn = plantDayIn(30);
    const body = {
      ...{ statement: 'Меньше нецелевых лидов', figure: { report: 'quality', figure: 'leadsPerDay' } },
      ...{ expected: 1, reviewOn },
    };
    const { status, body: written } = await marketer('POST', '/hypotheses', { body });
    expect([status, written]).toMatchObject([
      201,
      { state: 'running', baseline: { sample: { kind: 'mean', of: 30 }, value: 0 }, needed: 5, lane: 'main' },
    ]);
    const path = `/hypotheses/${String(written['id'])}`;
    expect(await done(anna('GET', path))).toMatchObject({ statement: 'Меньше нецелевых лидов' });
    expect((await director('PATCH', path, { body: { expected: 2 } })).status).toBe(404);
    expect(await director('POST', '/hypotheses', { body: { ...body, reviewOn: '2020-01-01' } })).toMatchObject({
      status: 422,
      body: { code: 'review-wrong' },
    });
    expect(await director('POST', `${path}/drop`, { body: { why: 'Не будет' } })).toMatchObject({
      status: 200,
      body: { state: 'dropped', why: 'Не будет' },
    });
  });
});

describe('a review', () => {
  it('is prepared by what changed, held with its answers, and then the next one begins there', async () => {
    await reset();
    await dealAt('payment-received');
    const { asOf, since, changes } = z
      .object({
        asOf: z.string(),
        since: z.string(),
        changes: z.array(
          z.looseObject({ key: z.string(), question: z.object({ ru: z.string() }), addressee: z.string() }),
        ),
      })
      .parse(await done(director('GET', '/reviews/next')));
    const [first] = changes;
    expect(first).toMatchObject({ key: expect.stringMatching(/^orders\//), asks: 'head' });
    const answers = [
      { key: first?.key, question: first?.question.ru, addressee: first?.addressee, answer: 'Новый клиент' },
    ];
    const held = await director('POST', '/reviews', { body: { since, until: asOf, answers } });
    expect(held).toMatchObject({ status: 201, body: { answers } });
    expect(await done(director('GET', '/reviews'))).toMatchObject({ items: [{ id: held.body['id'] }] });
    expect(await done(director('GET', '/reviews/next'))).toMatchObject({ since: asOf });
    expect((await head('POST', '/reviews', { body: { since, until: asOf, answers: [] } })).status).toBe(403);
  });

  it('has beside it the market page, with the planned journey beside the real one', async () => {
    const segments = [{ segment: 'industrial', journey: [{ pipeline: 'project', stage: 'agree-price', days: 10 }] }];
    await done(marketer('PUT', '/market', { body: { idea: 'Приводы за десять дней', segments } }));
    const market = await done(anna('GET', '/reports/market'));
    expect(market).toMatchObject({ market: { idea: 'Приводы за десять дней' } });
    expect(JSON.stringify(market)).toContain('"planned":10');
  });
});

describe('every count', () => {
  it.each([
    ['economics', 'sql', 1],
    ['economics', 'customers', 1],
    ['plan', 'orders', 1],
    ['plan', 'newCustomers', 1],
    ['plan', 'shipments', 0],
    ['focus', 'leads', 1],
    ['focus', 'orders', 1],
  ])('of %s opens to what it counts: %s', async (name, figure, total) => {
    const Linked = z.object({ rows: z.array(z.object({ records: z.record(z.string(), z.string()) })) });
    const { rows } = Linked.parse(await done(head('GET', `/reports/${name}?${months}`)));
    const behind = await done(head('GET', rows[0]?.records[figure] ?? ''));
    expect(behind).toMatchObject({ total });
    expect(behind['items']).toHaveLength(total);
  });
});

describe('reports of several tables', () => {
  it.each(['economics', 'lifecycle'])('%s come as a workbook, byte for byte', async (name) => {
    const accept = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    const { status, headers, body } = await head('GET', `/reports/${name}?${months}`, { headers: { accept } });
    expect([status, headers.get('content-type')]).toEqual([200, accept]);
    expect(String(body['text']).slice(0, 2)).toBe('PK'); // a zip, and not its base64
  });

  it('focus and referrals come as JSON and CSV', async () => {
    expect(await done(head('GET', `/reports/focus?${months}`))).toMatchObject({
      currency: 'RUB',
      outside: { leads: 0 },
    });
    expect(await done(head('GET', `/reports/referrals?${months}`))).toMatchObject({ rows: [] });
    for (const name of ['focus', 'referrals', 'plan', 'lifecycle']) {
      const csv = await head('GET', `/reports/${name}?${months}`, { headers: { accept: 'text/csv' } });
      expect([csv.status, csv.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    }
  });
});
