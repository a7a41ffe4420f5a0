import { Select, Stack, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type ProcessName, processes, processNames } from '../../../shared/domain/deals/pipeline.ts';
import { useChange } from '../api/use-change.ts';
import { useSaid } from '../language/use-language.ts';
import { openDeal } from './api.ts';
import type { Entry } from './entry-context.ts';
import { FormWindow } from '../ui/form-window.tsx';
import { type Chosen, RecordInput } from './record-input.tsx';

type Props = { readonly account: Extract<Entry, { what: 'deal' }>['account']; readonly onClose: () => void };

/** A deal with a customer who is known. */
export function OpenDeal({ account, onClose }: Props) {
  const { t } = useTranslation('entry');
  const said = useSaid();
  const go = useNavigate();
  const [chosen, setChosen] = useState<Chosen | undefined>(account && { ...account, kind: 'account' });
  const [need, setNeed] = useState('');
  const [process, setProcess] = useState<ProcessName>('project');
  const { change, isBusy, error } = useChange(openDeal, {
    refresh: () => [['deals-board'], ['day'], ['account', chosen?.id]],
    done: ({ id }) => {
      notifications.show({ message: t('deal.opened'), color: 'green' });
      onClose();
      void go(`/deals/${id}`);
    },
    failed: () => true,
  });
  return (
    <FormWindow
      title={t('deal.title')}
      error={error}
      isBusy={isBusy}
      onClose={onClose}
      onSubmit={() => {
        if (chosen && need.trim() !== '') change({ accountId: chosen.id, need: need.trim(), process });
      }}
    >
      <Stack gap="sm">
        <RecordInput
          label={t('deal.account')}
          kinds={['account']}
          value={chosen}
          onChange={setChosen}
          required
          isFirst
        />
        <Textarea
          label={t('deal.need')}
          value={need}
          onChange={(event) => setNeed(event.currentTarget.value)}
          required
          autosize
          minRows={2}
          maxLength={2000}
        />
        <Select
          label={t('deal.process')}
          data={processNames.map((name) => ({ value: name, label: said(processes[name].title) }))}
          value={process}
          onChange={(name) => setProcess(name ?? 'project')}
          allowDeselect={false}
        />
      </Stack>
    </FormWindow>
  );
}
