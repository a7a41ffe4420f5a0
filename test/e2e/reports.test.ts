import * as z from 'zod';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { allTarget, done, opened, post, worked } from '../support/system/leads.ts';
import { moveFilling, projectStages } from '../support/system/deals.ts';
import { fromErp } from '../support/system/signed.ts';
import { staff } from '../support/system/system.ts';
import { plantDayIn } from '../support/system/day.ts';
import { reset } from '../support/system/reset.ts';

const [anna, head] = [staff('anna'), staff('head')];

beforeAll(reset);

const Total = z.object({ total: z.object({ revenue: z.number(), margin: z.number() }) });
const annaId = '00000000-0000-7000-8000-000000000101';
const Ordered = z.object({ order: z.object({ number: z.string(), on: z.string() }) });
const Quality = z.object({
  response: z.array(z.object({ by: z.string(), records: z.object({ untouched: z.string() }) })),
});
const Losses = z.object({ rows: z.array(z.looseObject({ records: z.string() })) });
const Funnel = z.object({
  asOf: z.string(),
  stages: z.array(z.looseObject({ pipeline: z.string(), stage: z.string(), entered: z.number(), records: z.string() })),
});

describe('the report of the baskets', () => {
  it('counts who came in this month, and who returned, as JSON and as CSV', async () => {
    const month = plantDayIn(0).slice(0, 7);
    const park = { to: 'parked', basket: 'needs', changes: { criteria: allTarget('industrial') } };
    const [first, second] = [await worked(anna), await worked(anna)];
    for (const id of [first, second]) await done(anna('POST', `/leads/${id}/moves`, { body: park }));
    await done(anna('POST', `/leads/${first}/moves`, { body: { to: 'mql' } }));
    const path = `/reports/baskets?from=${month}&to=${month}`;
    const row = { month, basket: 'needs', entered: 2, returned: 1, movedOn: 0, closed: 0, inside: 1, won: 0 };
    expect(await done(head('GET', path))).toMatchObject({ currency: 'RUB', rows: [{ ...row, daysToReturn: 0 }] });
    const csv = await head('GET', path, { headers: { accept: 'text/csv' } });
    expect([csv.status, csv.body['text']]).toEqual([
      200,
      expect.stringContaining(`\r\n${month},needs,2,1,0,0,1,0,0,,,,RUB\r\n`),
    ]);
  });

  it.each([
    ['from=2026-13&to=2026-12', 'from'],
    ['from=2026-03&to=2026-02', 'to'],
    ['from=2026-03', 'to'],
  ])('is not of months that are none: %s', async (query, field) => {
    const { status, body } = await head('GET', `/reports/baskets?${query}`);
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining(field)]);
  });
});

