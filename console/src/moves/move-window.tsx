import { Alert, Button, Group, Stack } from '@mantine/core';
import { Window } from '../ui/window.tsx';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../ui/problem-text.ts';

type Props = {
  readonly title: string;
  readonly submit: string;
  readonly isBusy: boolean;
  /** Whether what is needed was said. @default true */
  readonly isReady?: boolean;
  readonly error?: unknown;
  readonly onClose: () => void;
  readonly onSubmit: () => void;
  readonly tone?: 'red' | undefined;
  readonly children: ReactNode;
};

/** A window over the page that asks what a move needs. */
export function MoveWindow({ title, submit, isBusy, isReady = true, error, onClose, onSubmit, tone, children }: Props) {
  const { t } = useTranslation('ui');
  const textOf = useProblemText();
  return (
    <Window onClose={onClose} title={title} size="lg" closeOnClickOutside={false}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation(); // a form of the page around would take it for its own
          if (isReady && !isBusy) onSubmit();
        }}
      >
        <Stack gap="md">
          {children}
          {error !== undefined && (
            <Alert role="alert" color="red" py="xs">
              {textOf(error)}
            </Alert>
          )}
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={isBusy} disabled={!isReady} {...(tone && { color: tone })}>
              {submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Window>
  );
}
