import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TargetName } from '../../../../shared/domain/plans/plan.ts';
import { useToday } from '../../api/now.ts';
import { Empty } from '../../ui/shown.tsx';
import type { Report } from './api.ts';
import { useChosen } from './asked.ts';
import { Choose } from './choose.tsx';
import classes from './figures.module.css';
import { PlanBasis } from './plan-basis.tsx';
import { PlanCard } from './plan-card.tsx';
import { PlanChart } from './plan-chart.tsx';
import { PlanTable, planViews } from './plan-table.tsx';
import { ReportFrame } from './report-frame.tsx';

const targets = ['orders', 'shipments', 'margin', 'newCustomers'] as const satisfies readonly TargetName[];

/** Plan against fact and forecast. */
export function Component() {
  return <ReportFrame report="plan">{(report) => <Plan report={report} />}</ReportFrame>;
}

function Plan({ report }: { readonly report: Report<'plan'> }) {
  const { t } = useTranslation('figures');
  const thisMonth = useToday().slice(0, 7);
  const [target, setTarget] = useChosen('target', targets);
  const [view, setView] = useChosen('view', planViews);
  const ofAll = report.rows.filter(({ manager, segment }) => manager === undefined && segment === undefined);
  const now = ofAll.find(({ month }) => month === thisMonth) ?? ofAll.at(-1);
  if (!now) return <Empty title={t('nothing')}>{t('plan.none')}</Empty>;
  return (
    <>
      <section className={classes.cards} aria-label={t('plan.now')}>
        {targets.map((name) => (
          <PlanCard key={name} target={name} row={now} currency={report.currency} />
        ))}
      </section>
      <Group gap="xs">
        <Choose
          label={t('plan.which')}
          options={targets.map((value) => ({ value, label: t(`figure.${value}`) }))}
          chosen={target}
          onChoose={setTarget}
        />
        <Choose
          label={t('plan.by')}
          options={planViews.map((value) => ({ value, label: t(`plan.view.${value}`) }))}
          chosen={view}
          onChoose={setView}
        />
      </Group>
      <PlanChart target={target} rows={ofAll} currency={report.currency} />
      <PlanTable target={target} view={view} report={report} />
      <PlanBasis report={report} />
    </>
  );
}
