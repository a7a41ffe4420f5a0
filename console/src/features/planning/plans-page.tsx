import { Anchor, Group, SegmentedControl, Select, Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { monthsBetween } from '../../../../shared/domain/calendar/months.ts';
import { useToday } from '../../api/now.ts';
import { useMay } from '../../api/use-session.ts';
import { Page } from '../../ui/page.tsx';
import { LinesSkeleton, Shown } from '../../ui/shown.tsx';
import { plansQuery } from './api.ts';
import { PlanForm } from './plan-form.tsx';
import { PlansTable } from './plans-table.tsx';
import { type Target, targets } from './targets.ts';
import { useParam } from './use-param.ts';

/** Whom a plan is of. */
export type PlanOf = {
  readonly month: string;
  readonly manager?: string | undefined;
  readonly segment?: string | undefined;
};

const yearsBack = 2;

/** What is aimed at, month by month: of all, of each manager, of each segment. */
export function Component() {
  const { t } = useTranslation('planning');
  const may = useMay();
  const thisYear = Number(useToday().slice(0, 4));
  const [year, setYear] = useParam('year', String(thisYear));
  const [said, setTarget] = useParam('target', 'orders');
  const target: Target = targets.find((name) => name === said) ?? 'orders';
  const [editing, setEditing] = useState<PlanOf>();
  const months = monthsBetween({ from: `${year}-01`, to: `${year}-12` });
  const whole = useYear(months);
  const years = Array.from({ length: yearsBack + 2 }, (_, n) => String(thisYear + 1 - n));
  return (
    <Page
      title={t('plans.title')}
      actions={
        <Anchor component={Link} to="/figures/plan" size="sm">
          {t('plans.toReport')}
        </Anchor>
      }
    >
      <Text size="sm" c="dimmed" mb="sm" maw={760}>
        {may('edit-plans') ? t('plans.about') : t('plans.aboutReading')}
      </Text>
      <Group gap="sm" align="end" mb="sm">
        <Select
          label={t('plans.year')}
          size="xs"
          w={100}
          data={years.includes(year) ? years : [...years, year]}
          value={year}
          onChange={(chosen) => chosen && setYear(chosen)}
          allowDeselect={false}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('plans.target')}
          data={targets.map((value) => ({ value, label: t(`target.${value}`) }))}
          value={target}
          onChange={setTarget}
        />
      </Group>
      <Shown query={whole} skeleton={<LinesSkeleton lines={8} />}>
        {(plans) => (
          <PlansTable
            months={months}
            target={target}
            plans={plans}
            {...(may('edit-plans') && { onEdit: setEditing })}
          />
        )}
      </Shown>
      {editing && <PlanForm of={editing} plans={whole.data ?? []} onClose={() => setEditing(undefined)} />}
    </Page>
  );
}

/** The plans of all months together: as long as any of them is on its way nothing is shown. */
function useYear(months: readonly string[]) {
  const queries = useQueries({ queries: months.map(plansQuery) });
  const isThere = queries.every(({ data }) => data !== undefined);
  return {
    data: isThere ? queries.flatMap(({ data }) => data ?? []) : undefined,
    error: queries.find(({ error }) => error)?.error ?? null,
    isFetching: queries.some(({ isFetching }) => isFetching),
    refetch: () => Promise.all(queries.map(({ refetch }) => refetch())),
  };
}
