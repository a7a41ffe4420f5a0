import { Group, Select, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlant } from '../api/plant.ts';
import { useViewer } from '../api/use-session.ts';
import { useChange } from '../api/use-change.ts';
import { addTask } from './api.ts';
import { DueInput } from './due-input.tsx';
import type { Subject } from './entry-context.ts';
import { FormWindow } from '../ui/form-window.tsx';
import { type Chosen, RecordInput, subjectOf } from './record-input.tsx';

type Props = { readonly subject: Subject | undefined; readonly onClose: () => void };

/** Something to be done about a lead or a deal. */
export function AddTask({ subject, onClose }: Props) {
  const { t } = useTranslation('entry');
  const { staff } = usePlant();
  const { id: me } = useViewer();
  const [about, setAbout] = useState<Chosen | undefined>(subject);
  const [title, setTitle] = useState('');
  const [dueAt, setDueAt] = useState<string>();
  const [assignee, setAssignee] = useState<string>(me);
  const { change, isBusy, error } = useChange(addTask, {
    refresh: () => [['day'], ['tasks'], [about?.kind, about?.id], ['deals-board']],
    done: () => {
      notifications.show({ message: t('task.added'), color: 'green' });
      onClose();
    },
    failed: () => true,
  });
  return (
    <FormWindow
      title={t('task.title')}
      error={error}
      isBusy={isBusy}
      onClose={onClose}
      onSubmit={() => {
        const of = subjectOf(about);
        if (of && title.trim() !== '' && dueAt !== undefined)
          change({ subject: of, title: title.trim(), dueAt, assignee });
      }}
    >
      <Stack gap="sm">
        {!subject && (
          <RecordInput label={t('about')} kinds={['lead', 'deal']} value={about} onChange={setAbout} required isFirst />
        )}
        <TextInput
          label={t('task.what')}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          required
          maxLength={200}
          data-autofocus={subject !== undefined || undefined}
        />
        <Group align="end" gap="sm">
          <DueInput value={dueAt} onChange={setDueAt} required />
          <Select
            label={t('task.who')}
            data={staff.map(({ id, name }) => ({ value: id, label: name }))}
            value={assignee}
            onChange={(id) => setAssignee(id ?? me)}
            searchable
            allowDeselect={false}
            className="grows"
          />
        </Group>
      </Stack>
    </FormWindow>
  );
}
