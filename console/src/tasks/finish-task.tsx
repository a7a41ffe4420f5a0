import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { Window } from '../ui/window.tsx';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.ts';
import { useChange } from '../api/use-change.ts';
import { useTaskWords } from '../language/words-of.ts';
import { MissingFields } from '../forms/missing-fields.tsx';
import { type Filled, filledInto } from '../forms/filled.ts';
import { type Finishing, finishTask } from './api.ts';

export type Finished = {
  readonly id: string;
  readonly about: string;
  readonly title?: string | undefined;
  readonly subject: { readonly kind: string; readonly id: string };
};

/** Asks how a task ended; where only some outcomes are allowed the API says which, and they are offered. */
export function FinishTask({ task, onClose }: { readonly task: Finished; readonly onClose: () => void }) {
  const { t } = useTranslation(['entry', 'ui']);
  const wordsOf = useTaskWords();
  const [outcome, setOutcome] = useState('');
  const [filled, setFilled] = useState<Filled>({});
  const { change, isBusy, error } = useChange(finishTask, {
    refresh: () => [['day'], ['tasks'], [task.subject.kind, task.subject.id]],
    done: () => {
      notifications.show({ message: t('finish.done', { what: wordsOf(task) }), color: 'green' });
      onClose();
    },
    failed: (problem) => problem instanceof ApiProblem && problem.missing.length > 0,
  });
  const missing = error instanceof ApiProblem ? error.missing : [];
  const finish = (): void =>
    change(
      filledInto<Finishing>(
        { id: task.id, ...(outcome.trim() !== '' && { outcome: outcome.trim() }) },
        missing,
        filled,
      ),
    );
  return (
    <Window onClose={onClose} title={t('finish.title')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          finish();
        }}
      >
        <Stack gap="md">
          <Text>{wordsOf(task)}</Text>
          {missing.length > 0 ? (
            <MissingFields missing={missing} filled={filled} onFill={setFilled} />
          ) : (
            <TextInput
              label={t('finish.outcome')}
              description={t('finish.hint')}
              value={outcome}
              onChange={(event) => setOutcome(event.currentTarget.value)}
              maxLength={200}
              data-autofocus
            />
          )}
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              {t('ui:cancel')}
            </Button>
            <Button type="submit" loading={isBusy}>
              {t('finish.act')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Window>
  );
}
