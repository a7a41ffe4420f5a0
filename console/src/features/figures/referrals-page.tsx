import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/shown.tsx';
import type { Report } from './api.ts';
import { useCells } from './cells.tsx';
import { ReportFrame } from './report-frame.tsx';
import { useTitles } from './titles.ts';

type Row = Report<'referrals'>['rows'][number];

/** Who recommended us, and what came of it. */
export function Component() {
  return <ReportFrame report="referrals">{(report) => <Referrals report={report} />}</ReportFrame>;
}

function Referrals({ report: { rows, currency } }: { readonly report: Report<'referrals'> }) {
  const { t } = useTranslation('figures');
  const titles = useTitles();
  const cells = useCells(currency);
  const columns: Column<Row>[] = [
    { id: 'company', title: t('referrals.referrer'), value: ({ company }) => company ?? t('records.noCompany') },
    { id: 'segment', title: t('filter.name.segment'), value: ({ segment }) => titles.segment(segment) },
    {
      ...{ id: 'referred', title: t('referrals.referred'), isNumber: true, value: ({ referred }) => referred.length },
      show: ({ referred, records }) => cells.count(referred.length, { records: records['referred'] }),
    },
    {
      ...{ id: 'customers', title: t('referrals.customers'), isNumber: true, value: ({ customers }) => customers },
      show: ({ customers, records }) => cells.count(customers, { records: records['customers'] }),
    },
    ...(['revenue', 'margin', 'ownRevenue'] as const).map(
      (name): Column<Row> => ({
        ...{ id: name, title: t(`referrals.${name}`), help: t(`referrals.help.${name}`), isNumber: true },
        value: (row) => row[name],
        show: (row) => cells.money(row[name], { records: row.records[name] }),
      }),
    ),
  ];
  return (
    <DataTable
      label={t('report.referrals')}
      columns={columns}
      rows={rows}
      keyOf={({ referrer }) => referrer}
      to={({ referrer }) => `/accounts/${referrer}`}
      orderIn="order"
      empty={<Empty title={t('nothing')}>{t('referrals.none')}</Empty>}
    />
  );
}
