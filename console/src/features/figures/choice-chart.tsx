import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/format.ts';
import { Chart, type Drawing } from '../../ui/chart.tsx';
import type { ChoiceRow } from './choice-table.tsx';
import { bars } from './drawings.ts';

/** Won over a rival and lost to one, month by month. */
export function ChoiceChart({ row: { byMonth } }: { readonly row: ChoiceRow }) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const draw = useCallback<Drawing>(
    (look) =>
      bars(look, {
        names: byMonth.map(({ month }) => format.shortMonth(month)),
        textOf: format.number,
        isCounted: true,
        series: [
          { name: t('choice.won'), values: byMonth.map(({ won }) => won), colour: look.good, stack: 'all' },
          { name: t('choice.lost'), values: byMonth.map(({ lost }) => lost), colour: look.bad, stack: 'all' },
        ],
      }),
    [byMonth, format, t],
  );
  return (
    <Chart
      label={t('choice.chart')}
      draw={draw}
      height={260}
      table={{
        columns: [t('month'), t('choice.won'), t('choice.lost'), t('choice.choice')],
        rows: byMonth.map(({ month, won, lost, choice }) => [
          format.month(month),
          format.number(won),
          format.number(lost),
          choice === undefined ? '—' : format.number(choice),
        ]),
      }}
    />
  );
}
