import { Alert, Button, Checkbox, Group, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayInput } from '../../forms/day-input.tsx';
import { useFormat } from '../../language/format.ts';
import { Shown } from '../../ui/shown.tsx';
import { type Column, StackedTable } from '../../ui/stacked-table.tsx';
import type { Moved } from './api.ts';
import { MoversDrawer } from './movers-drawer.tsx';
import { daysBefore, drawn, mostDays, type useMigrations } from './use-migrations.ts';
import { useCellName } from './words.ts';
import classes from './grid.module.css';

type Props = ReturnType<typeof useMigrations> & { readonly currency: string };

const spans = [7, 30, 90] as const;

/** The arrows in words: from where to where, why, how many, and the money at stake. */
export function Migrations({ period, today, isWrong, query, causes, moved, set, currency }: Props) {
  const { t } = useTranslation('return');
  const [opened, setOpened] = useState<Moved>();
  const columns = useColumns(currency, setOpened);
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {t('moved.title')}
      </Title>
      <Group align="end" gap="sm" mb="sm">
        <DayInput
          label={t('moved.from')}
          value={period.from}
          onChange={(from) => set({ from })}
          maxDate={period.to}
          required
          w={150}
        />
        <DayInput
          label={t('moved.to')}
          value={period.to}
          onChange={(to) => set({ to, from: period.from })}
          maxDate={today}
          required
          w={150}
        />
        {spans.map((days) => (
          <Button
            key={days}
            variant="default"
            size="sm"
            onClick={() => set({ to: today, from: daysBefore(today, days - 1) })}
          >
            {t('moved.days', { count: days })}
          </Button>
        ))}
      </Group>
      <Group gap="lg" mb="md">
        {drawn.map((cause) => (
          <Checkbox
            key={cause}
            checked={causes.includes(cause)}
            onChange={(event) => set({ without: event.currentTarget.checked ? undefined : cause })}
            label={
              <span className={classes.legend} data-cause={cause}>
                {t(`cause.${cause}`)}
              </span>
            }
          />
        ))}
      </Group>
      {isWrong ? (
        <Alert color="orange">{t('moved.wrong', { count: mostDays })}</Alert>
      ) : (
        <Shown query={query}>
          {() =>
            moved.length === 0 ? (
              <Text c="dimmed">{t('moved.none')}</Text>
            ) : (
              <StackedTable
                caption={t('moved.title')}
                columns={columns}
                rows={moved}
                keyOf={({ from, to, cause }) => `${String(from)} ${String(to)} ${cause}`}
              />
            )
          }
        </Shown>
      )}
      {opened && (
        <MoversDrawer period={period} moved={opened} currency={currency} onClose={() => setOpened(undefined)} />
      )}
    </section>
  );
}

function useColumns(currency: string, onOpen: (moved: Moved) => void): readonly Column<Moved>[] {
  const { t } = useTranslation('return');
  const format = useFormat();
  const cellName = useCellName();
  const named = (cell: number | undefined, otherwise: string): string =>
    cell === undefined ? otherwise : cellName(cell);
  return [
    {
      id: 'from',
      title: t('moved.fromGroup'),
      cell: ({ from }) => <Text size="sm">{named(from, t('moved.new'))}</Text>,
    },
    { id: 'to', title: t('moved.toGroup'), cell: ({ to }) => <Text size="sm">{named(to, t('moved.gone'))}</Text> },
    { id: 'cause', title: t('moved.cause'), cell: ({ cause }) => <Text size="sm">{t(`cause.${cause}`)}</Text> },
    { id: 'accounts', title: t('moved.accounts'), isNumber: true, cell: ({ accounts }) => format.number(accounts) },
    {
      id: 'margin',
      title: t('moved.margin'),
      isNumber: true,
      cell: ({ marginMinor }) => format.shortMoney({ netMinor: marginMinor, currency }),
    },
    {
      id: 'who',
      title: t('moved.who'),
      isUntitled: true,
      cell: (moved) => (
        <Button size="compact-xs" variant="subtle" onClick={() => onOpen(moved)}>
          {t('moved.who')}
        </Button>
      ),
    },
  ];
}
