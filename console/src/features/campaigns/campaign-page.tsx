import { Anchor, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useNameOf, usePlant } from '../../api/plant.ts';
import { useFormat } from '../../language/format.ts';
import { useSaid } from '../../language/use-language.ts';
import { useTitleIn } from '../../language/words-of.ts';
import { Facts } from '../../ui/facts.tsx';
import { LetterModal } from '../../ui/letters/letter-modal.tsx';
import { useLetterTitles } from '../../ui/letters/subject.ts';
import { Page } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { type Campaign, campaignQuery, offerQuery } from './api.ts';
import { AudienceCount } from './audience-count.tsx';
import { useAudienceWords } from './audience-words.ts';
import { CampaignDeeds } from './campaign-deeds.tsx';
import classes from './campaigns.module.css';
import { Mailings } from './mailings.tsx';

/** One campaign: its plan, whom it would reach, and its mailings. */
export function Component() {
  const { t } = useTranslation('campaigns');
  const { id = '' } = useParams();
  const campaign = useQuery(campaignQuery(id));
  return (
    <Page
      title={campaign.data?.name ?? t('campaign')}
      actions={
        <>
          <Anchor component={Link} to="/campaigns" size="sm">
            {t('toCampaigns')}
          </Anchor>
          {campaign.data && <CampaignDeeds campaign={campaign.data} />}
        </>
      }
    >
      <Shown query={campaign}>
        {(data) => (
          <Stack gap="md">
            <div className={classes.columns}>
              <Paper withBorder p="md" component="section">
                <Title order={2} size="h5" mb="sm">
                  {t('planTitle')}
                </Title>
                <Plan campaign={data} />
              </Paper>
              <Paper withBorder p="md" component="section">
                <Title order={2} size="h5" mb="sm">
                  {t('reach.title')}
                </Title>
                <AudienceCount campaign={data} />
              </Paper>
            </div>
            <Mailings campaign={data} />
          </Stack>
        )}
      </Shown>
    </Page>
  );
}

function Plan({ campaign }: { readonly campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const titleIn = useTitleIn();
  const nameOf = useNameOf();
  const audienceWords = useAudienceWords();
  const { sources } = usePlant();
  const { state, channel, from, until, budget, utm, audience, goal, openedBy, openedAt } = campaign;
  return (
    <Facts
      facts={[
        [
          t('field.state'),
          <Badge key="state" variant="light" color={state === 'running' ? 'green' : 'gray'}>
            {t(`state.${state}`)}
          </Badge>,
        ],
        [t('field.channel'), titleIn(sources, channel)],
        [t('field.days'), t('fromUntil', { from: format.longDay(from), until: format.longDay(until) })],
        [t('field.budget'), budget && format.money(budget)],
        [t('utm.title'), [utm.campaign, utm.source, utm.medium].filter((part) => part !== undefined).join(' · ')],
        [t('field.audience'), audienceWords(audience)],
        [t('field.letter'), <Letter key="letter" campaign={campaign} />],
        [t('field.offer'), <Offer key="offer" campaign={campaign} />],
        [
          t('field.goal'),
          goal && (
            <Text size="sm" className={classes.words}>
              {goal}
            </Text>
          ),
        ],
        [t('field.opened'), t('openedBy', { who: nameOf(openedBy) ?? '—', on: format.longDay(openedAt) })],
      ]}
    />
  );
}

function Letter({ campaign: { letter } }: { readonly campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  const [isShown, setShown] = useState(false);
  const titleOf = useLetterTitles('campaigns', letter === undefined ? [] : [letter]);
  if (letter === undefined) return <>{t('none')}</>;
  return (
    <>
      <Anchor component="button" type="button" size="sm" ta="start" onClick={() => setShown(true)}>
        {titleOf(letter)}
      </Anchor>
      {isShown && <LetterModal topic="campaigns" letter={letter} onClose={() => setShown(false)} />}
    </>
  );
}

function Offer({ campaign: { offerId } }: { readonly campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  const said = useSaid();
  const { data } = useQuery({ ...offerQuery(offerId ?? ''), enabled: offerId !== undefined });
  if (offerId === undefined) return <>{t('none')}</>;
  if (!data) return null;
  return (
    <Group gap="xs">
      <Anchor component={Link} to={`/campaigns/offers/${offerId}`} size="sm">
        {said(data.title)}
      </Anchor>
      <Badge size="sm" variant="light" color={data.state === 'approved' ? 'green' : 'gray'}>
        {t(`offerState.${data.state}`)}
      </Badge>
    </Group>
  );
}
