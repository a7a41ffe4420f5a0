import { Anchor, Badge, Button, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePlant } from '../../api/plant.ts';
import { useIsIn, useMay } from '../../api/use-session.ts';
import { useFormat } from '../../language/format.ts';
import { useTitleIn } from '../../language/words-of.ts';
import { Page } from '../../ui/page.tsx';
import { Empty, Shown } from '../../ui/shown.tsx';
import { type Column, StackedTable } from '../../ui/stacked-table.tsx';
import { ShowMore } from '../../ui/show-more.tsx';
import { type Campaign, campaignsQuery } from './api.ts';
import { useAudienceWords } from './audience-words.ts';
import { MonthFigures } from './month-figures.tsx';
import { CampaignSections } from './sections.tsx';

/** Campaigns, the newest first, and what came of them by month. */
export function Component() {
  const { t } = useTranslation('campaigns');
  const may = useMay();
  const isIn = useIsIn();
  const campaigns = useInfiniteQuery(campaignsQuery);
  const columns = useColumns();
  return (
    <Page
      title={t('title')}
      actions={
        may('edit-campaign') && (
          <Button component={Link} to="/campaigns/new" leftSection={<IconPlus size={16} />}>
            {t('new')}
          </Button>
        )
      }
    >
      <CampaignSections at="campaigns" />
      <Stack gap="xl">
        <Shown query={campaigns}>
          {({ pages }) => {
            const items = pages.flatMap((page) => page.items);
            if (items.length === 0) return <Empty title={t('empty')}>{t('emptyAbout')}</Empty>;
            return (
              <Stack gap="sm">
                <StackedTable caption={t('section.campaigns')} columns={columns} rows={items} keyOf={({ id }) => id} />
                <ShowMore of={campaigns} />
              </Stack>
            );
          }}
        </Shown>
        {isIn('head', 'marketer', 'director') && <MonthFigures />}
      </Stack>
    </Page>
  );
}

const stateColours = { draft: 'gray', running: 'green', closed: 'gray' } as const;

function useColumns(): readonly Column<Campaign>[] {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const titleIn = useTitleIn();
  const audienceWords = useAudienceWords();
  const { sources } = usePlant();
  return [
    {
      id: 'name',
      title: t('field.name'),
      cell: ({ id, name }) => (
        <Anchor component={Link} to={`/campaigns/${id}`} fw={600} size="sm">
          {name}
        </Anchor>
      ),
    },
    {
      id: 'state',
      title: t('field.state'),
      cell: ({ state }) => (
        <Badge variant={state === 'closed' ? 'outline' : 'light'} color={stateColours[state]}>
          {t(`state.${state}`)}
        </Badge>
      ),
    },
    {
      id: 'channel',
      title: t('field.channel'),
      cell: ({ channel }) => <Text size="sm">{titleIn(sources, channel)}</Text>,
    },
    {
      id: 'days',
      title: t('field.days'),
      cell: ({ from, until }) => (
        <Text size="sm">{t('fromUntil', { from: format.day(from), until: format.day(until) })}</Text>
      ),
    },
    {
      id: 'audience',
      title: t('field.audience'),
      cell: ({ audience }) => <Text size="sm">{audienceWords(audience)}</Text>,
    },
    {
      id: 'budget',
      title: t('field.budget'),
      isNumber: true,
      cell: ({ budget }) => (budget === undefined ? '—' : format.shortMoney(budget)),
    },
  ];
}
