import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/shown.tsx';
import type { Report } from './api.ts';
import { useCells } from './cells.tsx';
import { useTitles } from './titles.ts';

const states = ['acquisition', 'result', 'retention', 'development', 'return'] as const;
type Props = { readonly report: Report<'lifecycle'> };

/** How many accounts of each segment stand where. */
export function LifecycleStates({ report: { segments, currency } }: Props) {
  const { t } = useTranslation(['figures', 'words']);
  const titles = useTitles();
  const cells = useCells(currency);
  type Row = (typeof segments)[number];
  const columns: Column<Row>[] = [
    {
      ...{ id: 'segment', title: t('filter.name.segment'), total: t('total') },
      value: ({ segment }) => titles.segment(segment),
    },
    ...states.map(
      (state): Column<Row> => ({
        ...{ id: state, title: t(`words:lifecycle.${state}`), help: t(`lifecycle.help.${state}`), isNumber: true },
        value: (row) => row[state],
        show: (row) => cells.count(row[state], { records: row.records[state] }),
        total: cells.count(segments.reduce((sum, row) => sum + row[state], 0)),
      }),
    ),
  ];
  return (
    <DataTable
      label={t('lifecycle.states')}
      columns={columns}
      rows={segments}
      keyOf={({ segment = '' }) => segment}
      isBounded={false}
      empty={<Empty title={t('nothing')} />}
    />
  );
}

/** What was spent on each stage, and for one customer of it. */
export function LifecycleStages({ report: { stages, currency } }: Props) {
  const { t } = useTranslation(['figures', 'words']);
  const cells = useCells(currency);
  type Row = (typeof stages)[number];
  const columns: Column<Row>[] = [
    { id: 'state', title: t('lifecycle.stage'), show: ({ state }) => t(`words:lifecycle.${state}`) },
    {
      ...{ id: 'cost', title: t('lifecycle.cost'), isNumber: true, value: ({ cost }) => cost },
      show: ({ cost }) => cells.money(cost, { why: 'noCost' }),
    },
    {
      ...{ id: 'customers', title: t('lifecycle.customers'), help: t('lifecycle.help.customers'), isNumber: true },
      value: ({ customers }) => customers,
      show: ({ customers, records }) => cells.count(customers, { records }),
    },
    {
      ...{ id: 'per', title: t('lifecycle.perCustomer'), isNumber: true, value: ({ perCustomer }) => perCustomer },
      show: ({ perCustomer }) => cells.money(perCustomer, { why: 'noCostOrNobody' }),
    },
  ];
  return (
    <DataTable
      label={t('lifecycle.costs')}
      columns={columns}
      rows={stages}
      keyOf={({ state }) => state}
      isBounded={false}
    />
  );
}
