import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/format.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import type { Report } from './api.ts';
import { useCells } from './cells.tsx';
import classes from './figures.module.css';
import { useTitles } from './titles.ts';

export type ChoiceRow = Report<'choice'>['rows'][number];

/** Each rival, in each segment and in all: won over it, lost to it. */
export function ChoiceTable({ report: { rows, names } }: { readonly report: Report<'choice'> }) {
  const { t } = useTranslation('figures');
  const titles = useTitles();
  const cells = useCells('RUB'); // nothing of it is money
  const columns: Column<ChoiceRow>[] = [
    {
      ...{ id: 'rival', title: t('choice.rival') },
      value: ({ us, competitor }) => (us ? t('choice.anyRival') : (names[competitor] ?? competitor)),
    },
    {
      ...{ id: 'segment', title: t('filter.name.segment') },
      value: ({ segment }) => (segment === undefined ? t('choice.allSegments') : titles.segment(segment)),
    },
    {
      ...{ id: 'choice', title: t('choice.choice'), help: t('choice.help.choice'), isNumber: true },
      value: ({ choice }) => choice,
      show: ({ choice }) => cells.count(choice, { why: 'noChoice' }),
    },
    {
      ...{ id: 'interval', title: t('choice.between'), help: t('choice.help.interval') },
      show: (row) => <Interval row={row} />,
    },
    {
      ...{ id: 'won', title: t('choice.won'), isNumber: true, value: ({ won }) => won },
      show: ({ won, records }) => cells.count(won, { records: records.won }),
    },
    {
      ...{ id: 'lost', title: t('choice.lost'), isNumber: true, value: ({ lost }) => lost },
      show: ({ lost, records }) => cells.count(lost, { records: records.lost }),
    },
    {
      ...{ id: 'before', title: t('choice.before'), help: t('losses.help.before'), isNumber: true },
      value: ({ before }) => before?.choice,
      show: ({ before }) => cells.count(before?.choice, { why: before ? 'noChoice' : 'tooLongAgo' }),
    },
  ];
  return (
    <DataTable
      label={t('report.choice')}
      columns={columns}
      rows={rows}
      keyOf={({ segment = '', competitor }) => `${segment}/${competitor}`}
      orderIn="order"
    />
  );
}

const whole = 100;

/** How sure the number is: the wider the bar, the less. */
function Interval({ row: { choice, low, high } }: { readonly row: ChoiceRow }) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  if (choice === undefined || low === undefined || high === undefined) return null;
  const words = t('choice.interval', { low: format.number(low), high: format.number(high) });
  return (
    <>
      <span className={classes.interval} aria-hidden>
        <span style={{ insetInlineStart: `${String(low)}%`, insetInlineEnd: `${String(whole - high)}%` }} />
        <i style={{ insetInlineStart: `${String(choice)}%` }} />
      </span>
      <span className={classes.small}>{words}</span>
    </>
  );
}
