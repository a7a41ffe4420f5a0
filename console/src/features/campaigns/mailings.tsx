import { Badge, Button, Group, Paper, Progress, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNameOf } from '../../api/plant.ts';
import { useChange } from '../../api/use-change.ts';
import { useMay } from '../../api/use-session.ts';
import { useFormat } from '../../language/format.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { Shown } from '../../ui/shown.tsx';
import { ShowMore } from '../../ui/show-more.tsx';
import { type Campaign, type Mailing, mailingQuery, mailingsQuery, stopMailing } from './api.ts';
import { HeldList } from './audience-count.tsx';

/** The mailings of a campaign, the newest first; one that goes on is followed. */
export function Mailings({ campaign: { id } }: { readonly campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  const mailings = useInfiniteQuery(mailingsQuery(id));
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {t('mailings')}
      </Title>
      <Shown query={mailings}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return (
            <Stack gap="sm">
              {items.length === 0 && (
                <Text size="sm" c="dimmed">
                  {t('noMailings')}
                </Text>
              )}
              {items.map((mailing) => (
                <OneMailing key={mailing.id} mailing={mailing} />
              ))}
              <ShowMore of={mailings} />
            </Stack>
          );
        }}
      </Shown>
    </section>
  );
}

const colours = { running: 'green', done: 'gray', over: 'orange', stopped: 'gray' } as const;

function OneMailing({ mailing }: { readonly mailing: Mailing }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const nameOf = useNameOf();
  const { data = mailing } = useQuery({ ...mailingQuery(mailing.id), enabled: mailing.state === 'running' });
  const { state, startedAt, by } = data;
  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <Group justify="space-between">
          <Group gap="xs">
            <Badge variant="light" color={colours[state]}>
              {t(`mailing.state.${state}`)}
            </Badge>
            <Text size="sm">{t('mailing.started', { at: format.dayAndTime(startedAt), who: nameOf(by) ?? '—' })}</Text>
          </Group>
          {state === 'running' && <Stop mailing={data} />}
        </Group>
        {state === 'running' && <Progress value={100} animated size="sm" aria-label={t('mailing.progress')} />}
        <Outcome mailing={data} />
      </Stack>
    </Paper>
  );
}

/** What came of it so far, or in the end. */
function Outcome({ mailing: { state, sent, held, pass, nextAt, endedAt, why } }: { readonly mailing: Mailing }) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const isFirstPass = Object.keys(held).length === 0;
  return (
    <>
      <Text role={state === 'running' ? 'status' : undefined}>
        {t('mailing.sent', { count: sent, number: format.number(sent) })}
      </Text>
      {why !== undefined && <Text size="sm">{t(`mailing.why.${why}`)}</Text>}
      {nextAt !== undefined && (
        <Text size="sm" c="dimmed">
          {t('mailing.next', { at: format.dayAndTime(nextAt) })}
        </Text>
      )}
      {endedAt !== undefined && (
        <Text size="sm" c="dimmed">
          {t('mailing.ended', { at: format.dayAndTime(endedAt) })}
        </Text>
      )}
      <HeldList held={isFirstPass ? pass.held : held} />
    </>
  );
}

function Stop({ mailing: { id, campaignId } }: { readonly mailing: Mailing }) {
  const { t } = useTranslation('campaigns');
  const may = useMay();
  const [isAsking, setAsking] = useState(false);
  const { change, isBusy } = useChange(stopMailing, {
    refresh: () => [
      ['mailing', id],
      ['campaign', campaignId],
    ],
    done: () => {
      notifications.show({ message: t('mailing.stopped'), color: 'green' });
      setAsking(false);
    },
  });
  if (!may('edit-campaign')) return null;
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setAsking(true)}>
        {t('mailing.stop')}
      </Button>
      {isAsking && (
        <Confirm
          title={t('mailing.stopTitle')}
          action={t('mailing.stop')}
          isDangerous
          isBusy={isBusy}
          onConfirm={() => change({ id })}
          onClose={() => setAsking(false)}
        >
          {t('mailing.stopAbout')}
        </Confirm>
      )}
    </>
  );
}