describe('the funnel', () => {
  it('counts who came this month through every stage, each figure with the records behind it, as JSON and as CSV', async () => {
    await reset();
    const month = plantDayIn(0).slice(0, 7);
    const [rejected] = [await worked(anna), await worked(anna), await opened(anna)];
    await done(anna('POST', `/leads/${rejected}/moves`, { body: { to: 'rejected', criterion: 'region' } }));
    const path = `/reports/funnel?from=${month}&to=${month}`;
    const { asOf, stages } = Funnel.parse(await done(head('GET', path)));
    const row = (stage: string) => stages.find((each) => each.stage === stage && each.pipeline !== 'dealer-order');
    expect(row('new')).toMatchObject({ entered: 3, movedOn: 3, here: 0, conversion: 1 });
    expect(row('mql')).toMatchObject({
      ...{ entered: 3, movedOn: 1, here: 1, conversion: 0.5 },
      lost: { total: 1, byReason: { region: 1 } },
    });
    expect(row('sql')).toMatchObject({ entered: 1, movedOn: 1, here: 0 });
    expect(row('new-deal')).toMatchObject({ entered: 1, here: 1 });
    for (const { records, entered } of stages) {
      const behind = await done(head('GET', records));
      expect(behind).toMatchObject({ asOf, total: entered });
      expect(behind['items']).toHaveLength(entered);
    }
    expect(await done(head('GET', `${row('mql')?.records ?? ''}&outcome=lost&reason=region`))).toMatchObject({
      items: [{ kind: 'lead', id: rejected, outcome: 'lost', reason: 'region' }],
    });
    const csv = await head('GET', path, { headers: { accept: 'text/csv', 'accept-language': 'ru-RU' } });
    expect(csv.body['text']).toContain('\r\nleads;mql;3;1;0;1;3;0;0;1;region: 1;0;;0,5;');
  });

  it('is told as of a past instant, and nothing of one to come', async () => {
    const before = await done(head('GET', '/reports/funnel?from=2026-01&to=2026-12&asOf=2026-01-31'));
    expect(Funnel.parse(before).stages.every(({ entered }) => entered === 0)).toBe(true);
    expect(await head('GET', '/reports/funnel?from=2026-01&to=2026-12&asOf=2099-01-01')).toMatchObject({
      status: 422,
      body: { code: 'as-of-to-come' },
    });
  });

  it.each(['by=never', 'lane=fast', 'pipeline=other', 'asOf=yesterday', 'manager=anna', 'what=else'])(
    'is not asked with %s',
    async (query) => {
      expect(await head('GET', `/reports/funnel?from=2026-01&to=2026-02&${query}`)).toMatchObject({ status: 400 });
    },
  );
});

describe('costs', () => {
  const marketer = staff('marketer');
  const month = plantDayIn(0).slice(0, 7);
  const cost = {
    ...{ costKind: 'marketing', from: `${month}-01`, to: `${month}-01`, channel: 'site', clicks: 40 },
    amount: { netMinor: 300_000, currency: 'RUB', vatPercent: 22 },
  };

  it('are written down once, corrected and taken back, and stand in the figures of their month', async () => {
    await reset();
    const [rejected] = [await worked(anna), await worked(anna), await worked(anna)];
    await done(anna('POST', `/leads/${rejected}/moves`, { body: { to: 'rejected', criterion: 'region' } }));
    const first = await marketer('POST', '/costs', { body: cost });
    const again = await marketer('POST', '/costs', { body: cost });
    expect([first.status, again.status, again.body['id']]).toEqual([201, 200, first.body['id']]);
    const path = `/costs/${String(first.body['id'])}`;
    const other = { ...cost, amount: { ...cost.amount, netMinor: 1 } };
    expect(await marketer('POST', '/costs', { body: other })).toMatchObject({
      status: 409,
      body: { code: 'cost-known' },
    });
    await done(marketer('PATCH', path, { body: { amount: { ...cost.amount, netMinor: 900_000 } } }));
    expect(await done(head('GET', `/costs?month=${month}`))).toMatchObject({ items: [{ clicks: 40, version: 2 }] });
    const quality = `/reports/quality?from=${month}&to=${month}`;
    expect(await done(head('GET', quality))).toMatchObject({
      total: {
        ...{ leads: 3, nonTarget: 1, nonTargetShare: 1, byCriterion: { region: 1 } },
        spent: [{ netMinor: 900_000, currency: 'RUB', of: 3 }],
        spentOnNonTarget: [{ netMinor: 300_000, currency: 'RUB', of: 1 }],
      },
    });
    expect(await done(head('GET', `/reports/funnel?from=${month}&to=${month}`))).toMatchObject({
      reach: { clicks: 40 },
    });
    await done(head('DELETE', path));
    expect(await done(head('GET', quality))).toMatchObject({ total: { spent: [] } });
    expect(await head('DELETE', path)).toMatchObject({ status: 404 });
    expect((await marketer('POST', '/costs', { body: cost })).status).toBe(201);
  });

  it('of what is no cost are refused, with what would do', async () => {
    const { channel: _channel, ...bare } = cost;
    expect(await marketer('POST', '/costs', { body: bare })).toMatchObject({
      status: 422,
      body: { code: 'cost-for-nothing' },
    });
    expect(await marketer('POST', '/costs', { body: { ...cost, from: '2099-01-01', to: '2099-01-01' } })).toMatchObject(
      {
        status: 422,
        body: { code: 'cost-ahead' },
      },
    );
    expect(await marketer('POST', '/costs', { body: { ...cost, amount: -1 } })).toMatchObject({ status: 400 });
  });
});

