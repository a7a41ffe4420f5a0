import { Anchor, Button, Group, Paper, SegmentedControl, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useFormat } from '../../../language/format.ts';
import { Page } from '../../../ui/page.tsx';
import { Empty, Shown } from '../../../ui/shown.tsx';
import { ShowMore } from '../../../ui/show-more.tsx';
import { duplicatesQuery, mergeable, type Pair } from './api.ts';
import { CompareWindow } from './compare-window.tsx';

/** Pairs that may be one record, for somebody to decide. */
export function Component() {
  const { t } = useTranslation('cards');
  const format = useFormat();
  const [search, setSearch] = useSearchParams();
  const of = mergeable.find((kind) => kind === search.get('of')) ?? 'account';
  const found = useInfiniteQuery(duplicatesQuery(of));
  const [pair, setPair] = useState<Pair>();
  return (
    <Page title={t('duplicates.title')}>
      <Stack gap="md" maw={900}>
        <Text size="sm" c="dimmed">
          {t('duplicates.pageAbout')}
        </Text>
        <SegmentedControl
          className="starts"
          aria-label={t('duplicates.title')}
          value={of}
          onChange={(kind) => setSearch({ of: kind }, { replace: true })}
          data={mergeable.map((kind) => ({ value: kind, label: t(`duplicates.of.${kind}`) }))}
        />
        <Shown query={found}>
          {({ pages }) => {
            const items = pages.flatMap((page) => page.items);
            if (items.length === 0) return <Empty title={t('duplicates.none')}>{t('duplicates.noneAbout')}</Empty>;
            return (
              <Stack gap="xs" component="ul" className="plain-list">
                {items.map(({ id, ids: [one, other], why, foundAt }) => (
                  <Paper key={id} component="li" withBorder px="md" py="sm">
                    <Group justify="space-between">
                      <div>
                        <Text size="sm" fw={500}>
                          {t(`duplicates.why.${why}`)}
                        </Text>
                        <Group gap="sm">
                          <Text size="xs" c="dimmed">
                            {t('duplicates.foundAt', { when: format.dayAndTime(foundAt) })}
                          </Text>
                          {[one, other].map((each, n) => (
                            <Anchor key={each} component={Link} to={`/${of}s/${each}`} size="xs">
                              {t('duplicates.nth', { n: n + 1 })}
                            </Anchor>
                          ))}
                        </Group>
                      </div>
                      <Button size="compact-sm" variant="light" onClick={() => setPair({ of, one, other, id })}>
                        {t('duplicates.compare')}
                      </Button>
                    </Group>
                  </Paper>
                ))}
                <ShowMore of={found} />
              </Stack>
            );
          }}
        </Shown>
      </Stack>
      {pair && <CompareWindow pair={pair} onClose={() => setPair(undefined)} />}
    </Page>
  );
}
