import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { estimateOf, Figure, RecordsLink, useCells } from './cells.tsx';
import classes from './figures.module.css';
import type { FunnelStage } from './funnel-drawing.tsx';
import { useFormat } from '../../language/format.ts';
import { useTitles } from './titles.ts';

type Props = { readonly label: string; readonly stages: readonly FunnelStage[]; readonly currency: string };
type Outcome = 'moved-on' | 'lost' | 'parked' | 'went-back' | 'here';

/** The records of a stage of which one thing became. */
const those = ({ records }: FunnelStage, outcome: Outcome, reason?: string): string =>
  `${records}&${new URLSearchParams({ outcome, ...(reason !== undefined && { reason }) }).toString()}`;

/** Every stage: entered = moved on + lost + parked + went back + here. */
export function FunnelTable({ label, stages, currency }: Props) {
  const { t } = useTranslation('figures');
  const titles = useTitles();
  const cells = useCells(currency);
  const counted = (id: 'movedOn' | 'wentBack' | 'here', outcome: Outcome): Column<FunnelStage> => ({
    ...{ id, title: t(`funnel.column.${id}`), isNumber: true, value: (stage) => stage[id] },
    show: (stage) => cells.count(stage[id], { records: those(stage, outcome) }),
  });
  const columns: Column<FunnelStage>[] = [
    { id: 'stage', title: t('stage'), show: ({ stage }) => titles.stage(stage) },
    {
      ...{ id: 'entered', title: t('funnel.column.entered'), help: t('funnel.help.entered'), isNumber: true },
      value: ({ entered }) => entered,
      show: (stage) => (
        <>
          {cells.count(stage.entered, { records: stage.records })}
          <Beside stage={stage} />
        </>
      ),
    },
    counted('movedOn', 'moved-on'),
    {
      ...{ id: 'lost', title: t('funnel.column.lost'), help: t('funnel.help.lost'), isNumber: true },
      value: ({ lost }) => lost.total,
      show: (stage) => <Broken stage={stage} outcome="lost" total={stage.lost.total} by={stage.lost.byReason} />,
    },
    {
      ...{ id: 'parked', title: t('funnel.column.parked'), help: t('funnel.help.parked'), isNumber: true },
      value: ({ parked }) => parked.total,
      show: (stage) => <Broken stage={stage} outcome="parked" total={stage.parked.total} by={stage.parked.byBasket} />,
    },
    counted('wentBack', 'went-back'),
    counted('here', 'here'),
    {
      ...{ id: 'conversion', title: t('funnel.column.conversion'), help: t('funnel.help.conversion'), isNumber: true },
      value: ({ conversion }) => conversion,
      show: ({ conversion }) => cells.percent(conversion, { why: 'noneDecided' }),
    },
    {
      ...{ id: 'median', title: t('funnel.column.median'), help: t('funnel.help.median'), isNumber: true },
      value: ({ daysMedian }) => daysMedian,
      show: (stage) => <Took stage={stage} />,
    },
    {
      ...{ id: 'amount', title: t('funnel.column.amount'), help: t('funnel.help.amount'), isNumber: true },
      value: ({ amount }) => estimateOf(amount),
      show: ({ amount }) => cells.estimated(amount),
    },
  ];
  return <DataTable label={label} columns={columns} rows={stages} keyOf={({ stage }) => stage} isBounded={false} />;
}

/** What is among those who entered: they came again, stood there when it began, or passed within one move. */
function Beside({ stage: { entered, visits, opening, passed } }: { readonly stage: FunnelStage }) {
  const { t } = useTranslation('figures');
  const told = [
    visits > entered ? t('funnel.visits', { count: visits }) : [],
    opening > 0 ? t('funnel.opening', { count: opening }) : [],
    passed > 0 ? t('funnel.passed', { count: passed }) : [],
  ].flat();
  return told.map((words) => (
    <span key={words} className={classes.small}>
      {words}
    </span>
  ));
}

type BrokenProps = {
  readonly stage: FunnelStage;
  readonly outcome: 'lost' | 'parked';
  readonly total: number;
  readonly by: Readonly<Record<string, number>>;
};

/** A count, and under it what it is made of. */
function Broken({ stage, outcome, total, by }: BrokenProps) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const titles = useTitles();
  return (
    <>
      <Figure text={format.number(total)} records={those(stage, outcome)} isNothing={total === 0} />
      {Object.entries(by).map(([reason, count]) => (
        <span key={reason} className={classes.small}>
          <RecordsLink to={those(stage, outcome, reason)}>
            {t('funnel.of', { reason: titles.reason(reason), count })}
          </RecordsLink>
        </span>
      ))}
    </>
  );
}

/** By the calendar, under it in working hours; and how long nine of ten took. */
function Took({ stage: { daysMedian, daysP90, hoursMedian, hoursP90 } }: { readonly stage: FunnelStage }) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  if (daysMedian === undefined || hoursMedian === undefined) return <Figure text={undefined} why="noneDecided" />;
  const days = (value: number): string => t('days', { days: format.number(value, 1) });
  const hours = (value: number): string => t('hours', { hours: format.number(value, 1) });
  return (
    <>
      {t('funnel.time', { days: days(daysMedian), hours: hours(hoursMedian) })}
      {daysP90 !== undefined && hoursP90 !== undefined && (
        <span className={classes.small}>{t('funnel.p90', { days: days(daysP90), hours: hours(hoursP90) })}</span>
      )}
    </>
  );
}