describe('losses and quality', () => {
  it('open to the records they count', async () => {
    await reset();
    const month = plantDayIn(0).slice(0, 7);
    const [rejected, waiting] = [await worked(anna), await post()];
    await done(anna('POST', `/leads/${rejected}/moves`, { body: { to: 'rejected', criterion: 'region' } }));
    const { rows } = Losses.parse(await done(head('GET', `/reports/losses?from=${month}&to=${month}`)));
    expect(rows).toMatchObject([{ pipeline: 'leads', stage: 'mql', reason: 'region', lost: 1, share: 1, ofGone: 1 }]);
    expect(await done(head('GET', rows[0]?.records ?? ''))).toMatchObject({
      ...{ total: 1, items: [{ kind: 'lead', id: rejected, reason: 'region' }] },
    });
    const quality = await done(head('GET', `/reports/quality?from=${month}&to=${month}`));
    const all = Quality.parse(quality).response.find(({ by }) => by === 'all');
    expect(await done(head('GET', all?.records.untouched ?? ''))).toMatchObject({
      ...{ total: 1, items: [{ id: waiting, verdict: 'undecided' }] },
    });
    for (const path of ['quality', 'losses']) {
      const csv = await head('GET', `/reports/${path}?from=${month}&to=${month}`, { headers: { accept: 'text/csv' } });
      expect([csv.status, csv.body['text']]).toEqual([200, expect.stringContaining('region')]);
    }
  });
});

describe('unit economics', () => {
  it('tell what a customer cost and brought, from the cost to the paid order, as of any date', async () => {
    await reset();
    const month = plantDayIn(0).slice(0, 7);
    const amount = { netMinor: 1_000_000, currency: 'RUB', vatPercent: 22 };
    const cost = { costKind: 'marketing', from: `${month}-01`, to: `${month}-01`, channel: 'site', amount };
    await done(head('POST', '/costs', { body: cost }));
    await worked(anna);
    const { dealId } = await opened(anna);
    const path = `/reports/economics?from=${month}&to=${month}`;
    const before = await done(head('GET', path));
    expect(before).toMatchObject({
      total: { leads: 2, marketingLeads: 2, sql: 1, accounts: 1, customers: 0, marketingCost: 1_000_000, cpl: 500_000 },
      definitions: { cac: { en: expect.any(String), ru: expect.any(String) } },
    });
    for (const stage of projectStages.slice(1, 5)) await moveFilling(dealId, stage);
    const after = await done(head('GET', path));
    const { revenue, margin } = Total.parse(after).total;
    expect(revenue).toBeGreaterThan(0);
    expect(after).toMatchObject({
      total: { customers: 1, cac: 1_000_000, marginAssumed: margin, romi: (margin - 1_000_000) / 1_000_000 },
    });
    expect(await done(head('GET', `${path}&asOf=${String(before['asOf'])}`))).toEqual(before);
    const csv = await head('GET', path, { headers: { accept: 'text/csv' } });
    expect(csv.body['text']).toContain('cac,Both acquisition costs / customers');
  });

  it('share costs by the rule that is asked for, take what an order cost us off, and tell what each manager sold', async () => {
    await reset();
    const month = plantDayIn(0).slice(0, 7);
    const amount = { netMinor: 900_000, currency: 'RUB', vatPercent: 22 };
    const days = { from: `${month}-01`, to: `${month}-01` };
    for (const cost of [
      { costKind: 'marketing', channel: 'site', segment: 'industrial' },
      { costKind: 'sales', team: 'Анна Примерова' },
      { costKind: 'sales', team: 'Первая' },
    ])
      await done(head('POST', '/costs', { body: { ...cost, ...days, amount } }));
    await worked(anna);
    const { dealId } = await opened(anna);
    for (const stage of projectStages.slice(1, 5)) await moveFilling(dealId, stage);
    const path = `/reports/economics?from=${month}&to=${month}`;
    const { revenue } = Total.parse(await done(head('GET', path))).total;
    const { order } = Ordered.parse(await done(anna('GET', `/deals/${dealId}`)));
    const told = { type: 'payment', orderNumber: order.number, orderDate: order.on, document: 'ПП-77', on: order.on };
    const costs = { costMinor: 1_000_000, bonusMinor: 20_000, deliveryMinor: 3_000 };
    expect(await fromErp('/erp/events', { ...told, amount, ...costs })).toMatchObject({ status: 202 });
    const margin = revenue - 1_023_000;
    const byMql = await done(head('GET', `${path}&shareBy=mql`));
    expect(byMql).toMatchObject({
      ...{ filter: { shareBy: 'mql' }, total: { revenue, margin, marginAssumed: 0, salesCost: 1_800_000 } },
      sharing: {
        ...{ by: 'mql', rule: { en: expect.any(String), ru: expect.any(String) } },
        ...{ entered: 2_700_000, tagged: 900_000, shared: 1_800_000, unshared: 0 },
      },
      managers: [{ manager: annaId, orders: 1, revenue, margin, salesCost: 1_800_000 }],
      forecast: { months: 24, discountPercentPerYear: 20, customers: 1, lacking: { why: 'few-repeaters' } },
      definitions: { clv24: { ru: expect.stringContaining('24') } },
    });
    expect(await done(head('GET', `${path}&segment=industrial`))).not.toHaveProperty('managers');
    expect(await head('GET', `${path}&shareBy=luck`)).toMatchObject({ status: 400 });
    const csv = await head('GET', `${path}&shareBy=revenue`, { headers: { accept: 'text/csv' } });
    expect(csv.body['text']).toContain(`\r\n${annaId},1,`);
    expect(csv.body['text']).toContain('\r\ncosts shared by,revenue,');
  });
});

