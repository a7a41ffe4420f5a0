import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNameOf, usePlant } from '../../api/plant.ts';
import { useFormat } from '../../language/format.ts';
import { useTitleIn } from '../../language/words-of.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import type { Plan } from './api.ts';
import classes from './plans-table.module.css';
import type { PlanOf } from './plans-page.tsx';
import type { Target } from './targets.ts';

type Row = { readonly manager?: string | undefined; readonly segment?: string | undefined };
type Props = {
  readonly months: readonly string[];
  readonly target: Target;
  readonly plans: readonly Plan[];
  /** @default - it is read alone */
  readonly onEdit?: (of: PlanOf) => void;
};

const isOf =
  ({ manager, segment }: Row) =>
  (plan: Row): boolean =>
    plan.manager === manager && plan.segment === segment;

/** A row for all, each manager and each segment, and for whichever pair has a plan. */
export function PlansTable({ months, target, plans, onEdit }: Props) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const { staff, segments, currency } = usePlant();
  const nameOf = useNameOf();
  const titleIn = useTitleIn();
  const usual: readonly Row[] = [
    {},
    ...staff.filter(({ group }) => group === 'manager').map(({ id }) => ({ manager: id })),
    ...segments.map(({ id }) => ({ segment: id })),
  ];
  const others = plans.filter((plan) => !usual.some((row) => isOf(row)(plan)));
  const pairs = others.filter((plan, n) => others.findIndex(isOf(plan)) === n);
  const rows: readonly Row[] = [...usual, ...pairs];
  const whose = ({ manager, segment }: Row): string => {
    const said = [nameOf(manager), segment === undefined ? undefined : titleIn(segments, segment)];
    return said.filter((part) => part !== undefined).join(' · ') || t('plans.all');
  };
  const told = (value: number | undefined): string => {
    if (value === undefined) return '—';
    return target === 'newCustomers' ? format.number(value) : format.shortMoney({ netMinor: value, currency });
  };
  const planOf = (row: Row, month: string): Plan | undefined =>
    plans.find((plan) => plan.month === month && isOf(row)(plan));
  const yearOf = (row: Row): number | undefined => {
    const values = months.flatMap((month) => planOf(row, month)?.[target] ?? []);
    return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0);
  };
  const columns: Column<Row>[] = [
    { id: 'whose', title: t('plans.whose'), show: whose },
    ...months.map(
      (month): Column<Row> => ({
        ...{ id: month, title: format.shortMonth(month), isNumber: true },
        show: (row) => {
          const value = told(planOf(row, month)?.[target]);
          if (!onEdit) return value;
          return (
            <UnstyledButton
              className={classes.cell}
              onClick={() => onEdit({ month, ...row })}
              aria-label={t('plans.edit', { whose: whose(row), month: format.month(month), value })}
            >
              {value}
            </UnstyledButton>
          );
        },
      }),
    ),
    { id: 'year', title: t('plans.ofYear'), isNumber: true, show: (row) => told(yearOf(row)) },
  ];
  return (
    <DataTable
      label={t('plans.title')}
      columns={columns}
      rows={rows}
      keyOf={({ manager = '', segment = '' }) => `${manager}/${segment}`}
    />
  );
}
