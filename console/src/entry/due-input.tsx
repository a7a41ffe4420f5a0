import '@mantine/dates/styles.css';
import 'dayjs/locale/ru';
import { DateTimePicker } from '@mantine/dates';
import { TZDate } from '@date-fns/tz';
import { useTranslation } from 'react-i18next';
import { usePlant } from '../api/plant.ts';
import { useLanguage } from '../language/use-language.ts';

type Props = {
  /** @default - by when a task is to be done */
  readonly label?: string;
  /** An instant. */
  readonly value: string | undefined;
  readonly onChange: (dueAt: string | undefined) => void;
  readonly required?: boolean;
};

/** By when: a day and a time as the clocks of the plant show them. */
export function DueInput({ label, value, onChange, required = false }: Props) {
  const { t } = useTranslation('entry');
  const { timeZone } = usePlant();
  const language = useLanguage();
  return (
    <DateTimePicker
      locale={language}
      label={label ?? t('task.due')}
      valueFormat="DD.MM.YYYY HH:mm"
      value={value === undefined ? null : onClock(value, timeZone)}
      onChange={(clock) => onChange(clock === null ? undefined : instantOf(clock, timeZone))}
      required={required}
      clearable={!required}
      w={190}
    />
  );
}

/** `2026-11-27 15:00:00` where the plant is. */
function onClock(instant: string, timeZone: string): string {
  const local = new TZDate(Date.parse(instant), timeZone);
  return new Date(
    Date.UTC(local.getFullYear(), local.getMonth(), local.getDate(), local.getHours(), local.getMinutes()),
  )
    .toISOString()
    .slice(0, 19)
    .replace('T', ' ');
}

function instantOf(clock: string, timeZone: string): string {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = clock.split(/\D/).map(Number);
  return new Date(new TZDate(year, month - 1, day, hour, minute, timeZone).getTime()).toISOString();
}
