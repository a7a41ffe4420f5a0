import { Alert, Button, Group, Paper, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProblemText } from '../../ui/problem-text.ts';

type Props = {
  readonly children: ReactNode;
  readonly error: Error | null;
  readonly isBusy: boolean;
  readonly submit: string;
  /** Where one comes to who gives it up. */
  readonly back: string;
  readonly onSubmit: () => void;
};

/** A form that is a page of its own; a refusal stays above the buttons, with all that was typed. */
export function FormPage({ children, error, isBusy, submit, back, onSubmit }: Props) {
  const { t } = useTranslation('ui');
  const textOf = useProblemText();
  return (
    <Paper withBorder p="md" maw={820}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <Stack gap="md">
          {children}
          {error !== null && (
            <Alert color="red" role="alert">
              {textOf(error)}
            </Alert>
          )}
          <Group justify="end">
            <Button component={Link} to={back} variant="default">
              {t('cancel')}
            </Button>
            <Button type="submit" loading={isBusy}>
              {submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
