import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/format.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/shown.tsx';
import type { Report } from './api.ts';
import { sumOf, useCells } from './cells.tsx';
import { Part, ReportFrame } from './report-frame.tsx';
import { SilenceCauses, WinBackEffects } from './win-back-parts.tsx';
import { WinBackEnds } from './win-back-ends.tsx';

export type WinBackReport = Report<'win-backs'>;
type Row = WinBackReport['rows'][number];
const counts = ['started', 'heldOut', 'returned', 'returnedHeldOut', 'running'] as const;

/** The contract says of them only that there are some, not by which names. */
function recordsOf({ records }: Row, name: string): string | undefined {
  const named: Readonly<Record<string, unknown>> = records;
  const of = named[name];
  return typeof of === 'string' ? of : undefined;
}

/** What came of winning customers back. */
export function Component() {
  return <ReportFrame report="win-backs">{(report) => <WinBacks report={report} />}</ReportFrame>;
}

function WinBacks({ report }: { readonly report: WinBackReport }) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const cells = useCells(report.currency);
  const columns: Column<Row>[] = [
    { id: 'action', title: t('filter.name.action'), value: ({ action }) => t(`action.${action}`) },
    { id: 'month', title: t('month'), value: ({ month }) => month, show: ({ month }) => format.month(month) },
    ...counts.map(
      (name): Column<Row> => ({
        ...{ id: name, title: t(`winBacks.${name}`), help: t(`winBacks.help.${name}`), isNumber: true },
        value: (row) => row[name],
        show: (row) => cells.count(row[name], { records: recordsOf(row, name) }),
      }),
    ),
    { id: 'ended', title: t('winBacks.ended'), show: (row) => <WinBackEnds row={row} /> },
    {
      ...{ id: 'revenue', title: t('winBacks.revenue'), isNumber: true, value: ({ revenue }) => sumOf(revenue) },
      show: ({ revenue }) => cells.sums(revenue, { why: 'noneReturned' }),
    },
    {
      ...{
        id: 'offers',
        title: t('winBacks.offersCost'),
        isNumber: true,
        value: ({ offersCost }) => sumOf(offersCost),
      },
      show: ({ offersCost }) => cells.sums(offersCost, { why: 'noOffers' }),
    },
  ];
  return (
    <>
      <DataTable
        label={t('report.win-backs')}
        columns={columns}
        rows={report.rows}
        keyOf={({ month, action }) => `${month}/${action}`}
        orderIn="order"
        empty={<Empty title={t('nothing')}>{t('winBacks.none')}</Empty>}
      />
      <Part title={t('winBacks.effects')} about={t('winBacks.effectsAbout')}>
        <WinBackEffects report={report} />
      </Part>
      <Part title={t('winBacks.causes')}>
        <SilenceCauses report={report} />
      </Part>
    </>
  );
}
