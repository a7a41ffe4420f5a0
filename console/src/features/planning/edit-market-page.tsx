import { Alert, Button, Group, Stack, Tabs, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { usePlant } from '../../api/plant.ts';
import { useChange } from '../../api/use-change.ts';
import { useTitleIn } from '../../language/words-of.ts';
import { Page } from '../../ui/page.tsx';
import { useProblemText } from '../../ui/problem-text.ts';
import { Shown } from '../../ui/shown.tsx';
import { marketQuery, type NewMarket, setMarket } from './api.ts';
import { Allowed } from './allowed.tsx';
import { SegmentFields } from './segment-fields.tsx';

export type MarketSegment = NewMarket['segments'][number];

/** The market page, written. */
export function Component() {
  const { t } = useTranslation('planning');
  const query = useQuery({ ...marketQuery, refetchOnWindowFocus: false });
  return (
    <Page title={t('market.edit')}>
      <Allowed right="describe-market">
        <Shown query={query}>
          {({ market }) => (
            <MarketForm
              key={market?.version ?? 0}
              before={{ idea: market?.idea ?? '', segments: [...(market?.segments ?? [])] }}
            />
          )}
        </Shown>
      </Allowed>
    </Page>
  );
}

/** A segment of which nothing is said is left out. */
const isSaid = ({ segment: _segment, journey, ...words }: MarketSegment): boolean =>
  journey.length > 0 || Object.values(words).some((value) => value !== undefined && value.trim() !== '');

const cleaned = ({ segment, journey, ...words }: MarketSegment): MarketSegment => ({
  ...{ segment, journey },
  ...Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined && value.trim() !== '')),
});

function MarketForm({ before }: { readonly before: NewMarket }) {
  const { t } = useTranslation(['planning', 'ui']);
  const { segments } = usePlant();
  const titleIn = useTitleIn();
  const textOf = useProblemText();
  const navigate = useNavigate();
  const [market, setDraft] = useState(before);
  const { change, isBusy, error } = useChange(setMarket, {
    refresh: () => [['market']],
    done: () => {
      notifications.show({ message: t('market.saved'), color: 'green' });
      void navigate('/market');
    },
    failed: () => true,
  });
  const segmentOf = (id: string): MarketSegment =>
    market.segments.find(({ segment }) => segment === id) ?? { segment: id, journey: [] };
  const put = (changed: MarketSegment): void =>
    setDraft({
      ...market,
      segments: [...market.segments.filter(({ segment }) => segment !== changed.segment), changed],
    });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (market.idea.trim() !== '')
          change({ idea: market.idea.trim(), segments: market.segments.filter(isSaid).map(cleaned) });
      }}
    >
      <Stack gap="md" maw={900}>
        <Textarea
          label={t('market.idea')}
          description={t('market.ideaAbout')}
          value={market.idea}
          onChange={(event) => setDraft({ ...market, idea: event.currentTarget.value })}
          required
          maxLength={500}
          autosize
        />
        <Tabs defaultValue={segments[0]?.id ?? null} keepMounted={false}>
          <Tabs.List>
            {segments.map(({ id }) => (
              <Tabs.Tab key={id} value={id}>
                {titleIn(segments, id)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {segments.map(({ id, process }) => (
            <Tabs.Panel key={id} value={id} pt="md">
              <SegmentFields segment={segmentOf(id)} process={process} onChange={put} />
            </Tabs.Panel>
          ))}
        </Tabs>
        {error && (
          <Alert role="alert" color="red">
            {textOf(error)}
          </Alert>
        )}
        <Group justify="end">
          <Button variant="default" onClick={() => void navigate('/market')}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" loading={isBusy} disabled={market.idea.trim() === ''}>
            {t('ui:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
