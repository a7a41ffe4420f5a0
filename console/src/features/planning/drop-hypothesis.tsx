import { Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { FormWindow } from '../../ui/form-window.tsx';
import { dropHypothesis } from './api.ts';

/** Gives a hypothesis up before it is judged, and says why. */
export function DropHypothesis({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t } = useTranslation('planning');
  const [why, setWhy] = useState('');
  const { change, isBusy, error } = useChange(dropHypothesis, {
    refresh: () => [['hypotheses'], ['reviews', 'next']],
    done: () => {
      notifications.show({ message: t('hypotheses.dropped'), color: 'green' });
      onClose();
    },
    failed: () => true,
  });
  return (
    <FormWindow
      title={t('hypotheses.drop')}
      error={error}
      isBusy={isBusy}
      onClose={onClose}
      submit={t('hypotheses.drop')}
      onSubmit={() => {
        if (why.trim() !== '') change({ id, why: why.trim() });
      }}
    >
      <Textarea
        label={t('hypotheses.why')}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
        required
        maxLength={1000}
        autosize
        minRows={3}
        data-autofocus
      />
    </FormWindow>
  );
}
