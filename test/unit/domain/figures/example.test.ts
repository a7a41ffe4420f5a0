import { describe, expect, it } from '@jest/globals';
import type { EconomicsRow } from '../../../../shared/domain/figures/economics.ts';
import { reportEconomics } from '../../../../shared/domain/figures/report-economics.ts';
import { reportFunnel } from '../../../../shared/domain/figures/report-funnel.ts';
import { reportQuality } from '../../../../shared/domain/figures/report-quality.ts';
import type { Sum } from '../../../../shared/domain/money/sums.ts';
import { asked, ids, services, staff, tableOf } from '../../../support/domain/example-plant.ts';

const shown = (value: number | undefined): string => (value === undefined ? '' : String(Number(value.toFixed(4))));
const inRubles = (sums: readonly Sum[]): string => String((sums[0]?.netMinor ?? 0) / 100);
const listed = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name}:${String(count)}`)
    .join(' ');

describe('The example of the documentation', () => {
  it('is of twenty records at most', () => {
    const records = Object.keys(ids).flatMap((kind) => tableOf(kind));
    expect([records.length, records.length <= 20]).toEqual([19, true]);
  });

  it('has the product’s funnel, every cell', async () => {
    const { stages } = await reportFunnel({ ...asked, by: 'arrival' }, await services());
    expect(
      stages
        .filter(({ pipeline }) => pipeline !== 'dealer-order')
        .map(({ stage, entered, movedOn, lost, parked, wentBack, here, conversion }) => ({
          ...{ stage, entered: String(entered), 'moved on': String(movedOn), lost: listed(lost.byReason) },
          ...{ parked: listed(parked.byBasket), 'went back': String(wentBack), here: String(here) },
          conversion: shown(conversion),
        })),
    ).toEqual(tableOf('stage'));
  });

  it('has the product’s quality of leads, every cell', async () => {
    const { rows } = await reportQuality(asked, await services());
    expect(
      rows.map((row) => ({
        ...{ source: row.source, leads: String(row.leads), MQL: String(row.mql), 'non-target': String(row.nonTarget) },
        ...{ undecided: String(row.undecided), spam: String(row.spam), share: shown(row.nonTargetShare) },
        ...{ spent: inRubles(row.spent), 'on non-target': inRubles(row.spentOnNonTarget) },
      })),
    ).toEqual(tableOf('source'));
  });

  it('has the product’s unit economics, every cell', async () => {
    const { rows } = await reportEconomics(asked, await services());
    const cellOf = (row: EconomicsRow, name: string): string => {
      if (name === 'payback')
        return row.payback && 'months' in row.payback
          ? String(row.payback.months)
          : `not yet: ${String(row.payback?.notYet)}`;
      const value = row[name as 'cpl'];
      const isMoney = ![
        'leads',
        'marketingLeads',
        'mql',
        'sql',
        'open',
        'accounts',
        'customers',
        'romi',
        'ros',
        'totalReturn',
      ].includes(name);
      return shown(value !== undefined && isMoney ? value / 100 : value);
    };
    const table = tableOf('figure');
    expect(
      table.map(({ figure = '' }) => ({
        figure,
        ...Object.fromEntries(
          rows.map((row) => [[row.segment, row.month].filter(Boolean).join(' '), cellOf(row, figure)]),
        ),
      })),
    ).toEqual(table);
    expect(table).toHaveLength(26);
  });

  it('has the product’s return on sales by manager, every cell', async () => {
    const { managers } = await reportEconomics(asked, await services());
    const names = new Map(Object.entries(staff).map(([name, of]) => [of, name]));
    expect(
      managers?.map(({ manager = '', orders, revenue, margin, salesCost = 0, ros }) => ({
        ...{ manager: names.get(manager), orders: String(orders), revenue: shown(revenue / 100) },
        ...{ margin: shown(margin / 100), salesCost: shown(salesCost / 100), ros: shown(ros) },
      })),
    ).toEqual(tableOf('manager'));
  });
});
