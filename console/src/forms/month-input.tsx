import { Select, type SelectProps } from '@mantine/core';
import { useMemo } from 'react';
import { monthsBetween, plusMonths } from '../../../shared/domain/calendar/months.ts';
import { useToday } from '../api/now.ts';
import { useFormat } from '../language/format.ts';

type Props = Omit<SelectProps, 'data' | 'value' | 'onChange'> & {
  /** `2026-11`. */
  readonly value: string;
  readonly onChange: (month: string) => void;
  /** How many months from this one on can be chosen. @default 0 */
  readonly ahead?: number;
};

const monthsBack = 36;

/** A month of the plant’s calendar, the latest in front. */
export function MonthInput({ value, onChange, ahead = 0, ...input }: Props) {
  const format = useFormat();
  const thisMonth = useToday().slice(0, 7);
  const data = useMemo(() => {
    const shown = monthsBetween({ from: plusMonths(thisMonth, -monthsBack), to: plusMonths(thisMonth, ahead) });
    const months = /^\d{4}-\d{2}$/.test(value) && !shown.includes(value) ? [...shown, value].toSorted() : shown;
    return months.toReversed().map((month) => ({ value: month, label: format.month(month) }));
  }, [thisMonth, ahead, value, format]);
  return (
    <Select
      data={data}
      value={value}
      onChange={(month) => month !== null && onChange(month)}
      allowDeselect={false}
      searchable
      {...input}
    />
  );
}
