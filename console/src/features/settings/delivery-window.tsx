import { Code, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Shown } from '../../ui/shown.tsx';
import { useAttemptWords } from './use-attempt-words.ts';
import { deliveryQuery } from './webhooks-api.ts';

type Props = { readonly id: string; readonly deliveryId: string; readonly onClose: () => void };

/** A delivery with its attempts and what is sent, letter for letter. */
export function DeliveryWindow({ id, deliveryId, onClose }: Props) {
  const { t } = useTranslation(['settings', 'ui']);
  const attemptWords = useAttemptWords();
  const query = useQuery(deliveryQuery(id, deliveryId));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('deliveries.card')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <Shown query={query}>
        {({ type, attempts, body }) => (
          <Stack gap="sm">
            <Text fw={600}>{type}</Text>
            <div>
              <Text size="sm" c="dimmed">
                {t('deliveries.attempts')}
              </Text>
              <ul className="plain-list">
                {attempts.map((attempt) => (
                  <Text key={attempt.at} component="li" size="sm">
                    {attemptWords(attempt)}
                  </Text>
                ))}
              </ul>
            </div>
            <div>
              <Text size="sm" c="dimmed">
                {t('deliveries.body')}
              </Text>
              <Code block>{body}</Code>
            </div>
          </Stack>
        )}
      </Shown>
    </Modal>
  );
}
