import { Button, Code, CopyButton, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A secret that is shown this once: the window is closed by its button only. */
export function SecretShown({ secret, onClose }: { readonly secret: string; readonly onClose: () => void }) {
  const { t } = useTranslation('settings');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('webhooks.secret')}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <Stack gap="md">
        <Text size="sm">{t('webhooks.secretAbout')}</Text>
        <Code block>{secret}</Code>
        <Group justify="end">
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {t(copied ? 'webhooks.copied' : 'webhooks.copy')}
              </Button>
            )}
          </CopyButton>
          <Button onClick={onClose}>{t('webhooks.kept')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
