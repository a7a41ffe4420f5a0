import { describe, expect, it } from '@jest/globals';
import { basketsCsv } from '../../../../shared/domain/figures/baskets-csv.ts';
import type { BasketRow } from '../../../../shared/domain/figures/baskets.ts';
import { reportBaskets } from '../../../../shared/domain/figures/report-baskets.ts';
import { present } from '../../../../shared/domain/present.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { change } from '../../../../shared/domain/records/plan.ts';
import type { AnyRecord } from '../../../../shared/domain/records/records.ts';
import { anna } from '../../../support/domain/actors.ts';
import { contextOf, idOf, policyWith } from '../../../support/domain/contexts.ts';
import { dealAt, rubles } from '../../../support/domain/deals.ts';
import { leadAt } from '../../../support/domain/leads.ts';
import { storeOf, ToldClock } from '../../../support/domain/stores.ts';

const row: BasketRow = {
  ...{ month: '2026-03', basket: 'needs', entered: 5, returned: 2, movedOn: 1, closed: 1, inside: 1, won: 1 },
  daysToReturn: 12,
  enteredSums: [
    { netMinor: 700, currency: 'EUR', of: 1 },
    { netMinor: 123_456, currency: 'RUB', of: 2 },
  ],
  returnedSums: [{ netMinor: 100, currency: 'RUB', of: 1 }],
  wonSums: [],
};

describe('The report of the baskets, read', () => {
  async function plant() {
    const clock = new ToldClock();
    const store = await storeOf(clock);
    const asked: string[] = [];
    const services = {
      records: store,
      clock,
      policies: { at: () => Promise.resolve(policyWith()) },
      journal: {
        of: store.of.bind(store),
        happened: (...[from, before, what]: Parameters<typeof store.happened>) => {
          asked.push(from, before);
          return store.happened(from, before, what);
        },
      },
    };
    const park = async (record: AnyRecord, at: string, before?: AnyRecord) => {
      clock.instant = at;
      await commitPlan(
        store,
        change(before, record, {
          type: record.kind === 'lead' ? 'LeadMoved' : 'DealMoved',
          data: { from: 'mql', to: 'parked', visit: 2, basket: 'needs', passed: [] },
        } as never), // either has what it needs
        contextOf(anna, at),
      );
      clock.instant = '2026-04-02T09:00:00.000Z';
    };
    clock.instant = '2026-04-02T09:00:00.000Z';
    return {
      ...{ asked, park },
      report: (from: string, to: string, asOf?: string) => reportBaskets({ from, to, ...present({ asOf }) }, services),
    };
  }

  it('is read from the beginning of the month by the plant’s clocks until now, with what facts tell of money', async () => {
    const { asked, park, report } = await plant();
    await park(leadAt('parked', { budget: rubles(500) }), '2026-02-28T21:00:00.000Z'); // 1 March in Moscow
    await park(
      dealAt('parked', { quote: { id: idOf(1), version: 1, number: 'Q', amount: rubles(700), sentOn: '2026-02-02' } }),
      '2026-03-09T09:00:00.000Z',
    );
    await park(leadAt('parked', { id: idOf(0x103) }), '2026-04-01T09:00:00.000Z');
    expect(await report('2026-03', '2026-03')).toEqual({
      asOf: '2026-04-02T09:00:00.000Z',
      currency: 'RUB',
      rows: [
        expect.objectContaining({
          month: '2026-03',
          entered: 2,
          inside: 2,
          enteredSums: [{ netMinor: 1200, currency: 'RUB', of: 2 }],
        }),
      ],
    });
    expect(asked).toEqual(['2026-02-28T21:00:00.000Z', '2026-04-02T09:00:00.001Z']);
  });

  it('has the money of those of whom it was told before the first month, and none of those of whom nobody told it', async () => {
    const { park, report } = await plant();
    const [rich, poor] = [leadAt('parked', { budget: rubles(500) }), leadAt('parked', { id: idOf(0x103) })];
    for (const lead of [rich, poor]) {
      await park(lead, '2026-02-10T09:00:00.000Z');
      await park({ ...lead, version: lead.version + 1 }, '2026-03-10T09:00:00.000Z', lead);
    }
    const { rows } = await report('2026-03', '2026-03');
    expect(rows).toMatchObject([{ entered: 2, enteredSums: [{ netMinor: 500, currency: 'RUB', of: 1 }] }]);
  });

  it('is known as of an instant, with the money of then', async () => {
    const { park, report } = await plant();
    const lead = leadAt('parked', { budget: rubles(500) });
    await park(lead, '2026-03-10T09:00:00.000Z');
    await park({ ...lead, version: lead.version + 1, budget: rubles(700) }, '2026-03-20T09:00:00.000Z', lead);
    const sumsAsOf = async (asOf?: string) =>
      (await report('2026-03', '2026-03', asOf)).rows.map((one) => one.enteredSums);
    expect(await sumsAsOf('2026-03-09')).toEqual([]);
    expect(await sumsAsOf('2026-03-15')).toEqual([[{ netMinor: 500, currency: 'RUB', of: 1 }]]);
    expect(await sumsAsOf()).toEqual([[{ netMinor: 700, currency: 'RUB', of: 1 }]]);
  });

  it('is read 36 months back at most', async () => {
    const { report } = await plant();
    await expect(report('2023-06', '2026-03')).resolves.toMatchObject({ rows: [] });
    await expect(report('2023-05', '2026-03')).rejects.toMatchObject({
      details: { status: 422, code: 'too-long-ago', detail: '2023-05 is more than 36 months ago' },
    });
  });
});

describe('The report as CSV', () => {
  it('has a line of names and one of each row, in whole units of the plant’s currency, and nothing where nobody knows', () => {
    const { daysToReturn: _none, ...unknown } = row;
    expect(basketsCsv([row, { ...unknown, enteredSums: [] }], 'RUB', 'point')).toBe(
      '\uFEFFmonth,basket,entered,returned,moved on,closed,inside,won,median days to return,net entered,net returned,net won,currency\r\n' +
        '2026-03,needs,5,2,1,1,1,1,12,1234.56,1,,RUB\r\n' +
        '2026-03,needs,5,2,1,1,1,1,,,1,,RUB\r\n',
    );
    expect(
      basketsCsv([{ ...row, enteredSums: [{ netMinor: 700, currency: 'JPY', of: 1 }] }], 'JPY', 'point'),
    ).toContain(',12,700,,,JPY\r\n');
  });
});
