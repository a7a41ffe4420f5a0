import { Alert, Button, Group, List, SegmentedControl, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingName } from '../../../../shared/domain/settings/settings.ts';
import { useNameOf } from '../../api/plant.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useChange } from '../../api/use-change.ts';
import { DueInput } from '../../entry/due-input.tsx';
import { useProblemText } from '../../ui/problem-text.ts';
import { changeSetting, type Setting } from './api.ts';
import { FormContext } from './form-context.ts';
import { LeaveGuard } from './leave-guard.tsx';
import { type Problem, problemsIn, useProblemWords } from './problems.ts';
import classes from './settings.module.css';
import { shapes } from './shapes.ts';
import { useChoices } from './use-choices.ts';
import { usePlaceWords } from './use-place-words.ts';
import { drawValue } from './value-input.tsx';

type Props = { readonly name: SettingName; readonly setting: Setting; readonly isReadOnly: boolean };

/** The form of a setting; what was wrong is told at its place. */
export function SettingForm({ name, setting, isReadOnly }: Props) {
  const { t } = useTranslation('settings');
  const [value, setValue] = useState(setting.value);
  const [from, setFrom] = useState<string>();
  const choicesFrom = useChoices();
  const wordsOf = useProblemWords();
  const { change, isBusy, error } = useChange(changeSetting, {
    refresh: () => [['settings'], ['plant']],
    done: ({ n }) => notifications.show({ message: t('saved', { n }), color: 'green' }),
    failed: () => true,
  });
  const problems = error ? wrongIn(error, name, value) : [];
  const wrongAt = (path: string): string | undefined => {
    const found = problems.find((problem) => problem.path === path);
    return found && wordsOf(found.text);
  };
  const isWrongBelow = (path: string): boolean =>
    problems.some((problem) => problem.path === path || problem.path.startsWith(`${path}.`));
  const isChanged = JSON.stringify(value) !== JSON.stringify(setting.value);
  return (
    <FormContext value={{ isReadOnly, wrongAt, isWrongBelow, choicesFrom, draw: drawValue }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy)
            change({ name, value, expectedVersion: setting.versions.length, ...(from !== undefined && { from }) });
        }}
      >
        <Stack gap="md">
          {drawValue({ shape: shapes[name], label: t(`name.${name}`), value, onChange: setValue, path: '' })}
          {error && <Wrong error={error} problems={problems} name={name} value={value} />}
          {!isReadOnly && (
            <SaveBar {...{ from, onFrom: setFrom, isChanged, isBusy }} onReset={() => setValue(setting.value)} />
          )}
        </Stack>
      </form>
      <LeaveGuard isChanged={isChanged && !isBusy} />
    </FormContext>
  );
}

const wrongIn = (error: Error, name: string, value: unknown): readonly Problem[] =>
  error instanceof ApiProblem && error.code === 'setting-wrong' ? problemsIn(error.document.detail, name, value) : [];

type SaveProps = {
  readonly from: string | undefined;
  readonly onFrom: (from: string | undefined) => void;
  readonly isChanged: boolean;
  readonly isBusy: boolean;
  readonly onReset: () => void;
};

function SaveBar({ from, onFrom, isChanged, isBusy, onReset }: SaveProps) {
  const { t } = useTranslation('settings');
  const [isLater, setLater] = useState(false);
  const isReady = isChanged && (!isLater || from !== undefined);
  return (
    <Group className={classes.save} justify="space-between" align="end" gap="sm">
      <Group align="end" gap="sm">
        <SegmentedControl
          aria-label={t('from.label')}
          size="xs"
          data={[
            { value: 'now', label: t('from.now') },
            { value: 'later', label: t('from.later') },
          ]}
          value={isLater ? 'later' : 'now'}
          onChange={(when) => {
            setLater(when === 'later');
            onFrom(undefined);
          }}
        />
        {isLater && <DueInput label={t('from.at')} value={from} onChange={onFrom} required />}
      </Group>
      <Group gap="sm">
        <Button variant="default" onClick={onReset} disabled={!isChanged}>
          {t('reset')}
        </Button>
        <Button type="submit" loading={isBusy} disabled={!isReady}>
          {t('save')}
        </Button>
      </Group>
    </Group>
  );
}

type WrongProps = {
  readonly error: Error;
  readonly problems: readonly Problem[];
  readonly name: SettingName;
  readonly value: unknown;
};

function Wrong({ error, problems, name, value }: WrongProps) {
  const { t } = useTranslation('settings');
  const textOf = useProblemText();
  const wordsOf = useProblemWords();
  const placeWords = usePlaceWords(name, value);
  const nameOf = useNameOf();
  const queries = useQueryClient();
  const winner = error instanceof ApiProblem ? error.document.winner : undefined;
  return (
    <Alert role="alert" color="red" title={t('wrong.title')}>
      {problems.length > 0 ? (
        <List size="sm">
          {problems.map(({ path, text }) => (
            <List.Item key={`${path} ${text}`}>
              {[placeWords(path), wordsOf(text)].filter(Boolean).join(': ')}
            </List.Item>
          ))}
        </List>
      ) : (
        <Stack gap="xs" align="start">
          <Text size="sm">
            {winner ? t('wrong.meanwhile', { who: nameOf(winner.id) ?? winner.id }) : textOf(error)}
          </Text>
          {winner && (
            <Button
              size="xs"
              variant="default"
              onClick={() => void queries.invalidateQueries({ queryKey: ['settings', name] })}
            >
              {t('wrong.reload')}
            </Button>
          )}
        </Stack>
      )}
    </Alert>
  );
}
