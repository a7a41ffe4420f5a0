import { useTranslation } from 'react-i18next';
import { basketTitles } from '../../../../shared/domain/leads/pipeline.ts';
import { useFormat } from '../../language/format.ts';
import { useSaid } from '../../language/use-language.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/shown.tsx';
import type { Report } from './api.ts';
import { sumOf, useCells } from './cells.tsx';
import { ReportFrame } from './report-frame.tsx';

type Row = Report<'baskets'>['rows'][number];
const counts = ['entered', 'returned', 'movedOn', 'closed', 'inside', 'won'] as const;

/** What became of those who came into the baskets. */
export function Component() {
  return <ReportFrame report="baskets">{(report) => <Baskets report={report} />}</ReportFrame>;
}

function Baskets({ report: { rows, currency } }: { readonly report: Report<'baskets'> }) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const said = useSaid();
  const cells = useCells(currency);
  const columns: Column<Row>[] = [
    { id: 'basket', title: t('filter.name.basket'), value: ({ basket }) => said(basketTitles[basket]) },
    { id: 'month', title: t('baskets.month'), value: ({ month }) => month, show: ({ month }) => format.month(month) },
    ...counts.map(
      (name): Column<Row> => ({
        ...{ id: name, title: t(`baskets.${name}`), help: t(`baskets.help.${name}`), isNumber: true },
        value: (row) => row[name],
        show: (row) => cells.count(row[name], { records: row.records[name] }),
        total: cells.count(rows.reduce((sum, row) => sum + row[name], 0)),
      }),
    ),
    {
      ...{ id: 'days', title: t('baskets.days'), help: t('baskets.help.days'), isNumber: true },
      value: ({ daysToReturn }) => daysToReturn,
      show: ({ daysToReturn }) => cells.days(daysToReturn, { why: 'noneReturned' }),
    },
    ...(['enteredSums', 'returnedSums', 'wonSums'] as const).map(
      (name): Column<Row> => ({
        ...{ id: name, title: t(`baskets.${name}`), isNumber: true, value: (row) => sumOf(row[name]) },
        show: (row) => cells.sums(row[name], { why: 'noAmount' }),
      }),
    ),
  ];
  return (
    <DataTable
      label={t('report.baskets')}
      columns={columns}
      rows={rows}
      keyOf={({ month, basket }) => `${month}/${basket}`}
      orderIn="order"
      empty={<Empty title={t('nothing')}>{t('baskets.none')}</Empty>}
    />
  );
}
