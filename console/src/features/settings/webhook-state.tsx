import { Badge, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/format.ts';
import type { Webhook } from './webhooks-api.ts';

/** Whether a system is told of events, and hears them. */
export function WebhookState({ of: { state, why, failing } }: { readonly of: Webhook }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  return (
    <>
      <Badge variant="light" color={state === 'active' ? 'green' : 'gray'}>
        {t(state === 'active' ? 'webhooks.active' : 'webhooks.paused')}
      </Badge>
      {why === 'gone' && <Text size="sm">{t('webhooks.gone')}</Text>}
      {failing && (
        <Text size="sm" c="var(--mantine-color-error)">
          {t('webhooks.failing', { count: failing.times, since: format.dayAndTime(failing.since) })}
        </Text>
      )}
    </>
  );
}
