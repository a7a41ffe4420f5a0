import { Fieldset, Group, SegmentedControl, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channels, type Channel } from '../../../shared/domain/tasks/channels.ts';
import { useChange } from '../api/use-change.ts';
import { recordActivity } from './api.ts';
import { DueInput } from './due-input.tsx';
import type { Subject } from './entry-context.ts';
import { FormWindow } from '../ui/form-window.tsx';
import { type Chosen, RecordInput, subjectOf } from './record-input.tsx';

type Props = { readonly subject: Subject | undefined; readonly onClose: () => void };

/** A call, a mail, a meeting or a message, with what comes next. */
export function RecordActivity({ subject, onClose }: Props) {
  const { t } = useTranslation('entry');
  const [about, setAbout] = useState<Chosen | undefined>(subject);
  const [channel, setChannel] = useState<Channel>('call');
  const [direction, setDirection] = useState<'in' | 'out'>('out');
  const [result, setResult] = useState('');
  const [note, setNote] = useState('');
  const [next, setNext] = useState('');
  const [dueAt, setDueAt] = useState<string>();
  const { change, isBusy, error } = useChange(recordActivity, {
    refresh: () => [['day'], ['tasks'], ['activities'], [about?.kind, about?.id], ['leads-board'], ['deals-board']],
    done: () => {
      notifications.show({ message: t('activity.recorded'), color: 'green' });
      onClose();
    },
    failed: () => true,
  });
  const record = (): void => {
    const subject = subjectOf(about);
    if (!subject) return;
    const said = result.trim() || t(`activity.usual.${channel}`);
    const nextStep = next.trim() !== '' && dueAt !== undefined ? { title: next.trim(), dueAt } : undefined;
    change({
      subject,
      channel,
      direction,
      result: said,
      ...(note.trim() !== '' && { note: note.trim() }),
      ...(nextStep && { nextStep }),
    });
  };
  return (
    <FormWindow
      title={t('activity.title')}
      error={error}
      isBusy={isBusy}
      onClose={onClose}
      onSubmit={() => {
        record();
      }}
    >
      <Stack gap="sm">
        {!subject && (
          <RecordInput label={t('about')} kinds={['lead', 'deal']} value={about} onChange={setAbout} required isFirst />
        )}
        <Group grow align="end">
          <Select
            label={t('activity.channel')}
            data={channels.map((each) => ({ value: each, label: t(`activity.channels.${each}`) }))}
            value={channel}
            onChange={(each) => setChannel(each ?? 'call')}
            allowDeselect={false}
          />
          <SegmentedControl
            aria-label={t('activity.direction')}
            data={(['out', 'in'] as const).map((each) => ({ value: each, label: t(`activity.directions.${each}`) }))}
            value={direction}
            onChange={setDirection}
          />
        </Group>
        <TextInput
          label={t('activity.result')}
          placeholder={t(`activity.usual.${channel}`)}
          value={result}
          onChange={(event) => setResult(event.currentTarget.value)}
          maxLength={100}
          data-autofocus={subject !== undefined || undefined}
        />
        <Textarea
          label={t('activity.note')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={5000}
        />
        <Fieldset legend={t('activity.next')}>
          <Group align="end" gap="sm">
            <TextInput
              label={t('task.what')}
              value={next}
              onChange={(event) => setNext(event.currentTarget.value)}
              maxLength={200}
              className="grows"
            />
            <DueInput value={dueAt} onChange={setDueAt} />
          </Group>
        </Fieldset>
      </Stack>
    </FormWindow>
  );
}
