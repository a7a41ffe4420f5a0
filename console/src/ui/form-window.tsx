import { Alert, Button, Group, Stack } from '@mantine/core';
import type { ReactNode, SubmitEventHandler } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from './problem-text.ts';
import { Window } from './window.tsx';

type Props = {
  readonly title: string;
  /** What the button says. @default - that it is saved */
  readonly submit?: string;
  readonly isBusy: boolean;
  /** Whether what is needed was said. @default true */
  readonly isReady?: boolean;
  readonly error?: unknown;
  readonly onClose: () => void;
  readonly onSubmit: SubmitEventHandler<HTMLFormElement>;
  readonly tone?: 'red' | undefined;
  readonly children: ReactNode;
};

/** A form in a window over the page. A refusal stays above the buttons, with all that was typed. */
export function FormWindow({ title, submit, isBusy, isReady = true, error, onClose, onSubmit, tone, children }: Props) {
  const { t } = useTranslation('ui');
  const textOf = useProblemText();
  return (
    <Window onClose={onClose} title={title} size="lg" closeOnClickOutside={false}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation(); // a form of the page around would take it for its own
          if (isReady && !isBusy) onSubmit(event);
        }}
      >
        <Stack gap="md">
          {children}
          {error !== undefined && error !== null && (
            <Alert role="alert" color="red" py="xs">
              {textOf(error)}
            </Alert>
          )}
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={isBusy} disabled={!isReady} {...(tone && { color: tone })}>
              {submit ?? t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Window>
  );
}
