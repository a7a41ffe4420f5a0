import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { TargetName } from '../../../../shared/domain/plans/plan.ts';
import { useFormat } from '../../language/format.ts';
import { Chart, type Drawing } from '../../ui/chart.tsx';
import { bars, useAmountText } from './drawings.ts';
import type { PlanRow } from './plan-card.tsx';

type Props = { readonly target: TargetName; readonly rows: readonly PlanRow[]; readonly currency: string };

/** Plan, fact and forecast, month by month. */
export function PlanChart({ target, rows, currency }: Props) {
  const { t } = useTranslation(['figures', 'ui']);
  const format = useFormat();
  const textOf = useAmountText(target === 'newCustomers' ? undefined : currency);
  const draw = useCallback<Drawing>(
    (look) =>
      bars(look, {
        names: rows.map(({ month }) => format.shortMonth(month)),
        textOf,
        series: [
          { name: t('plan.series.plan'), values: rows.map((row) => row[target].plan), colour: look.quiet },
          { name: t('plan.series.fact'), values: rows.map((row) => row[target].fact), colour: look.series[0] },
          { name: t('plan.series.forecast'), values: rows.map((row) => row[target].forecast), colour: look.series[2] },
        ],
      }),
    [rows, target, format, textOf, t],
  );
  const cell = (value: number | undefined): string => (value === undefined ? t('ui:noData') : textOf(value));
  return (
    <Chart
      label={t('plan.chart', { figure: t(`figure.${target}`) })}
      draw={draw}
      table={{
        columns: [t('month'), t('plan.series.plan'), t('plan.series.fact'), t('plan.series.forecast')],
        rows: rows.map((row) => {
          const { plan, fact, forecast } = row[target];
          return [format.month(row.month), cell(plan), cell(fact), cell(forecast)];
        }),
      }}
    />
  );
}
