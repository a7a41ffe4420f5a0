/** Choice out of 100 as the product tells it, written as the rows that the queries of the warehouse give. */
import type { ChoiceRow, Score } from '../../../shared/domain/figures/choice.ts';
import { reportChoice } from '../../../shared/domain/figures/report-choice.ts';
import type { Asked } from '../../../shared/domain/figures/scope.ts';
import type { Row } from './duck.ts';
import type { Services } from './folded.ts';

export async function choiceFigures(asked: Asked, services: Services): Promise<Record<string, Row[]>> {
  const { rows, coverage } = await reportChoice(asked, services);
  const met = rows.filter(
    ({ us, won, lost, before }) => us || won + lost + (before?.won ?? 0) + (before?.lost ?? 0) > 0,
  );
  return {
    choice: met.map((row) => ({ ...whose(row), ...score(row), ...scoreBefore(row) })),
    'choice-months': met.flatMap((row) =>
      row.byMonth
        .filter(({ won, lost }) => won + lost > 0)
        .map((month) => ({ ...whose(row), month: month.month, ...score(month) })),
    ),
    'choice-coverage': [
      {
        ...{ won_told: coverage.won.told, won_asked: coverage.won.of },
        ...{ lost_told: coverage.lost.told, lost: coverage.lost.of },
      },
    ],
  };
}

const whose = ({ segment, competitor, us }: ChoiceRow): Row => ({
  ...{ scope: segment === undefined ? 'total' : 'row', segment: segment ?? null },
  ...{ competitor: us ? null : competitor, us },
});

const score = ({ won, lost, choice, low, high }: Score): Row => ({
  ...{ won, lost, choice: choice ?? null, low: low ?? null, high: high ?? null },
});

function scoreBefore({ before }: ChoiceRow): Row {
  const cells = before ? score(before) : { won: null, lost: null, choice: null, low: null, high: null };
  return Object.fromEntries(Object.entries(cells).map(([name, cell]) => [`before_${name}`, cell]));
}
