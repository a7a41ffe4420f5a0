import '@mantine/dates/styles.css';
import 'dayjs/locale/ru';
import { DateInput, type DateInputProps } from '@mantine/dates';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../language/use-language.ts';

type Props = Omit<DateInputProps, 'value' | 'onChange'> & {
  /** `2026-11-27`. */
  readonly value: string | undefined;
  readonly onChange: (day: string | undefined) => void;
};

/** A calendar day, typed or picked. */
export function DayInput({ value, onChange, ...input }: Props) {
  const { t } = useTranslation('forms');
  const language = useLanguage();
  return (
    <DateInput
      locale={language}
      valueFormat="DD.MM.YYYY"
      dateParser={parseDay}
      placeholder={t('day.placeholder')}
      clearable={input.required !== true}
      {...input}
      value={value ?? null}
      onChange={(day) => onChange(day ?? undefined)}
    />
  );
}

/** `27.11.2026`, `27.11.26`, `27/11` and `2026-11-27`. */
export function parseDay(typed: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed.trim());
  const local = /^(\d{1,2})[./ -](\d{1,2})(?:[./ -](\d{4}|\d{2}))?$/.exec(typed.trim());
  if (iso) return dayFrom(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  if (!local) return null;
  const year = local[3] === undefined ? new Date().getFullYear() : Number(local[3].padStart(4, '20'));
  return dayFrom(year, Number(local[2]), Number(local[1]));
}

function dayFrom(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}
