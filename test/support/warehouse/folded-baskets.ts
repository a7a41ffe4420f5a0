/** What became of those in the baskets as the product tells it, written as the rows that the queries of the warehouse give. */
import type { BasketRow } from '../../../shared/domain/figures/baskets.ts';
import { reportBaskets } from '../../../shared/domain/figures/report-baskets.ts';
import type { Asked, Scoping } from '../../../shared/domain/figures/scope.ts';
import { present } from '../../../shared/domain/present.ts';
import type { Row } from './duck.ts';

export async function basketFigures(
  { from, to, asOf }: Asked,
  services: Scoping,
): Promise<Record<'baskets' | 'baskets-money', Row[]>> {
  const { rows } = await reportBaskets({ from, to, ...present({ asOf }) }, services);
  return {
    baskets: rows.map(({ month, basket, movedOn, daysToReturn, ...row }) => ({
      ...{ month, basket, entered: row.entered, returned: row.returned, moved_on: movedOn, closed: row.closed },
      ...{ inside: row.inside, won: row.won, days_to_return: daysToReturn ?? null },
    })),
    'baskets-money': rows.flatMap(moneyOf),
  };
}

const moneyOf = ({ month, basket, enteredSums, returnedSums, wonSums }: BasketRow): Row[] =>
  Object.entries({ entered: enteredSums, returned: returnedSums, won: wonSums }).flatMap(([measure, sums]) =>
    sums.map(({ currency, netMinor, of }) => ({
      ...{ month, basket, measure, currency, net_minor: netMinor, records: of },
    })),
  );
