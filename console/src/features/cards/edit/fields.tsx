/** Fields of the cards, each edited in place with the input that fits it. */
import { Select, Textarea, TextInput } from '@mantine/core';
import type { Amount } from '../../../../../shared/domain/money/money.ts';
import { AmountInput } from '../../../forms/amount-input.tsx';
import { DayInput } from '../../../forms/day-input.tsx';
import { useFormat } from '../../../language/format.ts';
import { InPlace } from './in-place.tsx';

type Field<V> = {
  readonly label: string;
  readonly value: V | undefined;
  readonly mayEdit: boolean;
  readonly onSave: (value: V | null) => void;
  readonly canForget?: boolean;
};

/** Words. */
export function TextField({
  isLong = false,
  maxLength,
  ...field
}: Field<string> & { readonly isLong?: boolean; readonly maxLength: number }) {
  const Input = isLong ? Textarea : TextInput;
  return (
    <InPlace {...field} isLong={isLong} shown={field.value}>
      {({ value, onChange }) => (
        <Input
          size="xs"
          aria-label={field.label}
          value={value ?? ''}
          onChange={(event) => onChange(event.currentTarget.value)}
          maxLength={maxLength}
          {...(isLong && { autosize: true, minRows: 2, maxRows: 12 })}
        />
      )}
    </InPlace>
  );
}

export type Option = { readonly value: string; readonly label: string };

/** One of several. */
export function ChoiceField({ options, ...field }: Field<string> & { readonly options: readonly Option[] }) {
  const shown = options.find(({ value }) => value === field.value)?.label ?? field.value;
  return (
    <InPlace {...field} shown={shown}>
      {({ value, onChange, save }) => (
        <Select
          size="xs"
          aria-label={field.label}
          data={[...options]}
          value={value ?? null}
          onChange={(chosen) => {
            onChange(chosen ?? undefined);
            if (chosen !== null) save(chosen);
          }}
          searchable
          clearable={field.canForget ?? true}
          allowDeselect={false}
          defaultDropdownOpened
          comboboxProps={{ withinPortal: false }}
        />
      )}
    </InPlace>
  );
}

/** Money, net. */
export function AmountField(field: Field<Amount>) {
  const format = useFormat();
  return (
    <InPlace {...field} shown={field.value && format.exactMoney(field.value)}>
      {({ value, onChange }) => <AmountInput size="xs" aria-label={field.label} value={value} onChange={onChange} />}
    </InPlace>
  );
}

/** A calendar day. */
export function DayField(field: Field<string>) {
  const format = useFormat();
  return (
    <InPlace {...field} shown={field.value !== undefined && format.longDay(field.value)}>
      {({ value, onChange }) => (
        <DayInput
          size="xs"
          aria-label={field.label}
          value={value}
          onChange={onChange}
          popoverProps={{ withinPortal: false }}
        />
      )}
    </InPlace>
  );
}
