import { Anchor, Badge, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useNameOf } from '../../api/plant.ts';
import { useNow } from '../../api/now.ts';
import { useFormat } from '../../language/format.ts';
import { useSaid } from '../../language/use-language.ts';
import { Page } from '../../ui/page.tsx';
import { Empty, Shown } from '../../ui/shown.tsx';
import { type Column, StackedTable } from '../../ui/stacked-table.tsx';
import { ShowMore } from '../../ui/show-more.tsx';
import { type WinBack, winBacksQuery } from './api.ts';

const steps = ['all', 'call', 'letters'] as const;

/** The win-backs under way, the oldest in front. */
export function Component() {
  const { t } = useTranslation('return');
  const [search, setSearch] = useSearchParams();
  const step = steps.find((each) => each === search.get('step')) ?? 'all';
  const winBacks = useInfiniteQuery(winBacksQuery());
  const columns = useColumns();
  return (
    <Page
      title={t('winBacks.title')}
      actions={
        <Anchor component={Link} to="/return" size="sm">
          {t('toReturn')}
        </Anchor>
      }
    >
      <Stack gap="md">
        <Text size="sm" c="dimmed" maw={760}>
          {t('winBacks.about')}
        </Text>
        <SegmentedControl
          className="starts"
          size="xs"
          aria-label={t('winBacks.step')}
          value={step}
          onChange={(chosen) => setSearch(chosen === 'all' ? {} : { step: chosen })}
          data={steps.map((each) => ({ value: each, label: t(`winBacks.steps.${each}`) }))}
        />
        <Shown query={winBacks}>
          {({ pages }) => {
            const items = pages.flatMap((page) => page.items).filter(({ state }) => step === 'all' || state === step);
            return (
              <>
                {items.length === 0 && !winBacks.hasNextPage ? (
                  <Empty title={t('winBacks.none')}>{t('winBacks.noneAbout')}</Empty>
                ) : (
                  <StackedTable caption={t('winBacks.title')} columns={columns} rows={items} keyOf={({ id }) => id} />
                )}
                <ShowMore of={winBacks} />
              </>
            );
          }}
        </Shown>
      </Stack>
    </Page>
  );
}

function useColumns(): readonly Column<WinBack>[] {
  const { t } = useTranslation('return');
  const format = useFormat();
  const said = useSaid();
  const nameOf = useNameOf();
  const now = useNow();
  return [
    {
      id: 'who',
      title: t('column.who'),
      cell: ({ id, company }) => (
        <Anchor component={Link} to={`/return/win-backs/${id}`} size="sm" fw={600}>
          {company ?? t('private')}
        </Anchor>
      ),
    },
    { id: 'action', title: t('winBacks.action'), cell: ({ action }) => <Text size="sm">{t(`action.${action}`)}</Text> },
    {
      id: 'state',
      title: t('winBacks.now'),
      cell: ({ says, heldOut }) => (
        <Group gap="xs">
          <Text size="sm">{said(says)}</Text>
          {heldOut && (
            <Badge size="xs" variant="light" color="gray">
              {t('winBacks.heldOut')}
            </Badge>
          )}
        </Group>
      ),
    },
    {
      id: 'started',
      title: t('winBacks.started'),
      cell: ({ startedOn }) => <Text size="sm">{format.day(startedOn)}</Text>,
    },
    {
      id: 'deadline',
      title: t('winBacks.until'),
      cell: ({ callBy, deadline }) => {
        const until = callBy ?? deadline;
        return (
          <Text size="sm" {...(until < now && { c: 'var(--mantine-color-error)', fw: 600 })}>
            {format.day(until)}
          </Text>
        );
      },
    },
    { id: 'owner', title: t('column.owner'), cell: ({ owner }) => <Text size="sm">{nameOf(owner) ?? '—'}</Text> },
  ];
}
