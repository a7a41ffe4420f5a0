import { Anchor, Button, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNameOf } from '../../api/plant.ts';
import { useMay } from '../../api/use-session.ts';
import { useFormat } from '../../language/format.ts';
import { useSaid } from '../../language/use-language.ts';
import { Page } from '../../ui/page.tsx';
import { Empty, Shown } from '../../ui/shown.tsx';
import { type Column, StackedTable } from '../../ui/stacked-table.tsx';
import { ShowMore } from '../../ui/show-more.tsx';
import { type Offer, offersQuery } from './api.ts';
import { OfferState } from './offer-state.tsx';
import { CampaignSections } from './sections.tsx';

/** The register of offers, the newest first. */
export function Component() {
  const { t } = useTranslation('campaigns');
  const may = useMay();
  const offers = useInfiniteQuery(offersQuery);
  const columns = useColumns();
  return (
    <Page
      title={t('section.offers')}
      actions={
        may('edit-campaign') && (
          <Button component={Link} to="/campaigns/offers/new" leftSection={<IconPlus size={16} />}>
            {t('newOffer')}
          </Button>
        )
      }
    >
      <CampaignSections at="offers" />
      <Shown query={offers}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <Empty title={t('noOffers')}>{t('noOffersAbout')}</Empty>;
          return (
            <Stack gap="sm">
              <StackedTable caption={t('section.offers')} columns={columns} rows={items} keyOf={({ id }) => id} />
              <ShowMore of={offers} />
            </Stack>
          );
        }}
      </Shown>
    </Page>
  );
}

function useColumns(): readonly Column<Offer>[] {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const said = useSaid();
  const nameOf = useNameOf();
  return [
    {
      id: 'title',
      title: t('offer.title'),
      cell: ({ id, title, forWinBacks }) => (
        <div>
          <Anchor component={Link} to={`/campaigns/offers/${id}`} size="sm" fw={600}>
            {said(title)}
          </Anchor>
          {forWinBacks && (
            <Text size="xs" c="dimmed">
              {t('offer.winBacks')}
            </Text>
          )}
        </div>
      ),
    },
    { id: 'state', title: t('field.state'), cell: ({ state }) => <OfferState state={state} /> },
    {
      id: 'days',
      title: t('field.days'),
      cell: ({ from, until }) => (
        <Text size="sm">{t('fromUntil', { from: format.day(from), until: format.day(until) })}</Text>
      ),
    },
    {
      id: 'floor',
      title: t('offer.floor'),
      isNumber: true,
      cell: ({ marginFloorPercent }) => format.percent(marginFloorPercent / 100, 1),
    },
    {
      id: 'cost',
      title: t('offer.cost'),
      isNumber: true,
      cell: ({ cost }) => (cost === undefined ? '—' : format.shortMoney(cost)),
    },
    { id: 'owner', title: t('offer.owner'), cell: ({ owner }) => <Text size="sm">{nameOf(owner) ?? '—'}</Text> },
  ];
}
