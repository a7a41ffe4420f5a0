import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useChange } from '../../api/use-change.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { SecretShown } from './secret-shown.tsx';
import { WebhookForm } from './webhook-form.tsx';
import { closeWebhook, editWebhook, rotateWebhook, testWebhook, type Webhook } from './webhooks-api.ts';

type Props = { readonly of: Webhook };

/** What an operator does with a subscription. */
export function WebhookDeeds({ of }: Props) {
  const { t } = useTranslation('settings');
  const [asking, setAsking] = useState<'edit' | 'rotate' | 'close'>();
  const done = (): void => setAsking(undefined);
  return (
    <>
      <Test of={of} />
      <Pause of={of} />
      {(['edit', 'rotate', 'close'] as const).map((deed) => (
        <Button key={deed} size="xs" variant="default" onClick={() => setAsking(deed)}>
          {t(`webhooks.${deed}`)}
        </Button>
      ))}
      {asking === 'edit' && <WebhookForm before={of} onClose={done} />}
      {asking === 'rotate' && <Rotate of={of} onClose={done} />}
      {asking === 'close' && <Close of={of} onClose={done} />}
    </>
  );
}

function Test({ of: { id } }: Props) {
  const { t } = useTranslation('settings');
  const { change, isBusy } = useChange(testWebhook, {
    refresh: () => [['webhook', id]],
    done: ({ state }) =>
      notifications.show({ message: t(`webhooks.tested.${state}`), color: state === 'delivered' ? 'green' : 'orange' }),
  });
  return (
    <Button size="xs" variant="default" loading={isBusy} onClick={() => change({ id })}>
      {t('webhooks.test')}
    </Button>
  );
}

function Pause({ of: { id, state, version } }: Props) {
  const { t } = useTranslation('settings');
  const { change, isBusy } = useChange(editWebhook, { refresh: () => [['webhooks'], ['webhook', id]] });
  const isActive = state === 'active';
  return (
    <Button
      size="xs"
      variant="default"
      loading={isBusy}
      onClick={() => change({ id, active: !isActive, expectedVersion: version })}
    >
      {t(isActive ? 'webhooks.pause' : 'webhooks.resume')}
    </Button>
  );
}

type AskedProps = Props & { readonly onClose: () => void };

function Rotate({ of: { id }, onClose }: AskedProps) {
  const { t } = useTranslation('settings');
  const [secret, setSecret] = useState<string>();
  const { change, isBusy } = useChange(rotateWebhook, {
    refresh: () => [['webhook', id]],
    done: (rotated) => setSecret(rotated.secret),
  });
  if (secret !== undefined) return <SecretShown secret={secret} onClose={onClose} />;
  return (
    <Confirm
      title={t('webhooks.rotate')}
      action={t('webhooks.rotate')}
      isBusy={isBusy}
      onConfirm={() => change({ id })}
      onClose={onClose}
    >
      {t('webhooks.rotateAbout')}
    </Confirm>
  );
}

function Close({ of: { id }, onClose }: AskedProps) {
  const { t } = useTranslation('settings');
  const navigate = useNavigate();
  const { change, isBusy } = useChange(closeWebhook, {
    refresh: () => [['webhooks']],
    done: () => void navigate('/settings/webhooks'),
  });
  return (
    <Confirm
      title={t('webhooks.close')}
      action={t('webhooks.close')}
      isBusy={isBusy}
      isDangerous
      onConfirm={() => change({ id })}
      onClose={onClose}
    >
      {t('webhooks.closeAbout')}
    </Confirm>
  );
}
