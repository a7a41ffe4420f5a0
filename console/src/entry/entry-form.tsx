import { Alert, Button, Group, Stack } from '@mantine/core';
import { Window } from '../ui/window.tsx';
import type { ReactNode, SubmitEventHandler } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../ui/problem-text.ts';

type Props = {
  readonly title: string;
  readonly error: unknown;
  readonly isBusy: boolean;
  readonly onClose: () => void;
  readonly onSubmit: SubmitEventHandler<HTMLFormElement>;
  readonly submit?: string;
  readonly children: ReactNode;
};

/** A form in a window over the page. A refusal stays above the buttons, with all that was typed. */
export function EntryForm({ title, error, isBusy, onClose, onSubmit, submit, children }: Props) {
  const { t } = useTranslation('ui');
  const textOf = useProblemText();
  return (
    <Window onClose={onClose} title={title} size="lg" closeOnClickOutside={false}>
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="md">
          {children}
          {error !== null && error !== undefined && (
            <Alert role="alert" color="red" py="xs">
              {textOf(error)}
            </Alert>
          )}
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={isBusy}>
              {submit ?? t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Window>
  );
}
