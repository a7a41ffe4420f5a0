import { useTranslation } from 'react-i18next';
import type { TargetName } from '../../../../shared/domain/plans/plan.ts';
import { useFormat } from '../../language/format.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/shown.tsx';
import type { Report } from './api.ts';
import { type PlanRow, useShown } from './plan-card.tsx';
import { useTitles } from './titles.ts';

/** By what a plan is looked at. */
export const planViews = ['months', 'managers', 'segments'] as const;
type View = (typeof planViews)[number];

const isIn: Readonly<Record<View, (row: PlanRow) => boolean>> = {
  months: ({ manager, segment }) => manager === undefined && segment === undefined,
  managers: ({ manager }) => manager !== undefined,
  segments: ({ manager, segment }) => manager === undefined && segment !== undefined,
};

type Props = { readonly target: TargetName; readonly view: View; readonly report: Report<'plan'> };

/** One target month by month: of all, of each manager, or of each segment. */
export function PlanTable({ target, view, report: { rows, currency } }: Props) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const titles = useTitles();
  const show = useShown(currency, target);
  const whose = ({ manager, segment }: PlanRow): string =>
    [manager === undefined ? [] : titles.manager(manager), segment === undefined ? [] : titles.segment(segment)]
      .flat()
      .join(' · ');
  const columns: Column<PlanRow>[] = [
    ...(view === 'months'
      ? []
      : [{ id: 'whose', title: t(view === 'managers' ? 'filter.name.manager' : 'filter.name.segment'), value: whose }]),
    { id: 'month', title: t('month'), value: ({ month }) => month, show: ({ month }) => format.month(month) },
    {
      ...{ id: 'plan', title: t('plan.series.plan'), isNumber: true },
      value: (row) => row[target].plan,
      show: (row) => show(row[target].plan, { why: 'noPlan' }),
    },
    {
      ...{ id: 'fact', title: t('plan.series.fact'), help: t('plan.help.fact'), isNumber: true },
      value: (row) => row[target].fact,
      show: (row) => show(row[target].fact, { records: row.records[target] }),
    },
    {
      ...{ id: 'forecast', title: t('plan.series.forecast'), help: t('plan.help.forecast'), isNumber: true },
      value: (row) => row[target].forecast,
      show: (row) => show(row[target].forecast, { why: 'noForecast' }),
    },
    {
      ...{ id: 'gap', title: t('plan.gap'), help: t('plan.help.gap'), isNumber: true },
      value: (row) => row[target].gap,
      show: (row) => show(row[target].gap, { why: 'noPlan' }),
    },
    ...(target === 'orders'
      ? [
          {
            ...{ id: 'leads', title: t('plan.leadsForGap'), help: t('plan.help.leads'), isNumber: true },
            value: ({ leadsForGap }: PlanRow) => leadsForGap,
          },
        ]
      : []),
  ];
  return (
    <DataTable
      label={t('plan.table', { figure: t(`figure.${target}`) })}
      columns={columns}
      rows={rows.filter(isIn[view])}
      keyOf={({ month, manager = '', segment = '' }) => `${month}/${manager}/${segment}`}
      orderIn="order"
      empty={<Empty title={t('nothing')} />}
    />
  );
}
