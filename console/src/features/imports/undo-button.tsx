import { Button, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { FormWindow } from '../../ui/form-window.tsx';
import { type Import, undoImport } from './api.ts';

const undoable: readonly Import['status'][] = ['running', 'done', 'failed'];

/** Takes back what a file made, once its name was typed. */
export function UndoButton({ of }: { readonly of: Import }) {
  const { t } = useTranslation('imports');
  const [isAsking, setAsking] = useState(false);
  if (of.dryRun || !undoable.includes(of.status) || of.rows.imported === 0) return null;
  return (
    <>
      <Button variant="default" size="xs" onClick={() => setAsking(true)}>
        {t('card.undo')}
      </Button>
      {isAsking && <Asking of={of} onClose={() => setAsking(false)} />}
    </>
  );
}

function Asking({ of: { id, fileName }, onClose }: { readonly of: Import; readonly onClose: () => void }) {
  const { t } = useTranslation('imports');
  const [typed, setTyped] = useState('');
  const { change, isBusy, error } = useChange(undoImport, {
    refresh: () => [['import', id], ['imports']],
    done: onClose,
    failed: () => true,
  });
  const isTyped = typed.trim() === fileName;
  return (
    <FormWindow
      title={t('card.undo')}
      submit={t('card.undo')}
      error={error}
      isBusy={isBusy}
      onClose={onClose}
      onSubmit={() => {
        if (isTyped) change({ id });
      }}
    >
      <Text size="sm">{t('card.undoAbout')}</Text>
      <Text size="sm" c="dimmed">
        {t('card.undoDays')}
      </Text>
      <TextInput
        label={t('card.typeName', { name: fileName })}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        autoComplete="off"
        data-autofocus
        required
      />
    </FormWindow>
  );
}
