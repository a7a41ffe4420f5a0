import { Group, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Amount } from '../../../../../shared/domain/money/money.ts';
import { useToday } from '../../../api/now.ts';
import { useChange } from '../../../api/use-change.ts';
import { AmountInput } from '../../../forms/amount-input.tsx';
import { DayInput } from '../../../forms/day-input.tsx';
import { FormWindow } from '../../../ui/form-window.tsx';
import { addContract } from './api.ts';

type Props = {
  readonly accountId: string;
  readonly dealId?: string;
  readonly keys: readonly (readonly [string, string])[];
  readonly onClose: () => void;
};

const types = ['contract', 'invoice'] as const;

/** A contract or an invoice: its number, its date, what it is about. */
export function ContractWindow({ accountId, dealId, keys, onClose }: Props) {
  const { t } = useTranslation(['cards', 'forms']);
  const today = useToday();
  const [type, setType] = useState<(typeof types)[number]>('contract');
  const [number, setNumber] = useState('');
  const [on, setOn] = useState<string | undefined>(today);
  const [amount, setAmount] = useState<Amount>();
  const [validUntil, setValidUntil] = useState<string>();
  const { change, isBusy, error } = useChange(addContract, {
    refresh: () => keys,
    done: onClose,
    failed: () => true,
  });
  return (
    <FormWindow
      title={t('contracts.add')}
      submit={t('edit.save')}
      isBusy={isBusy}
      isReady={number.trim() !== '' && on !== undefined}
      error={error ?? undefined}
      onClose={onClose}
      onSubmit={() =>
        on !== undefined &&
        change({
          type,
          number: number.trim(),
          on,
          accountId,
          ...(dealId !== undefined && { dealId }),
          ...(amount && { amount }),
          ...(validUntil !== undefined && { validUntil }),
        })
      }
    >
      <SegmentedControl
        aria-label={t('contracts.type')}
        value={type}
        onChange={setType}
        data={types.map((each) => ({ value: each, label: t(`code.${each}`) }))}
      />
      <Group grow align="start">
        <TextInput
          label={t('forms:part.number')}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
          maxLength={100}
          required
          data-autofocus
        />
        <DayInput label={t('forms:part.on')} value={on} onChange={setOn} required />
      </Group>
      <Group grow align="start">
        <AmountInput label={t('forms:part.amount')} value={amount} onChange={setAmount} />
        <DayInput label={t('contracts.validUntil')} value={validUntil} onChange={setValidUntil} />
      </Group>
    </FormWindow>
  );
}
