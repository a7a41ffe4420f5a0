import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { Window } from '../../../ui/window.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../api/use-change.ts';
import { Shown } from '../../../ui/shown.tsx';
import { Note } from '../facts/note.tsx';
import { answerClaim, type Claim, claimQuery, closeClaim, reopenClaim } from './api.ts';
import { ClaimFields } from './claim-fields.tsx';
import { Files } from './files.tsx';

type Props = {
  readonly id: string;
  readonly mayWork: boolean;
  readonly owner: string | undefined;
  readonly keys: readonly (readonly string[])[];
  readonly onClose: () => void;
};

/** A claim with what was said of it: answered, closed, taken up again. */
export function ClaimWindow({ id, mayWork, owner, keys, onClose }: Props) {
  const { t } = useTranslation('cards');
  const claim = useQuery(claimQuery(id));
  return (
    <Window onClose={onClose} size="lg" title={t('claims.one')}>
      <Shown query={claim}>
        {(held) => (
          <Stack gap="md">
            <ClaimFields claim={held} mayWork={mayWork} keys={keys} />
            {held.notes.map((note) => (
              <Note key={note.id} text={note.text} />
            ))}
            <Files subject={{ kind: 'claim', id }} owner={owner} />
            {mayWork && <ClaimActions claim={held} keys={keys} />}
          </Stack>
        )}
      </Shown>
    </Window>
  );
}

type ActionProps = { readonly claim: Claim; readonly keys: Props['keys'] };

/** What may be done about it next. */
function ClaimActions(props: ActionProps) {
  const acts = { open: Answering, answered: Closing, closed: Reopening } as const;
  const Act = acts[props.claim.state.name];
  return <Act {...props} />;
}

const afterClaim = ({ claim, keys }: ActionProps) => ({ refresh: () => [['claim', claim.id], ...keys] });

function Answering(props: ActionProps) {
  const { t } = useTranslation('cards');
  const [words, setWords] = useState('');
  const { change, isBusy } = useChange(answerClaim, afterClaim(props));
  const isNobodys = props.claim.department === undefined;
  const answer = (accepted: boolean): void => change({ id: props.claim.id, accepted, ...noteOf(words) });
  return (
    <Stack gap="sm">
      <Words label={t('claims.answerWords')} value={words} onChange={setWords} />
      {isNobodys && (
        <Text size="xs" c="dimmed">
          {t('claims.departmentFirst')}
        </Text>
      )}
      <Group justify="end">
        <Button variant="default" loading={isBusy} onClick={() => answer(false)}>
          {t('claims.reject')}
        </Button>
        <Button loading={isBusy} disabled={isNobodys} onClick={() => answer(true)}>
          {t('claims.accept')}
        </Button>
      </Group>
    </Stack>
  );
}

function Closing(props: ActionProps) {
  const { t } = useTranslation('cards');
  const { id } = props.claim;
  const { change, isBusy } = useChange(closeClaim, afterClaim(props));
  return (
    <Stack gap="sm">
      <Group justify="end">
        <Text size="sm">{t('claims.isSatisfied')}</Text>
        <Button variant="default" loading={isBusy} onClick={() => change({ id, satisfied: false })}>
          {t('claims.no')}
        </Button>
        <Button loading={isBusy} onClick={() => change({ id, satisfied: true })}>
          {t('claims.yes')}
        </Button>
      </Group>
      <Reopening {...props} />
    </Stack>
  );
}

function Reopening(props: ActionProps) {
  const { t } = useTranslation('cards');
  const [words, setWords] = useState('');
  const { change, isBusy } = useChange(reopenClaim, afterClaim(props));
  return (
    <Stack gap="sm">
      <Words label={t('claims.reopenWords')} value={words} onChange={setWords} />
      <Group justify="end">
        <Button variant="subtle" loading={isBusy} onClick={() => change({ id: props.claim.id, ...noteOf(words) })}>
          {t('claims.reopen')}
        </Button>
      </Group>
    </Stack>
  );
}

const noteOf = (words: string) => (words.trim() === '' ? {} : { note: words.trim() });

type WordsProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (words: string) => void;
};

function Words({ label, value, onChange }: WordsProps) {
  return (
    <Textarea
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      autosize
      minRows={2}
      maxLength={5000}
    />
  );
}
