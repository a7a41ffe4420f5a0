import { Group, Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TargetName } from '../../../../shared/domain/plans/plan.ts';
import { useFormat } from '../../language/format.ts';
import type { Report } from './api.ts';
import { useCells } from './cells.tsx';
import classes from './figures.module.css';

export type PlanRow = Report<'plan'>['rows'][number];
const whole = 100;

type Props = { readonly target: TargetName; readonly row: PlanRow; readonly currency: string };

/** How one target of a month stands: done and expected, of what was planned. */
export function PlanCard({ target, row, currency }: Props) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const show = useShown(currency, target);
  const { plan, fact, forecast, gap } = row[target];
  const done = plan === undefined || plan === 0 ? undefined : fact / plan;
  return (
    <div className={classes.card}>
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={600}>
          {t(`figure.${target}`)}
        </Text>
        <Text size="xs" c="dimmed">
          {format.month(row.month)}
        </Text>
      </Group>
      <Text fz="h3" fw={700} my={2}>
        {show(fact, { records: row.records[target] })}
      </Text>
      {done !== undefined && (
        <Progress
          value={Math.min(done, 1) * whole}
          aria-label={t('plan.done', { share: format.percent(done) })}
          my={4}
        />
      )}
      <Text size="sm">
        {t('plan.planned')} {show(plan, { why: 'noPlan' })}
        {done !== undefined && ` · ${format.percent(done)}`}
      </Text>
      <Text size="sm">
        {t('plan.forecast')} {show(forecast, { why: 'noForecast' })}
      </Text>
      {gap !== undefined && <Gap gap={gap} leads={target === 'orders' ? row.leadsForGap : undefined} show={show} />}
    </div>
  );
}

type Show = ReturnType<typeof useShown>;

function Gap({ gap, leads, show }: { readonly gap: number; readonly leads: number | undefined; readonly show: Show }) {
  const { t } = useTranslation('figures');
  if (gap <= 0)
    return (
      <Text size="sm" c="light-dark(var(--mantine-color-teal-9), var(--mantine-color-teal-4))" fw={600}>
        {t('plan.passed')} {show(-gap)}
      </Text>
    );
  return (
    <Text size="sm" c="var(--mantine-color-error)" fw={600}>
      {t('plan.missing')} {show(gap)}
      {leads !== undefined && ` · ${t('plan.leads', { count: leads })}`}
    </Text>
  );
}

/** New customers are counted, the rest is money. */
export function useShown(currency: string, target: TargetName) {
  const cells = useCells(currency);
  return (value: number | undefined, more: Parameters<typeof cells.money>[1] = {}) =>
    target === 'newCustomers' ? cells.count(value, more, 1) : cells.money(value, more);
}
