import { Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { FormWindow } from '../../ui/form-window.tsx';
import { AmountInput } from '../../forms/amount-input.tsx';
import { useFormat } from '../../language/format.ts';
import { type Cost, correctCost, removeCost } from './api.ts';
import { CountInputs } from './cost-form.tsx';
import { useCostFor } from './costs-table.tsx';

type Props = { readonly cost: Cost; readonly onClose: () => void };

/** Tells anew what a cost came to and what it brought. */
export function CorrectCost({ cost, onClose }: Props) {
  const { t } = useTranslation('planning');
  const purposeOf = useCostFor();
  const [amount, setAmount] = useState<typeof cost.amount | undefined>(cost.amount);
  const [counts, setCounts] = useState({
    impressions: cost.impressions,
    clicks: cost.clicks,
    visits: cost.visits,
  });
  const { change, isBusy, error } = useChange(correctCost, {
    refresh: () => [['costs'], ['reports']],
    done: () => {
      notifications.show({ message: t('costs.corrected'), color: 'green' });
      onClose();
    },
    failed: () => true,
  });
  return (
    <FormWindow
      title={t('costs.correct')}
      error={error}
      isBusy={isBusy}
      onClose={onClose}
      onSubmit={() => {
        if (!amount) return;
        const { impressions = null, clicks = null, visits = null } = counts;
        change({ id: cost.id, amount, impressions, clicks, visits, expectedVersion: cost.version });
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{purposeOf(cost)}</Text>
        <AmountInput label={t('costs.amount')} value={amount} onChange={setAmount} required data-autofocus />
        <CountInputs value={counts} onChange={(changes) => setCounts({ ...counts, ...changes })} />
      </Stack>
    </FormWindow>
  );
}

/** Takes back a cost that was told by mistake. */
export function RemoveCost({ cost, onClose }: Props) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const purposeOf = useCostFor();
  const { change, isBusy, error } = useChange(removeCost, {
    refresh: () => [['costs'], ['reports']],
    done: () => {
      notifications.show({ message: t('costs.removed'), color: 'green' });
      onClose();
    },
    failed: () => true,
  });
  return (
    <FormWindow
      title={t('costs.removeTitle')}
      error={error}
      isBusy={isBusy}
      onClose={onClose}
      submit={t('costs.remove')}
      onSubmit={() => {
        change({ id: cost.id });
      }}
    >
      <Text>{t('costs.removeAbout', { what: purposeOf(cost), amount: format.money(cost.amount) })}</Text>
    </FormWindow>
  );
}
