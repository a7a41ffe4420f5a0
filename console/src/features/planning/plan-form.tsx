import { Checkbox, NumberInput, Select, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { monthsBetween } from '../../../../shared/domain/calendar/months.ts';
import type { Options } from '../../api/endpoint.ts';
import { useNameOf, usePlant } from '../../api/plant.ts';
import { useChange } from '../../api/use-change.ts';
import { FormWindow } from '../../ui/form-window.tsx';
import { AmountInput } from '../../forms/amount-input.tsx';
import { useFormat } from '../../language/format.ts';
import { useTitleIn } from '../../language/words-of.ts';
import { type NewPlan, type Plan, setPlan } from './api.ts';
import type { PlanOf } from './plans-page.tsx';

type Props = { readonly of: PlanOf; readonly plans: readonly Plan[]; readonly onClose: () => void };
type Targets = Pick<NewPlan, 'orders' | 'shipments' | 'margin' | 'newCustomers'>;

const money = ['orders', 'shipments', 'margin'] as const;

/** Sets the same for one month or several, one after the other. */
async function setAll(all: readonly NewPlan[], { idempotencyKey, ...options }: Options): Promise<void> {
  for (const plan of all) await setPlan(plan, { ...options, idempotencyKey: `${idempotencyKey ?? ''}-${plan.month}` });
}

/** What is aimed at in a month, and, if somebody wishes, in all months to the end of the year. */
export function PlanForm({ of, plans, onClose }: Props) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const nameOf = useNameOf();
  const titleIn = useTitleIn();
  const { segments, currency, vatPercent } = usePlant();
  const [segment, setSegment] = useState(of.segment);
  const { month, manager } = of;
  const before = plans.find((plan) => plan.month === month && plan.manager === manager && plan.segment === of.segment);
  const [targets, setTargets] = useState<Targets>(() => ({
    orders: before?.orders,
    shipments: before?.shipments,
    margin: before?.margin,
    newCustomers: before?.newCustomers,
  }));
  const [isRepeated, setRepeated] = useState(false);
  const { change, isBusy, error } = useChange(setAll, {
    refresh: () => [['plans'], ['reports']],
    done: () => {
      notifications.show({ message: t('plans.set'), color: 'green' });
      onClose();
    },
    failed: () => true,
  });
  const months = isRepeated ? monthsBetween({ from: month, to: `${month.slice(0, 4)}-12` }) : [month];
  const whose = nameOf(manager) ?? (of.segment === undefined ? t('plans.all') : titleIn(segments, of.segment));
  return (
    <FormWindow
      title={t('plans.formTitle', { whose, month: format.month(month) })}
      error={error}
      isBusy={isBusy}
      onClose={onClose}
      onSubmit={() => {
        change(months.map((each) => ({ month: each, manager, segment, ...targets })));
      }}
    >
      <Stack gap="sm">
        {manager !== undefined && (
          <Select
            label={t('plans.inSegment')}
            placeholder={t('plans.allSegments')}
            data={segments.map(({ id }) => ({ value: id, label: titleIn(segments, id) }))}
            value={segment ?? null}
            onChange={(id) => setSegment(id ?? undefined)}
            disabled={of.segment !== undefined}
            clearable
          />
        )}
        {money.map((name, n) => (
          <AmountInput
            key={name}
            label={t(`target.${name}`)}
            value={amountOf(targets[name], { currency, vatPercent })}
            onChange={(amount) => setTargets({ ...targets, [name]: amount?.netMinor })}
            data-autofocus={n === 0 || undefined}
          />
        ))}
        <NumberInput
          label={t('target.newCustomers')}
          value={targets.newCustomers ?? ''}
          onChange={(typed) => setTargets({ ...targets, newCustomers: typed === '' ? undefined : Number(typed) })}
          min={0}
          allowDecimal={false}
          hideControls
        />
        <Checkbox
          label={t('plans.repeat', { year: month.slice(0, 4) })}
          checked={isRepeated}
          onChange={(event) => setRepeated(event.currentTarget.checked)}
        />
      </Stack>
    </FormWindow>
  );
}

const amountOf = (netMinor: number | undefined, more: { readonly currency: string; readonly vatPercent: number }) =>
  netMinor === undefined ? undefined : { netMinor, ...more };
