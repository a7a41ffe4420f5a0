import * as z from 'zod';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { allTarget, done, opened, worked } from '../support/system/leads.ts';
import { staff } from '../support/system/system.ts';
import { reset } from '../support/system/reset.ts';

const [anna, head] = [staff('anna'), staff('head')];

beforeAll(reset);

const Funnel = z.object({
  asOf: z.string(),
  stages: z.array(z.looseObject({ pipeline: z.string(), stage: z.string(), entered: z.number(), records: z.string() })),
});

describe('the report of the baskets', () => {
  it('counts who came in this month, and who returned, as JSON and as CSV', async () => {
    const month = new Date(Date.now() + 3 * 3_600_000).toISOString().slice(0, 7); // of Moscow
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
    const month = new Date(Date.now() + 3 * 3_600_000).toISOString().slice(0, 7); // of Moscow
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
