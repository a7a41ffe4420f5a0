import { beforeAll, describe, expect, it } from '@jest/globals';
import { allTarget, done, worked } from '../support/system/leads.ts';
import { staff } from '../support/system/system.ts';
import { reset } from '../support/system/reset.ts';

const [anna, head] = [staff('anna'), staff('head')];

beforeAll(reset);

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
