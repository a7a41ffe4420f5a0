import { Group, Title, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlant } from '../../api/plant.ts';
import { MonthInput } from '../../forms/month-input.tsx';
import { useFormat } from '../../language/format.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty, Shown } from '../../ui/shown.tsx';
import { type CampaignsReport, campaignsQuery } from './api.ts';
import { useAsked } from './asked.ts';
import { sumOf, useCells } from './cells.tsx';
import classes from './figures.module.css';

type Row = CampaignsReport['items'][number];
const monthsAhead = 3;

/** The campaigns of a month: what each cost, and what it brought. */
export function Component() {
  const { t } = useTranslation('figures');
  const { asked, ask } = useAsked('campaigns');
  const query = useQuery(campaignsQuery(asked.to));
  useEffect(() => {
    document.title = `${t('report.campaigns')} · Voronka`;
  }, [t]);
  return (
    <div>
      <Title order={2} size="h4" mb="xs">
        {t('report.campaigns')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm" maw={820}>
        {t('about.campaigns')}
      </Text>
      <Group>
        <MonthInput
          size="xs"
          label={t('month')}
          value={asked.to}
          ahead={monthsAhead}
          onChange={(to) => ask({ from: to < asked.from ? to : asked.from, to })}
        />
      </Group>
      <Shown query={query}>
        {(report) => (
          <div className={classes.report} data-stale={query.isPlaceholderData}>
            <CampaignsTable report={report} />
          </div>
        )}
      </Shown>
    </div>
  );
}

const unlessUnknown = <T,>(value: T | 'no-data'): T | undefined => (value === 'no-data' ? undefined : value);
const withCount = (sums: readonly { readonly netMinor: number; readonly currency: string }[]) =>
  sums.map((sum) => ({ ...sum, of: 1 }));

function CampaignsTable({ report: { items } }: { readonly report: CampaignsReport }) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const { currency } = usePlant();
  const cells = useCells(currency);
  const number = (id: string, title: string, value: (row: Row) => number): Column<Row> => ({
    ...{ id, title, isNumber: true, value },
    show: (row) => cells.count(value(row)),
  });
  const columns: Column<Row>[] = [
    { id: 'name', title: t('campaigns.name'), value: ({ name }) => name },
    {
      ...{ id: 'days', title: t('campaigns.days'), value: ({ from }) => from },
      show: ({ from, until }) => t('months', { from: format.day(from), to: format.day(until) }),
    },
    {
      ...{ id: 'budget', title: t('campaigns.budget'), isNumber: true },
      value: ({ budget }) => unlessUnknown(budget)?.netMinor,
      show: ({ budget }) => cells.money(unlessUnknown(budget)?.netMinor, { why: 'noBudget' }),
    },
    {
      ...{ id: 'cost', title: t('campaigns.cost'), isNumber: true },
      value: ({ cost }) => sumOf(withCount(unlessUnknown(cost) ?? [])),
      show: ({ cost }) => cells.sums(withCount(unlessUnknown(cost) ?? []), { why: 'noCost' }),
    },
    number('sent', t('campaigns.sent'), ({ letters }) => letters.sent),
    number('delivered', t('campaigns.delivered'), ({ letters }) => letters.delivered),
    number('clicked', t('campaigns.clicked'), ({ clicked }) => clicked),
    number('leads', t('campaigns.leads'), ({ leads }) => leads),
    number('orders', t('figure.ordersCount'), ({ orders }) => orders.won),
    {
      ...{
        id: 'revenue',
        title: t('economics.column.revenue'),
        isNumber: true,
        value: ({ revenue }) => sumOf(revenue),
      },
      show: ({ revenue }) => cells.sums(revenue, { why: 'noOrders' }),
    },
    {
      ...{ id: 'margin', title: t('economics.column.margin'), help: t('campaigns.marginHelp'), isNumber: true },
      value: ({ margin }) => sumOf(unlessUnknown(margin) ?? []),
      show: ({ margin }) => cells.sums(unlessUnknown(margin) ?? [], { why: 'noGoodsCost' }),
    },
  ];
  return (
    <DataTable
      label={t('report.campaigns')}
      columns={columns}
      rows={items}
      keyOf={({ id }) => id}
      to={({ id }) => `/campaigns/${id}`}
      orderIn="order"
      empty={<Empty title={t('nothing')}>{t('campaigns.none')}</Empty>}
    />
  );
}
