import { useTranslation } from 'react-i18next';
import { Empty } from '../../ui/shown.tsx';
import type { Report } from './api.ts';
import { EconomicsBasis } from './economics-basis.tsx';
import { EconomicsTable } from './economics-table.tsx';
import { ManagersTable } from './managers-table.tsx';
import { PaybackChart } from './payback-chart.tsx';
import { Part, ReportFrame } from './report-frame.tsx';

/** Unit economics of each segment and month of the first lead. */
export function Component() {
  return (
    <ReportFrame report="economics" files={['csv', 'xlsx']}>
      {(report) => <Economics report={report} />}
    </ReportFrame>
  );
}

function Economics({ report }: { readonly report: Report<'economics'> }) {
  const { t } = useTranslation('figures');
  if (report.rows.length === 0) return <Empty title={t('nothing')}>{t('economics.none')}</Empty>;
  return (
    <>
      <EconomicsTable report={report} />
      <PaybackChart report={report} />
      {report.managers && (
        <Part title={t('economics.managers')} about={t('economics.managersAbout')}>
          <ManagersTable report={report} managers={report.managers} />
        </Part>
      )}
      <EconomicsBasis report={report} />
    </>
  );
}
