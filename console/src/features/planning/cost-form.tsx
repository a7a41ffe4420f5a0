import { Autocomplete, Checkbox, NumberInput, Select, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lifecycleStages } from '../../../../shared/domain/costs/lifecycle-stages.ts';
import { plusMonths } from '../../../../shared/domain/calendar/months.ts';
import { usePlant } from '../../api/plant.ts';
import { useChange } from '../../api/use-change.ts';
import { FormWindow } from '../../ui/form-window.tsx';
import { AmountInput } from '../../forms/amount-input.tsx';
import { DayInput } from '../../forms/day-input.tsx';
import { useTitleIn } from '../../language/words-of.ts';
import { type NewCost, recordCost } from './api.ts';
import classes from './planning.module.css';

type Props = { readonly month: string; readonly today: string; readonly onClose: () => void };
type Draft = { readonly [N in keyof NewCost]?: NewCost[N] | undefined };
export const counts = ['impressions', 'clicks', 'visits'] as const;

const lastDayOf = (month: string): string =>
  new Date(Date.parse(`${plusMonths(month, 1)}-01T00:00:00Z`) - 1).toISOString().slice(0, 10);

/** The whole of it, once enough is told. */
const wholeOf = ({ costKind, from, to, amount, ...more }: Draft): NewCost | undefined =>
  costKind !== undefined && from !== undefined && to !== undefined && amount !== undefined
    ? { costKind, from, to, amount, ...more }
    : undefined;

/** Something that was spent, told by hand. */
export function CostForm({ month, today, onClose }: Props) {
  const { t } = useTranslation(['planning', 'words']);
  const { sources, segments, staff } = usePlant();
  const titleIn = useTitleIn();
  const first = `${month}-01`;
  const [draft, setDraft] = useState<Draft>({
    costKind: 'marketing',
    stage: 'acquisition',
    from: first,
    to: lastDayOf(month),
  });
  const [isMonth, setMonth] = useState(true);
  const put = (changes: Draft): void => setDraft({ ...draft, ...changes });
  const { change, isBusy, error } = useChange(recordCost, {
    refresh: () => [['costs'], ['reports']],
    done: () => {
      notifications.show({ message: t('costs.recorded'), color: 'green' });
      onClose();
    },
    failed: () => true,
  });
  const titled = (entries: typeof sources | typeof segments) =>
    entries.map(({ id }) => ({ value: id, label: titleIn(entries, id) }));
  return (
    <FormWindow
      title={t('costs.add')}
      error={error}
      isBusy={isBusy}
      onClose={onClose}
      onSubmit={() => {
        const whole = wholeOf(draft);
        if (whole) change(whole);
      }}
    >
      <Stack gap="sm">
        <div className={classes.fields}>
          <Select
            label={t('costs.kind')}
            data={(['marketing', 'sales'] as const).map((value) => ({ value, label: t(`costs.kinds.${value}`) }))}
            value={draft.costKind ?? null}
            onChange={(costKind) => (costKind === 'marketing' || costKind === 'sales') && put({ costKind })}
            allowDeselect={false}
            data-autofocus
          />
          <Select
            label={t('costs.stage')}
            data={lifecycleStages.map((value) => ({ value, label: t(`words:lifecycle.${value}`) }))}
            value={draft.stage ?? null}
            onChange={(chosen) => {
              const stage = lifecycleStages.find((each) => each === chosen);
              if (stage) put({ stage });
            }}
            allowDeselect={false}
          />
        </div>
        <AmountInput label={t('costs.amount')} value={draft.amount} onChange={(amount) => put({ amount })} required />
        <Checkbox
          label={t('costs.wholeMonth')}
          checked={isMonth}
          onChange={(event) => {
            setMonth(event.currentTarget.checked);
            put(event.currentTarget.checked ? { from: first, to: lastDayOf(month) } : { from: today, to: today });
          }}
        />
        {!isMonth && (
          <div className={classes.fields}>
            <DayInput
              label={t('costs.from')}
              value={draft.from}
              onChange={(from) => put({ from })}
              maxDate={today}
              required
            />
            <DayInput label={t('costs.to')} value={draft.to} onChange={(to) => put({ to })} required />
          </div>
        )}
        <Select
          label={t('costs.channel')}
          description={t('costs.forAbout')}
          data={titled(sources)}
          value={draft.channel ?? null}
          onChange={(channel) => put({ channel: channel ?? undefined })}
          searchable
          clearable
        />
        <div className={classes.fields}>
          <Autocomplete
            label={t('costs.campaign')}
            value={draft.campaign ?? ''}
            onChange={(campaign) => put({ campaign: campaign === '' ? undefined : campaign })}
            maxLength={200}
          />
          <Autocomplete
            label={t('costs.team')}
            data={[...new Set(staff.map(({ name }) => name))]}
            value={draft.team ?? ''}
            onChange={(team) => put({ team: team === '' ? undefined : team })}
            maxLength={200}
          />
          <Select
            label={t('costs.segment')}
            data={titled(segments)}
            value={draft.segment ?? null}
            onChange={(segment) => put({ segment: segment ?? undefined })}
            clearable
          />
        </div>
        <CountInputs value={draft} onChange={put} />
      </Stack>
    </FormWindow>
  );
}

type Counts = { readonly [N in (typeof counts)[number]]?: number | null | undefined };

/** What a cost brought before anybody asked. */
export function CountInputs({
  value,
  onChange,
}: {
  readonly value: Counts;
  readonly onChange: (changes: { [N in (typeof counts)[number]]?: number | undefined }) => void;
}) {
  const { t } = useTranslation('planning');
  return (
    <div className={classes.fields}>
      {counts.map((name) => (
        <NumberInput
          key={name}
          label={t(`costs.${name}`)}
          value={value[name] ?? ''}
          onChange={(typed) => onChange({ [name]: typed === '' ? undefined : Number(typed) })}
          min={0}
          allowDecimal={false}
          hideControls
        />
      ))}
    </div>
  );
}
