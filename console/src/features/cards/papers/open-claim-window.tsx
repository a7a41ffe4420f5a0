import { Group, Select, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../../api/now.ts';
import { settingQuery } from '../../../api/plant.ts';
import { useChange } from '../../../api/use-change.ts';
import { DayInput } from '../../../forms/day-input.tsx';
import { useSaid } from '../../../language/use-language.ts';
import { FormWindow } from '../../../ui/form-window.tsx';
import { openClaim } from './api.ts';

type Props = {
  readonly accountId: string;
  readonly dealId?: string;
  readonly keys: readonly (readonly string[])[];
  readonly onClose: () => void;
};

/** A complaint that came: what of, whose fault, in their words. */
export function OpenClaimWindow({ accountId, dealId, keys, onClose }: Props) {
  const { t } = useTranslation('cards');
  const said = useSaid();
  const today = useToday();
  const { data: causes = [] } = useQuery(settingQuery('claim-causes'));
  const { data: departments = [] } = useQuery(settingQuery('departments'));
  const [cause, setCause] = useState<string | null>(null);
  const [department, setDepartment] = useState<string | null>(null);
  const [receivedOn, setReceivedOn] = useState<string | undefined>(today);
  const [note, setNote] = useState('');
  const { change, isBusy, error } = useChange(openClaim, { refresh: () => keys, done: onClose, failed: () => true });
  const options = (entries: typeof causes) => entries.map(({ id, title }) => ({ value: id, label: said(title) }));
  return (
    <FormWindow
      title={t('claims.add')}
      submit={t('claims.open')}
      isBusy={isBusy}
      isReady={cause !== null && note.trim() !== ''}
      error={error ?? undefined}
      onClose={onClose}
      onSubmit={() =>
        cause !== null &&
        change({
          accountId,
          cause,
          note: note.trim(),
          ...(dealId !== undefined && { dealId }),
          ...(department !== null && { department }),
          ...(receivedOn !== undefined && { receivedOn }),
        })
      }
    >
      <Group grow align="start">
        <Select
          label={t('field.cause')}
          data={options(causes)}
          value={cause}
          onChange={setCause}
          required
          data-autofocus
        />
        <Select
          label={t('field.department')}
          data={options(departments)}
          value={department}
          onChange={setDepartment}
          clearable
        />
      </Group>
      <DayInput label={t('field.receivedOn')} value={receivedOn} onChange={setReceivedOn} w={180} />
      <Textarea
        label={t('claims.words')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        autosize
        minRows={3}
        maxLength={5000}
        required
      />
    </FormWindow>
  );
}
