import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/format.ts';
import { Chart, type Drawing } from '../../ui/chart.tsx';
import { Empty } from '../../ui/shown.tsx';
import type { Report } from './api.ts';
import { estimateOf } from './cells.tsx';
import { bars, useAmountText } from './drawings.ts';
import { LossesTable } from './losses-table.tsx';
import { ReportFrame } from './report-frame.tsx';
import { useTitles } from './titles.ts';

const mostDrawn = 10;
const heightOfBar = 44;
const heightAround = 70;

/** What was lost, at which stage and why. */
export function Component() {
  return <ReportFrame report="losses">{(report) => <Losses report={report} />}</ReportFrame>;
}

function Losses({ report }: { readonly report: Report<'losses'> }) {
  const { t } = useTranslation('figures');
  if (report.rows.length === 0) return <Empty title={t('losses.none')}>{t('losses.noneAbout')}</Empty>;
  return (
    <>
      <LossesChart report={report} />
      <LossesTable report={report} />
    </>
  );
}

function LossesChart({ report: { rows, currency } }: { readonly report: Report<'losses'> }) {
  const { t } = useTranslation('figures');
  const titles = useTitles();
  const dearest = useMemo(
    () =>
      rows
        .map((row) => ({
          ...row,
          worth: estimateOf(row.amount) ?? 0,
          worthBefore: row.before && estimateOf(row.before.amount),
        }))
        .toSorted((a, b) => b.worth - a.worth)
        .slice(0, mostDrawn),
    [rows],
  );
  const names = dearest.map(({ stage, reason }) =>
    t('losses.cell', { stage: titles.stage(stage), reason: titles.reason(reason) }),
  );
  return <LossBars dearest={dearest} said={names.join('\n')} currency={currency} />;
}

type BarsProps = {
  readonly dearest: readonly { readonly worth: number; readonly worthBefore: number | undefined }[];
  /** A line for each. */
  readonly said: string;
  readonly currency: string;
};

function LossBars({ dearest, said, currency }: BarsProps) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const textOf = useAmountText(currency);
  const draw = useCallback<Drawing>(
    (look) =>
      bars(look, {
        names: said.split('\n'),
        textOf,
        isLying: true,
        series: [
          { name: t('losses.now'), values: dearest.map(({ worth }) => worth), colour: look.bad },
          { name: t('losses.before'), values: dearest.map(({ worthBefore }) => worthBefore), colour: look.quiet },
        ],
      }),
    [dearest, said, textOf, t],
  );
  return (
    <Chart
      label={t('losses.chart')}
      draw={draw}
      height={dearest.length * heightOfBar + heightAround}
      table={{
        columns: [t('losses.reason'), t('losses.now'), t('losses.before')],
        rows: dearest.map(({ worth, worthBefore }, n) => [
          said.split('\n')[n] ?? '',
          format.money({ netMinor: worth, currency }),
          worthBefore === undefined ? '—' : format.money({ netMinor: worthBefore, currency }),
        ]),
      }}
    />
  );
}
