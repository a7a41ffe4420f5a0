import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import type { Report } from './api.ts';
import { RecordsLink, sumOf, useCells } from './cells.tsx';
import classes from './figures.module.css';
import { useTitles } from './titles.ts';

type Row = Report<'quality'>['rows'][number];

const verdicts = {
  mql: 'mql',
  nonTarget: 'non-target',
  undecided: 'undecided',
  handedToDealer: 'handed-to-dealer',
  spam: 'spam',
  duplicate: 'duplicate',
} as const;
type Counted = keyof typeof verdicts;
const order = Object.keys(verdicts) as Counted[]; // Object.keys forgets the key type

const narrowed = (records: string, by: Readonly<Record<string, string>>): string =>
  `${records}&${new URLSearchParams(by).toString()}`;

/** Leads by where they came from: how many of them we serve, and what was spent on the others. */
export function QualityTable({ report: { rows, total, currency } }: { readonly report: Report<'quality'> }) {
  const { t } = useTranslation('figures');
  const titles = useTitles();
  const cells = useCells(currency);
  const columns: Column<Row>[] = [
    {
      ...{ id: 'source', title: t('filter.name.source'), total: t('total') },
      value: ({ source, campaign }) => [titles.source(source), campaign ?? []].flat().join(' · '),
    },
    {
      ...{ id: 'leads', title: t('quality.column.leads'), isNumber: true, value: ({ leads }) => leads },
      show: ({ leads, records }) => cells.count(leads, { records }),
      total: cells.count(total.leads, { records: total.records }),
    },
    ...order.map(
      (name): Column<Row> => ({
        ...{ id: name, title: t(`quality.column.${name}`), help: t(`quality.help.${name}`), isNumber: true },
        value: (row) => row[name],
        show: (row) => (
          <>
            {cells.count(row[name], { records: narrowed(row.records, { verdict: verdicts[name] }) })}
            {name === 'nonTarget' && <Criteria row={row} />}
          </>
        ),
        total: cells.count(total[name], { records: narrowed(total.records, { verdict: verdicts[name] }) }),
      }),
    ),
    {
      ...{ id: 'share', title: t('quality.column.share'), help: t('quality.help.share'), isNumber: true },
      value: ({ nonTargetShare }) => nonTargetShare,
      show: ({ nonTargetShare }) => cells.percent(nonTargetShare, { why: 'noneDecided' }),
      total: cells.percent(total.nonTargetShare, { why: 'noneDecided' }),
    },
    {
      ...{ id: 'spent', title: t('quality.column.spent'), help: t('quality.help.spent'), isNumber: true },
      value: ({ spent }) => sumOf(spent),
      show: ({ spent }) => cells.sums(spent, { why: 'noCost' }),
      total: cells.sums(total.spent, { why: 'noCost' }),
    },
    {
      ...{ id: 'wasted', title: t('quality.column.wasted'), help: t('quality.help.wasted'), isNumber: true },
      value: ({ spentOnNonTarget }) => sumOf(spentOnNonTarget),
      show: ({ spentOnNonTarget }) => cells.sums(spentOnNonTarget, { why: 'noNonTargetCost' }),
      total: cells.sums(total.spentOnNonTarget, { why: 'noNonTargetCost' }),
    },
  ];
  return (
    <DataTable
      label={t('quality.bySource')}
      columns={columns}
      rows={rows}
      keyOf={({ source = '', campaign = '' }) => `${source}/${campaign}`}
      orderIn="order"
    />
  );
}

/** By which criterion they were rejected. */
function Criteria({ row: { byCriterion, records } }: { readonly row: Row }) {
  const { t } = useTranslation('figures');
  const titles = useTitles();
  return Object.entries(byCriterion).map(([criterion, count]) => (
    <span key={criterion} className={classes.small}>
      <RecordsLink to={narrowed(records, { verdict: 'non-target', criterion })}>
        {t('funnel.of', { reason: titles.reason(criterion), count })}
      </RecordsLink>
    </span>
  ));
}
