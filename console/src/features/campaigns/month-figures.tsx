import { ActionIcon, Anchor, Group, Text, Title } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useToday } from '../../api/now.ts';
import { type Sum, useFormat } from '../../language/format.ts';
import { Shown } from '../../ui/shown.tsx';
import { type Column, StackedTable } from '../../ui/stacked-table.tsx';
import { type Figures, figuresQuery } from './api.ts';

const monthFrom = (month: string, by: number): string => {
  const [year = 0, of = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, of - 1 + by, 1)).toISOString().slice(0, 7);
};

/** What the campaigns of a month cost and brought. */
export function MonthFigures() {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const now = useToday().slice(0, 7);
  const [search, setSearch] = useSearchParams();
  const month = search.get('month') ?? now;
  const figures = useQuery(figuresQuery(month));
  const columns = useColumns();
  const go = (to: string): void => setSearch(to === now ? {} : { month: to });
  return (
    <section>
      <Group gap="xs" mb="xs">
        <Title order={2} size="h4">
          {t('figures.title', { month: format.month(month) })}
        </Title>
        <ActionIcon variant="default" aria-label={t('figures.before')} onClick={() => go(monthFrom(month, -1))}>
          <IconChevronLeft size={16} />
        </ActionIcon>
        <ActionIcon
          variant="default"
          aria-label={t('figures.after')}
          onClick={() => go(monthFrom(month, 1))}
          disabled={month >= now}
        >
          <IconChevronRight size={16} />
        </ActionIcon>
      </Group>
      <Shown query={figures}>
        {({ items }) =>
          items.length === 0 ? (
            <Text c="dimmed" size="sm">
              {t('figures.none')}
            </Text>
          ) : (
            <StackedTable
              caption={t('figures.title', { month: format.month(month) })}
              columns={columns}
              rows={items}
              keyOf={({ id }) => id}
            />
          )
        }
      </Shown>
    </section>
  );
}

function useColumns(): readonly Column<Figures>[] {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const sums = (all: readonly Sum[] | 'no-data', none: string): string =>
    all === 'no-data' ? t('figures.noData') : all.map((sum) => format.shortMoney(sum)).join(' + ') || none;
  return [
    {
      id: 'name',
      title: t('field.name'),
      cell: ({ id, name }) => (
        <Anchor component={Link} to={`/campaigns/${id}`} size="sm">
          {name}
        </Anchor>
      ),
    },
    {
      id: 'cost',
      title: t('figures.cost'),
      isNumber: true,
      cell: ({ cost }) => sums(cost, t('figures.noData')),
    },
    {
      id: 'letters',
      title: t('figures.letters'),
      isNumber: true,
      cell: ({ letters }) =>
        t('figures.delivered', { delivered: format.number(letters.delivered), sent: format.number(letters.sent) }),
    },
    { id: 'clicked', title: t('figures.clicked'), isNumber: true, cell: ({ clicked }) => format.number(clicked) },
    { id: 'leads', title: t('figures.leads'), isNumber: true, cell: ({ leads }) => format.number(leads) },
    { id: 'orders', title: t('figures.orders'), isNumber: true, cell: ({ orders }) => format.number(orders.won) },
    { id: 'revenue', title: t('figures.revenue'), isNumber: true, cell: ({ revenue }) => sums(revenue, '—') },
    { id: 'margin', title: t('figures.margin'), isNumber: true, cell: ({ margin }) => sums(margin, '—') },
  ];
}
