import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { plusMonths } from '../../../../shared/domain/calendar/months.ts';
import { useToday } from '../../api/now.ts';
import { DayInput } from '../../forms/day-input.tsx';
import { MonthInput } from '../../forms/month-input.tsx';
import type { Asked } from './asked.ts';

type Props = {
  readonly asked: Asked;
  readonly ask: (changes: Readonly<Record<string, string | undefined>>) => void;
};

const monthsAhead = 12;
const width = { quick: 190, month: 170, asOf: 150 } as const;
const quickPeriods = ['month', 'lastMonth', 'quarter', 'year', 'twelve', 'own'] as const;
type Quick = (typeof quickPeriods)[number];
type Period = { readonly from: string; readonly to: string };

/** The periods people ask for most. */
function periodsAt(month: string): Readonly<Record<Exclude<Quick, 'own'>, Period>> {
  const ofYear = Number(month.slice(5, 7)) - 1;
  const quarter = plusMonths(month, -(ofYear % 3));
  return {
    month: { from: month, to: month },
    lastMonth: { from: plusMonths(month, -1), to: plusMonths(month, -1) },
    quarter: { from: quarter, to: plusMonths(quarter, 2) },
    year: { from: plusMonths(month, -ofYear), to: plusMonths(month, 11 - ofYear) },
    twelve: { from: plusMonths(month, -11), to: month },
  };
}

/** Which months a report is about, and when it is known as of. */
export function PeriodInputs({ asked, ask }: Props) {
  const { t } = useTranslation('figures');
  const today = useToday();
  const periods = periodsAt(today.slice(0, 7));
  const quick = quickPeriods.find((name) => name !== 'own' && isSame(periods[name], asked)) ?? 'own';
  return (
    <>
      <Select
        size="xs"
        w={width.quick}
        label={t('period.quick')}
        data={quickPeriods.map((name) => ({
          value: name,
          label: t(`period.${name}`),
          disabled: name === 'own' && quick !== 'own',
        }))}
        value={quick}
        onChange={(name) => {
          const period = Object.entries(periods).find(([each]) => each === name)?.[1];
          if (period) ask(period);
        }}
        allowDeselect={false}
      />
      <MonthInput
        size="xs"
        w={width.month}
        label={t('period.from')}
        value={asked.from}
        ahead={monthsAhead}
        onChange={(from) => ask({ from, to: from > asked.to ? from : asked.to })}
      />
      <MonthInput
        size="xs"
        w={width.month}
        label={t('period.to')}
        value={asked.to}
        ahead={monthsAhead}
        onChange={(to) => ask({ to, from: to < asked.from ? to : asked.from })}
      />
      <DayInput
        size="xs"
        w={width.asOf}
        label={t('period.asOf')}
        value={asked['asOf']?.slice(0, 10)}
        maxDate={today}
        onChange={(asOf) => ask({ asOf })}
      />
    </>
  );
}

const isSame = (period: Period, asked: Period): boolean => period.from === asked.from && period.to === asked.to;
