import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/format.ts';
import { Chart, type Drawing } from '../../ui/chart.tsx';
import type { Report } from './api.ts';
import { lines } from './drawings.ts';
import { Part } from './report-frame.tsx';

type Rows = Report<'economics'>['rows'];

/** What a cohort of a month had brought of what it cost to win it, so many months on. */
type Curve = { readonly month: string; readonly covered: readonly number[] };

function curvesOf(rows: Rows): Curve[] {
  return [...Map.groupBy(rows, ({ month }) => month)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([month, own]) => {
      const known = own.filter(
        ({ marketingCost, salesCost }) => marketingCost !== undefined || salesCost !== undefined,
      );
      const cost = known.reduce((sum, { marketingCost = 0, salesCost = 0 }) => sum + marketingCost + salesCost, 0);
      if (cost === 0) return [];
      const ages = Math.max(...own.map(({ byAge }) => byAge.length));
      const covered = Array.from(
        { length: ages },
        (_, age) => own.reduce((sum, { byAge }) => sum + (byAge[age]?.cumulativeMargin ?? 0), 0) / cost,
      );
      return [{ month, covered }];
    });
}

/** How the margin of each cohort comes to cover what it cost to win it. */
export function PaybackChart({ report: { rows } }: { readonly report: Report<'economics'> }) {
  const { t } = useTranslation(['figures', 'ui']);
  const format = useFormat();
  const curves = useMemo(() => curvesOf(rows), [rows]);
  const most = Math.max(0, ...curves.map(({ covered }) => covered.length));
  const draw = useCallback<Drawing>(
    (look) =>
      lines(look, {
        names: Array.from({ length: most }, (_, age) => t('economics.age', { age })),
        textOf: format.percent,
        across: { at: 1, name: t('economics.covered') },
        series: curves.map(({ month, covered }) => ({ name: format.shortMonth(month), values: covered })),
      }),
    [curves, most, format, t],
  );
  if (curves.length === 0) return null;
  return (
    <Part title={t('economics.payback')} about={t('economics.paybackAbout')}>
      <Chart
        label={t('economics.paybackChart')}
        draw={draw}
        height={380}
        table={{
          columns: [t('economics.month'), ...Array.from({ length: most }, (_, age) => t('economics.age', { age }))],
          rows: curves.map(({ month, covered }) => [
            format.month(month),
            ...Array.from({ length: most }, (_, age) => {
              const share = covered[age];
              return share === undefined ? '' : format.percent(share);
            }),
          ]),
        }}
      />
    </Part>
  );
}
