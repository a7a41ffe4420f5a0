import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/format.ts';
import { useSaid } from '../../language/use-language.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Defined } from '../../ui/defined.tsx';
import { NoData } from '../../ui/no-data.tsx';
import type { Report } from './api.ts';
import { useCells, type Why } from './cells.tsx';
import classes from './figures.module.css';
import { useTitles } from './titles.ts';

type Row = Report<'economics'>['rows'][number];

const kinds = {
  ...{ leads: 'count', marketingLeads: 'count', mql: 'count', sql: 'count', open: 'count' },
  ...{ accounts: 'count', customers: 'count' },
  ...{
    marketingCost: 'money',
    salesCost: 'money',
    cpl: 'money',
    costPerMql: 'money',
    costPerSql: 'money',
    cac: 'money',
  },
  ...{ revenue: 'money', margin: 'money', marketingMargin: 'money', nmc: 'money' },
  ...{ romi: 'ratio', ros: 'ratio', totalReturn: 'ratio' },
  ...{ cltvMean: 'money', cltvMedian: 'money', clv24: 'money', recurringRevenue: 'money' },
} as const;
type Name = keyof typeof kinds;
const names = Object.keys(kinds) as Name[]; // Object.keys forgets the key type

const whyOf: Partial<Record<Name, Why>> = {
  ...{
    marketingCost: 'noCost',
    salesCost: 'noCost',
    nmc: 'noCost',
    romi: 'noCost',
    ros: 'noCost',
    totalReturn: 'noCost',
  },
  ...{ cpl: 'noCostOrNobody', costPerMql: 'noCostOrNobody', costPerSql: 'noCostOrNobody', cac: 'noCostOrNobody' },
  ...{ cltvMean: 'noCustomers', cltvMedian: 'noCustomers', clv24: 'noForecastOfValue' },
};

/** Every figure with what it means; cohorts that are open still and margins that rest on a rate are marked. */
export function EconomicsTable({ report }: { readonly report: Report<'economics'> }) {
  const { rows, total, currency, definitions } = report;
  const { t } = useTranslation('figures');
  const format = useFormat();
  const said = useSaid();
  const titles = useTitles();
  const shown = useShown(currency);
  const helpOf = (name: string): string | undefined => definitions[name] && said(definitions[name]);
  const columns: Column<Row>[] = [
    {
      ...{ id: 'segment', title: t('filter.name.segment'), total: t('total') },
      value: ({ segment }) => titles.segment(segment),
    },
    {
      ...{ id: 'month', title: t('economics.month'), help: t('economics.help.month'), value: ({ month }) => month },
      show: (row) => (
        <>
          {format.shortMonth(row.month)} {row.immature && <Immature />}
        </>
      ),
      total: total.immature && <Immature />,
    },
    ...names.map(
      (name): Column<Row> => ({
        ...{ id: name, title: t(`economics.column.${name}`), help: helpOf(name), isNumber: true },
        value: (row) => row[name],
        show: (row) => shown(name, row),
        total: shown(name, total),
      }),
    ),
    {
      ...{ id: 'payback', title: t('economics.column.payback'), help: helpOf('payback'), isNumber: true },
      value: ({ payback }) => (payback && 'months' in payback ? payback.months : undefined),
      show: (row) => <Payback payback={row.payback} />,
      total: <Payback payback={total.payback} />,
    },
  ];
  return (
    <DataTable
      label={t('report.economics')}
      columns={columns}
      rows={rows}
      keyOf={({ segment = '', month }) => `${segment}/${month}`}
      orderIn="order"
    />
  );
}

/** A figure of a row by its kind. */
function useShown(currency: string) {
  const { t } = useTranslation('figures');
  const cells = useCells(currency);
  return (name: Name, row: Row): ReactNode => {
    const why = whyOf[name] ?? 'unknown';
    if (kinds[name] === 'count') return cells.count(row[name], { records: row.records[name] });
    if (kinds[name] === 'ratio') return cells.percent(row[name], { why });
    if (name !== 'margin' || row.marginAssumed === 0) return cells.money(row[name], { why });
    return (
      <>
        {cells.money(row.margin)}
        <span className={classes.small}>
          <Defined help={t('economics.help.assumed')}>
            {t('economics.assumed')} {cells.money(row.marginAssumed)}
          </Defined>
        </span>
      </>
    );
  };
}

function Immature() {
  const { t } = useTranslation('figures');
  return (
    <Defined help={t('economics.help.immature')}>
      <Badge size="xs" variant="outline" color="orange">
        {t('economics.immature')}
      </Badge>
    </Defined>
  );
}

function Payback({ payback }: { readonly payback: Row['payback'] }) {
  const { t } = useTranslation('figures');
  if (!payback) return <NoData why={t('why.noCost')} />;
  return 'months' in payback
    ? t('economics.paidBack', { count: payback.months })
    : t('economics.notYet', { count: payback.notYet });
}
