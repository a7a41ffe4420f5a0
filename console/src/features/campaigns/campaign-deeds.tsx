import { Button, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useToday } from '../../api/now.ts';
import { useChange } from '../../api/use-change.ts';
import { useMay } from '../../api/use-session.ts';
import { useFormat } from '../../language/format.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { type Campaign, closeCampaign, mailingQuery, startMailing } from './api.ts';

/** What a marketer does with a campaign. */
export function CampaignDeeds({ campaign }: { readonly campaign: Campaign }) {
  const { t } = useTranslation('campaigns');
  const may = useMay();
  const [deed, setDeed] = useState<'mail' | 'close'>();
  const close = (): void => setDeed(undefined);
  const { id, state } = campaign;
  const mayMail = useMayMail(campaign);
  if (!may('edit-campaign') || state === 'closed') return null;
  return (
    <>
      {state === 'draft' && (
        <Button component={Link} to={`/campaigns/${id}/edit`} variant="default">
          {t('edit')}
        </Button>
      )}
      <Button variant="default" onClick={() => setDeed('close')}>
        {t('close.action')}
      </Button>
      <Button onClick={() => setDeed('mail')} disabled={!mayMail}>
        {t('mail.action')}
      </Button>
      {deed === 'mail' && <Mail campaign={campaign} onClose={close} />}
      {deed === 'close' && <Close campaign={campaign} onClose={close} />}
    </>
  );
}

/** Whether its letter can be sent: there is one, there is somebody it is for, and it is not being sent already. */
function useMayMail({ audience, letter, mailingId }: Campaign): boolean {
  const { data: last } = useQuery({ ...mailingQuery(mailingId ?? ''), enabled: mailingId !== undefined });
  return audience !== undefined && letter !== undefined && last?.state !== 'running';
}

type Props = { readonly campaign: Campaign; readonly onClose: () => void };

const touched = ({ id }: Campaign) => [['campaigns'], ['campaign', id], ['reports', 'campaigns']];

function Mail({ campaign, onClose }: Props) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const today = useToday();
  const { id, from, until } = campaign;
  const { change, isBusy } = useChange(startMailing, {
    refresh: () => touched(campaign),
    done: () => {
      notifications.show({ message: t('mail.done'), color: 'green' });
      onClose();
    },
  });
  return (
    <Confirm
      title={t('mail.title', { name: campaign.name })}
      action={t('mail.action')}
      isBusy={isBusy}
      onConfirm={() => change({ id })}
      onClose={onClose}
    >
      <p>{t('mail.about')}</p>
      {(today < from || today > until) && (
        <Text c="var(--mantine-color-error)" size="sm">
          {t('mail.notNow', { from: format.day(from), until: format.day(until) })}
        </Text>
      )}
    </Confirm>
  );
}

function Close({ campaign, onClose }: Props) {
  const { t } = useTranslation('campaigns');
  const { change, isBusy } = useChange(closeCampaign, {
    refresh: () => touched(campaign),
    done: () => {
      notifications.show({ message: t('close.done'), color: 'green' });
      onClose();
    },
  });
  return (
    <Confirm
      title={t('close.title', { name: campaign.name })}
      action={t('close.action')}
      isDangerous
      isBusy={isBusy}
      onConfirm={() => change({ id: campaign.id })}
      onClose={onClose}
    >
      {t('close.about')}
    </Confirm>
  );
}
