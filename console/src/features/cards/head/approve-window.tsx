import { NumberInput, Radio, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../api/use-change.ts';
import { FormWindow } from '../../../ui/form-window.tsx';
import { approveDeal } from './api.ts';

const kinds = ['discount', 'margin', 'deferral'] as const;
const whole = 100;

/** A head approves a discount, a margin, or that production starts before the first payment. */
export function ApproveWindow({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t } = useTranslation('cards');
  const [what, setWhat] = useState<(typeof kinds)[number]>('discount');
  const [percent, setPercent] = useState<number>();
  const { change, isBusy, error } = useChange(approveDeal, {
    refresh: () => [['deal', id], ['deals-board'], ['day']],
    done: () => {
      notifications.show({ message: t('approve.done'), color: 'green' });
      onClose();
    },
    failed: () => true,
  });
  return (
    <FormWindow
      title={t('approve.title')}
      submit={t('approve.act')}
      isBusy={isBusy}
      isReady={what === 'deferral' || percent !== undefined}
      error={error ?? undefined}
      onClose={onClose}
      onSubmit={() => change({ id, what, ...(what !== 'deferral' && percent !== undefined && { percent }) })}
    >
      <Radio.Group
        label={t('approve.what')}
        value={what}
        onChange={(chosen) => setWhat(kinds.find((kind) => kind === chosen) ?? 'discount')}
      >
        <Stack gap="xs" mt={4}>
          {kinds.map((kind) => (
            <Radio key={kind} value={kind} label={t(`approve.kind.${kind}`)} description={t(`approve.about.${kind}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {what !== 'deferral' && (
        <NumberInput
          label={t(`approve.percent.${what}`)}
          value={percent ?? ''}
          onChange={(typed) => setPercent(typed === '' ? undefined : Number(typed))}
          max={whole}
          decimalScale={1}
          suffix="%"
          hideControls
          required
          w={180}
        />
      )}
    </FormWindow>
  );
}
