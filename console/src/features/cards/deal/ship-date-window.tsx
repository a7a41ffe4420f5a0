import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../language/format.ts';
import { FormWindow } from '../../../ui/form-window.tsx';
import type { DealCard } from '../api.ts';
import { useDealEdit } from './use-deal-edit.ts';

const reasons = ['customer', 'us', 'supplier'] as const;
type Props = { readonly card: DealCard; readonly to: string; readonly onClose: () => void };

/** A promised date moves only with a reason: whose it is. */
export function ShipDateWindow({ card, to, onClose }: Props) {
  const { t } = useTranslation(['cards', 'forms']);
  const format = useFormat();
  const edit = useDealEdit(card);
  const [reason, setReason] = useState<(typeof reasons)[number]>();
  return (
    <FormWindow
      title={t('shipDate.title', { day: format.longDay(to) })}
      submit={t('shipDate.act')}
      isBusy={false}
      isReady={reason !== undefined}
      onClose={onClose}
      onSubmit={() => {
        if (reason) edit({ promisedShipOn: to, shipDateReason: reason });
        onClose();
      }}
    >
      <Radio.Group
        label={t('shipDate.reason')}
        value={reason ?? ''}
        onChange={(chosen) => setReason(reasons.find((each) => each === chosen))}
        required
      >
        <Stack gap="xs" mt={4}>
          {reasons.map((each) => (
            <Radio key={each} value={each} label={t(`forms:allowed.${each}`)} />
          ))}
        </Stack>
      </Radio.Group>
    </FormWindow>
  );
}
