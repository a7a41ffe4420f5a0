import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { MoveLead } from '../../moves/move-lead.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty, Shown } from '../../ui/shown.tsx';
import { ShowMore } from '../../ui/show-more.tsx';
import { heldStages, type HeldStage, quarantineQuery } from './api.ts';
import { HeldCard } from './held-card.tsx';

/** Requests that are held for people to look at. */
export function Component() {
  const { t } = useTranslation('quarantine');
  const [params, setParams] = useSearchParams();
  const stage = heldStages.find((each) => each === params.get('stage')) ?? 'unreadable';
  return (
    <Page
      title={t('title')}
      actions={
        <SegmentedControl
          aria-label={t('which')}
          size="xs"
          data={heldStages.map((value) => ({ value, label: t(`stages.${value}`) }))}
          value={stage}
          onChange={(value) => setParams({ stage: value }, { replace: true })}
        />
      }
    >
      <Text c="dimmed" size="sm" mb="md" maw={900}>
        {t('about')}
      </Text>
      <HeldList key={stage} stage={stage} />
    </Page>
  );
}

type Moving = { readonly id: string; readonly to: 'new' | 'spam' };

function HeldList({ stage }: { readonly stage: HeldStage }) {
  const { t } = useTranslation('quarantine');
  const query = useInfiniteQuery(quarantineQuery(stage));
  const queries = useQueryClient();
  const [moving, setMoving] = useState<Moving>();
  const close = (): void => setMoving(undefined);
  return (
    <>
      <Shown query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <Empty title={t(`none.${stage}`)}>{t('noneAbout')}</Empty>;
          return (
            <Stack gap="sm" maw={900}>
              <Stack gap="sm" component="ul" className="plain-list">
                {items.map((held) => (
                  <HeldCard key={held.id} held={held} stage={stage} onMove={(to) => setMoving({ id: held.id, to })} />
                ))}
              </Stack>
              <ShowMore of={query} />
            </Stack>
          );
        }}
      </Shown>
      {moving && (
        <MoveLead
          key={`${moving.id} ${moving.to}`}
          lead={{ id: moving.id, stage }}
          to={moving.to}
          onClose={close}
          onMoved={() => {
            void queries.invalidateQueries({ queryKey: ['quarantine'] });
            close();
          }}
        />
      )}
    </>
  );
}
