import { TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../api/use-change.ts';
import { DueInput } from '../../../entry/due-input.tsx';
import { FormWindow } from '../../../ui/form-window.tsx';
import type { Kept } from '../api.ts';
import { waitFor } from './api.ts';

type Props = { readonly of: Kept; readonly onClose: () => void };

/** Lets it wait until a date, for a reason: the alarms are silent until then. */
export function WaitWindow({ of, onClose }: Props) {
  const { t } = useTranslation('cards');
  const { kind, id } = of;
  const [until, setUntil] = useState<string>();
  const [reason, setReason] = useState('');
  const { change, isBusy, error } = useChange(waitFor(kind), {
    refresh: () => [[kind, id], [`${kind}s-board`], ['day']],
    done: () => {
      notifications.show({ message: t('wait.set'), color: 'green' });
      onClose();
    },
    failed: () => true,
  });
  return (
    <FormWindow
      title={t('wait.title')}
      submit={t('wait.act')}
      isBusy={isBusy}
      isReady={until !== undefined && reason.trim() !== ''}
      error={error ?? undefined}
      onClose={onClose}
      onSubmit={() => change({ id, until: until ?? null, reason: reason.trim() })}
    >
      <TextInput
        label={t('wait.reason')}
        description={t('wait.about')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={200}
        required
        data-autofocus
      />
      <DueInput value={until} onChange={setUntil} required />
    </FormWindow>
  );
}