/** Every address a report names, wherever it stands. */
const linksIn = (value: unknown): string[] => {
  if (typeof value === 'string') return value.startsWith('/reports/') ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(linksIn) : [];
};

describe('every link of a report', () => {
  const months = 'from=2026-01&to=2027-12';
  const reports = [
    'baskets',
    'win-backs',
    'funnel',
    'quality',
    'losses',
    'economics',
    'choice',
    'focus',
    'lifecycle',
    'plan',
    'referrals',
  ];

  it.each([...reports.map((report) => `/reports/${report}?${months}&asOf=`), '/reports/market?asOf='])(
    'opens, as of the same instant, and says how many it is of: %s',
    async (path) => {
      const now = new Date().toISOString();
      const links = linksIn(await done(head('GET', `${path}${now}`)));
      const alike = new Map(links.map((link) => [new URL(link, 'https://plant.example').pathname, link])); // one of each kind is enough
      for (const link of alike.values())
        expect(await done(head('GET', link))).toMatchObject({ asOf: now, total: expect.any(Number) });
      if (!/referrals|losses|baskets/.test(path)) expect(alike.size).toBeGreaterThan(0); // nobody is lost, parked or recommended here
    },
  );

  it.each([
    ['/reports/lifecycle/accounts?from=2026-11&to=2026-11', 'one of state, cameTo, step, movedUpTo, and no more'],
    ['/reports/lifecycle/orders?from=2026-11&to=2026-11&recurring=true&group=', 'one of recurring, group'],
    ['/reports/market/records?segment=dealer&stage=sql', 'the pipeline of the stage'],
    ['/reports/quality/records?from=2026-11&to=2026-11&hour=24', 'an hour of the day, 00 to 23'],
  ])('names what it counts, and one thing alone: %s', async (path, said) => {
    const { status, body } = await head('GET', path);
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining(said)]);
  });
});
