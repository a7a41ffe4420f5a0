import { Alert, Button, Group, Radio, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useChange } from '../../api/use-change.ts';
import { DueInput } from '../../entry/due-input.tsx';
import { useFormat } from '../../language/format.ts';
import type { Letter, LetterId } from '../../ui/letters/api.ts';
import { LetterPreview } from '../../ui/letters/letter-preview.tsx';
import { useProblemText } from '../../ui/problem-text.ts';
import { writeLetter } from './api.ts';
import classes from './campaigns.module.css';
import { LeaveGuard } from './leave-guard.tsx';
import { LetterFields, type LetterText } from './letter-fields.tsx';

type Props = { readonly id: Pick<LetterId, 'topic' | 'letter' | 'language'>; readonly letter: Letter };

const typingMs = 400;

/** The source of a letter beside the letter itself, as it is written. */
export function LetterEditor({ id, letter }: Props) {
  const { t } = useTranslation('campaigns');
  const { subject, preheader, body } = letter;
  const [text, setText] = useState<LetterText>({ subject, preheader, body });
  const [settled] = useDebouncedValue(text, typingMs);
  const latest = Math.max(0, ...letter.versions.map(({ n }) => n));
  const isChanged = text.subject !== subject || text.preheader !== preheader || text.body !== body;
  return (
    <div className={classes.columns}>
      <Stack gap="md">
        <LetterFields text={text} onType={(changes) => setText((before) => ({ ...before, ...changes }))} />
        <Saving
          id={id}
          text={text}
          isChanged={isChanged}
          isOld={letter.n !== latest}
          latest={latest}
          onUndo={() => setText({ subject, preheader, body })}
        />
      </Stack>
      <section aria-label={t('letters.preview')}>
        <LetterPreview draft={{ language: id.language, ...settled }} />
      </section>
    </div>
  );
}

type SavingProps = Pick<Props, 'id'> & {
  readonly text: LetterText;
  readonly isChanged: boolean;
  /** It is not the last version that is shown: as it stands it can be made the next one. */
  readonly isOld: boolean;
  readonly latest: number;
  readonly onUndo: () => void;
};

/** Makes a new version of it, from now or from a later moment on. */
function Saving({ id, text, isChanged, isOld, latest, onUndo }: SavingProps) {
  const { t } = useTranslation('campaigns');
  const format = useFormat();
  const textOf = useProblemText();
  const go = useNavigate();
  const [when, setWhen] = useState<'now' | 'later'>('now');
  const [from, setFrom] = useState<string>();
  const { change, isBusy, error } = useChange(writeLetter, {
    refresh: () => [['letters']],
    done: ({ n, from: since }) => {
      notifications.show({ message: t('letters.saved', { n, at: format.dayAndTime(since) }), color: 'green' });
      void go({ search: when === 'later' ? `?n=${String(n)}` : '' });
    },
    failed: () => true,
  });
  const later = when === 'later' ? from : undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (when === 'later' && from === undefined) return;
        change({ ...id, ...text, expectedVersion: latest, ...(later !== undefined && { from: later }) });
      }}
    >
      <LeaveGuard isGuarding={isChanged && !isBusy} />
      <Stack gap="sm">
        <Radio.Group
          label={t('letters.holds')}
          value={when}
          onChange={(chosen) => setWhen(chosen === 'later' ? 'later' : 'now')}
        >
          <Group gap="lg" mt={6}>
            <Radio value="now" label={t('letters.now')} />
            <Radio value="later" label={t('letters.later')} />
          </Group>
        </Radio.Group>
        {when === 'later' && <DueInput label={t('letters.from')} value={from} onChange={setFrom} required />}
        {error !== null && (
          <Alert color="red" role="alert">
            {textOf(error)}
          </Alert>
        )}
        <Group>
          <Button type="submit" loading={isBusy} disabled={!isChanged && !isOld}>
            {t('letters.save')}
          </Button>
          {isChanged && (
            <Button variant="default" onClick={onUndo}>
              {t('letters.undo')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
