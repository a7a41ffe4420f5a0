import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart, type Drawing } from '../../ui/chart.tsx';
import { useFormat } from '../../language/format.ts';
import { Empty } from '../../ui/shown.tsx';
import type { Report } from './api.ts';
import { bars } from './drawings.ts';
import { QualityTable } from './quality-table.tsx';
import { Part, ReportFrame } from './report-frame.tsx';
import { ResponseTable } from './response-table.tsx';
import { useTitles } from './titles.ts';

const parts = ['mql', 'nonTarget', 'undecided', 'handedToDealer', 'spam', 'duplicate'] as const;
const heightOfBar = 30;
const heightAround = 90;

/** Which leads were target and which were not, and how soon they were taken up. */
export function Component() {
  return <ReportFrame report="quality">{(report) => <Quality report={report} />}</ReportFrame>;
}

function Quality({ report }: { readonly report: Report<'quality'> }) {
  const { t } = useTranslation('figures');
  if (report.total.leads === 0) return <Empty title={t('nothing')}>{t('quality.none')}</Empty>;
  return (
    <>
      <QualityChart rows={report.rows} />
      <Part title={t('quality.bySource')} about={t('quality.mqlAbout')}>
        <QualityTable report={report} />
      </Part>
      <Part title={t('quality.response')} about={t('quality.responseAbout')}>
        <ResponseTable rows={report.response} currency={report.currency} />
      </Part>
    </>
  );
}

type Rows = Report<'quality'>['rows'];

function QualityChart({ rows }: { readonly rows: Rows }) {
  const titles = useTitles();
  const names = rows.map(({ source, campaign }) => [titles.source(source), campaign ?? []].flat().join(' · '));
  return <SourceBars rows={rows} said={names.join('\n')} />;
}

/** @param said a line for each row */
function SourceBars({ rows, said }: { readonly rows: Rows; readonly said: string }) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const draw = useCallback<Drawing>(
    (look) =>
      bars(look, {
        names: said.split('\n'),
        textOf: format.number,
        isCounted: true,
        isLying: true,
        series: parts.map((part, n) => ({
          name: t(`quality.column.${part}`),
          values: rows.map((row) => row[part]),
          stack: 'leads',
          colour: [look.good, look.bad, look.quiet, look.series[4], look.series[2], look.series[3]][n],
        })),
      }),
    [rows, said, format, t],
  );
  return (
    <Chart
      label={t('quality.chart')}
      draw={draw}
      height={rows.length * heightOfBar + heightAround}
      table={{
        columns: [t('filter.name.source'), ...parts.map((part) => t(`quality.column.${part}`))],
        rows: rows.map((row, n) => [said.split('\n')[n] ?? '', ...parts.map((part) => format.number(row[part]))]),
      }}
    />
  );
}
