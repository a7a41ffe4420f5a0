import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LeadCard } from '../api.ts';
import { Note } from '../facts/note.tsx';
import { Panel } from '../parts/panel.tsx';

/** What the customer wrote, each time they asked. */
export function LeadRequests({ contacts }: { readonly contacts: LeadCard['contacts'] }) {
  const { t } = useTranslation('cards');
  const { requests, rawBody } = contacts;
  return (
    <Stack gap="md">
      {requests.map(({ id, name, email, phone, message }, n) => (
        <Panel key={id} title={t('request.nth', { n: n + 1 })}>
          <Text size="xs" c="dimmed">
            {[name, phone, email].filter((part) => part !== undefined).join(' · ')}
          </Text>
          {message === undefined ? (
            <Text size="sm" c="dimmed">
              {t('request.noMessage')}
            </Text>
          ) : (
            <Note text={message} />
          )}
        </Panel>
      ))}
      {requests.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('request.none')}
        </Text>
      )}
      {rawBody !== undefined && (
        <Panel title={t('request.raw')}>
          <Note text={rawBody} />
        </Panel>
      )}
    </Stack>
  );
}
