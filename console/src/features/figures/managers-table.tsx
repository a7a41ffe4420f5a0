import { useTranslation } from 'react-i18next';
import { useSaid } from '../../language/use-language.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import type { Report } from './api.ts';
import { useCells } from './cells.tsx';
import { useTitles } from './titles.ts';

type Managers = NonNullable<Report<'economics'>['managers']>;
type Row = Managers[number];

/** What each manager sold, and what that cost. */
export function ManagersTable({
  report: { currency, managerDefinitions },
  managers,
}: {
  readonly report: Report<'economics'>;
  readonly managers: Managers;
}) {
  const { t } = useTranslation('figures');
  const said = useSaid();
  const titles = useTitles();
  const cells = useCells(currency);
  const helpOf = (name: string): string | undefined => managerDefinitions[name] && said(managerDefinitions[name]);
  const columns: Column<Row>[] = [
    { id: 'manager', title: t('filter.name.manager'), value: ({ manager }) => titles.manager(manager) },
    {
      ...{ id: 'orders', title: t('figure.ordersCount'), help: helpOf('orders'), isNumber: true },
      value: ({ orders }) => orders,
      show: ({ orders, records }) => cells.count(orders, { records }),
    },
    ...(['revenue', 'margin', 'salesCost'] as const).map(
      (name): Column<Row> => ({
        ...{ id: name, title: t(`economics.column.${name}`), help: helpOf(name), isNumber: true },
        value: (row) => row[name],
        show: (row) => cells.money(row[name], { why: 'noCost' }),
      }),
    ),
    {
      ...{ id: 'ros', title: t('economics.column.ros'), help: helpOf('ros'), isNumber: true },
      value: ({ ros }) => ros,
      show: ({ ros }) => cells.percent(ros, { why: 'noCost' }),
    },
  ];
  return (
    <DataTable
      label={t('economics.managers')}
      columns={columns}
      rows={managers}
      keyOf={({ manager = '' }) => manager}
      isBounded={false}
    />
  );
}
