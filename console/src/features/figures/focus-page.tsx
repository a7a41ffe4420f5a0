import { Badge } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/format.ts';
import { Chart, type Drawing } from '../../ui/chart.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/shown.tsx';
import type { Report } from './api.ts';
import { useCells } from './cells.tsx';
import { bars } from './drawings.ts';
import classes from './figures.module.css';
import { Note, ReportFrame } from './report-frame.tsx';
import { useTitles } from './titles.ts';

type Focus = Report<'focus'>;
type Row = Focus['rows'][number];

const measures = [
  'leads',
  'activities',
  'daysAtWork',
  'marketingCost',
  'salesCost',
  'orders',
  'revenue',
  'margin',
] as const;
type Measure = (typeof measures)[number];
const isMoney: ReadonlySet<Measure> = new Set(['marketingCost', 'salesCost', 'revenue', 'margin']);

/** Which segment brings the money, and where the effort goes. */
export function Component() {
  return <ReportFrame report="focus">{(report) => <Shares report={report} />}</ReportFrame>;
}

function Shares({ report }: { readonly report: Focus }) {
  const { t } = useTranslation('figures');
  if (report.rows.length === 0) return <Empty title={t('nothing')} />;
  return (
    <>
      <Outside outside={report.outside} />
      <FocusChart rows={report.rows} />
      <FocusTable report={report} />
    </>
  );
}

/** How much of the effort goes past the focus, and how much of the margin comes from there. */
function Outside({ outside }: { readonly outside: Focus['outside'] }) {
  const { t } = useTranslation(['figures', 'ui']);
  const format = useFormat();
  if (!outside) return <Note>{t('focus.noFocus')}</Note>;
  const share = (value: number | undefined): string => (value === undefined ? t('ui:noData') : format.percent(value));
  return (
    <Note>
      {t('focus.outside', {
        activities: share(outside.activities),
        cost: share(outside.salesCost),
        margin: share(outside.margin),
      })}
    </Note>
  );
}

function FocusChart({ rows }: { readonly rows: readonly Row[] }) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const titles = useTitles();
  const said = rows.map(({ segment }) => titles.segment(segment)).join('\n');
  const draw = useCallback<Drawing>(
    (look) => {
      const names = said.split('\n');
      return bars(look, {
        names: measures.map((measure) => t(`figure.${measure === 'orders' ? 'ordersCount' : measure}`)),
        textOf: format.percent,
        isLying: true,
        most: 1,
        series: rows.map(({ shares }, n) => ({
          name: names[n] ?? '',
          values: measures.map((measure) => shares[measure]),
          stack: 'all',
        })),
      });
    },
    [rows, said, format, t],
  );
  return (
    <Chart
      label={t('focus.chart')}
      draw={draw}
      height={380}
      table={{
        columns: [
          t('filter.name.segment'),
          ...measures.map((measure) => t(`figure.${measure === 'orders' ? 'ordersCount' : measure}`)),
        ],
        rows: rows.map(({ segment, shares }) => [
          titles.segment(segment),
          ...measures.map((measure) => {
            const share = shares[measure];
            return share === undefined ? '—' : format.percent(share);
          }),
        ]),
      }}
    />
  );
}

function FocusTable({ report: { rows, total, outside, currency } }: { readonly report: Focus }) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const titles = useTitles();
  const cells = useCells(currency);
  const shown = (measure: Measure, value: number | undefined, records?: string) =>
    isMoney.has(measure)
      ? cells.money(value, { why: 'noCost', records })
      : cells.count(value, { records }, measure === 'daysAtWork' ? 1 : 0);
  const columns: Column<Row>[] = [
    {
      ...{ id: 'segment', title: t('filter.name.segment'), total: t('total') },
      value: ({ segment }) => titles.segment(segment),
      show: ({ segment, focus }) => (
        <>
          {titles.segment(segment)} {focus && <Badge size="xs">{t('focus.isFocus')}</Badge>}
        </>
      ),
    },
    ...measures.map(
      (measure): Column<Row> => ({
        ...{ id: measure, title: t(`figure.${measure === 'orders' ? 'ordersCount' : measure}`), isNumber: true },
        help: t(`focus.help.${measure}`),
        value: (row) => row[measure],
        show: (row) => {
          const share = row.shares[measure];
          return (
            <>
              {shown(measure, row[measure], row.records[measure])}
              {share !== undefined && <span className={classes.small}>{format.percent(share)}</span>}
            </>
          );
        },
        total: (
          <>
            {shown(measure, total[measure])}
            {outside?.[measure] !== undefined && (
              <span className={classes.small}>{t('focus.past', { share: format.percent(outside[measure]) })}</span>
            )}
          </>
        ),
      }),
    ),
  ];
  return (
    <DataTable
      label={t('report.focus')}
      columns={columns}
      rows={rows}
      keyOf={({ segment = '' }) => segment}
      orderIn="order"
    />
  );
}
