import { Chip, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Empty, Shown } from '../../ui/shown.tsx';
import { StackedTable } from '../../ui/stacked-table.tsx';
import { ShowMore } from '../../ui/show-more.tsx';
import { type Cut, type Progress, progressQuery, type Scored } from './api.ts';
import { useAccountColumns } from './account-columns.tsx';

type Props = { readonly scored: Scored; readonly cut: Cut; readonly currency: string };

const all = ['high', 'middle', 'low', 'unknown'] as const satisfies readonly Progress[];

/** Accounts by their progress, each with its chance and how sure that is. */
export function Accounts({ scored, cut, currency }: Props) {
  const { t } = useTranslation('return');
  const [search, setSearch] = useSearchParams();
  const progress = all.find((each) => each === search.get('progress')) ?? 'middle';
  const rows = useInfiniteQuery(progressQuery(scored, progress));
  const columns = useAccountColumns(cut, currency);
  return (
    <Stack gap="md">
      <Chip.Group value={progress} onChange={(chosen) => setSearch({ view: 'accounts', progress: chosen })}>
        <Group gap="xs" role="group" aria-label={t('accountsBy')}>
          {all.map((each) => (
            <Chip key={each} value={each}>
              {t('progressCount', { progress: t(`progress.${each}`), count: scored.progress[each] })}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <Text size="sm" c="dimmed">
        {t(`range.${progress}`)}
      </Text>
      <Shown query={rows}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return (
            <>
              {items.length === 0 && !rows.hasNextPage ? (
                <Empty title={t('board.none')} />
              ) : (
                <StackedTable
                  caption={t(`progress.${progress}`)}
                  columns={columns}
                  rows={items}
                  keyOf={({ accountId }) => accountId}
                />
              )}
              <ShowMore of={rows} />
            </>
          );
        }}
      </Shown>
    </Stack>
  );
}
