import { Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Amount } from '../../../../../shared/domain/money/money.ts';
import { useToday } from '../../../api/now.ts';
import { useChange } from '../../../api/use-change.ts';
import { useIsIn } from '../../../api/use-session.ts';
import { AmountInput } from '../../../forms/amount-input.tsx';
import { DayInput } from '../../../forms/day-input.tsx';
import { FormWindow } from '../../../ui/form-window.tsx';
import type { DealCard } from '../api.ts';
import { recordPayment } from './api.ts';

type Props = { readonly card: DealCard; readonly onClose: () => void };

/** Money that came: confirmed when the office says so. */
export function PaymentWindow({ card, onClose }: Props) {
  const { t } = useTranslation(['cards', 'forms']);
  const isIn = useIsIn();
  const today = useToday();
  const [document, setDocument] = useState('');
  const [on, setOn] = useState<string | undefined>(today);
  const [amount, setAmount] = useState(dueNow(card));
  const { change, isBusy, error } = useChange(recordPayment, {
    refresh: () => [['deal', card.id], ['deals-board'], ['day']],
    done: onClose,
    failed: () => true,
  });
  return (
    <FormWindow
      title={t('payments.title')}
      submit={t('payments.act')}
      isBusy={isBusy}
      isReady={document.trim() !== '' && amount !== undefined && on !== undefined}
      error={error ?? undefined}
      onClose={onClose}
      onSubmit={() => amount && on !== undefined && change({ id: card.id, document: document.trim(), amount, on })}
    >
      {!isIn('office', 'head') && (
        <Text size="sm" c="dimmed">
          {t('payments.unconfirmed')}
        </Text>
      )}
      <TextInput
        label={t('forms:part.document')}
        value={document}
        onChange={(event) => setDocument(event.currentTarget.value)}
        maxLength={50}
        required
        data-autofocus
      />
      <Group grow align="start">
        <AmountInput label={t('forms:part.amount')} value={amount} onChange={setAmount} required />
        <DayInput label={t('forms:part.on')} value={on} onChange={setOn} required />
      </Group>
    </FormWindow>
  );
}

/** The first line of the terms that is not paid yet. */
const dueNow = ({ terms, agreement }: DealCard): Amount | undefined =>
  (terms.find(({ state }) => state !== 'paid')?.amount as Amount | undefined) ?? agreement?.amount; // as the terms are counted
