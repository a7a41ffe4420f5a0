import { Button, Group, Stack, Text } from '@mantine/core';
import { Window } from './window.tsx';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

type Props = {
  readonly title: string;
  /** What follows from it. */
  readonly children: ReactNode;
  /** What the button says: the deed, not “yes”. */
  readonly action: string;
  readonly isBusy: boolean;
  /** @default false */
  readonly isDangerous?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** Asks once more before what cannot be taken back. */
export function Confirm({ title, children, action, isBusy, isDangerous = false, onConfirm, onClose }: Props) {
  const { t } = useTranslation('ui');
  return (
    <Window onClose={onClose} title={title}>
      <Stack gap="md">
        <Text component="div" size="sm">
          {children}
        </Text>
        <Group justify="end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('cancel')}
          </Button>
          <Button onClick={onConfirm} loading={isBusy} {...(isDangerous && { color: 'red' })}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Window>
  );
}
