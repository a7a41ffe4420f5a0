import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Report } from './api.ts';
import { useCells } from './cells.tsx';
import { LifecycleGroups, LifecyclePyramid, LifecycleRoles } from './lifecycle-parts.tsx';
import { LifecycleStages, LifecycleStates } from './lifecycle-tables.tsx';
import { Part, ReportFrame } from './report-frame.tsx';

/** Where customers stand, what one of each costs, and who sees to them. */
export function Component() {
  return (
    <ReportFrame report="lifecycle" files={['csv', 'xlsx']}>
      {(report) => <Lifecycle report={report} />}
    </ReportFrame>
  );
}

function Lifecycle({ report }: { readonly report: Report<'lifecycle'> }) {
  const { t } = useTranslation('figures');
  const cells = useCells(report.currency);
  return (
    <>
      <Part title={t('lifecycle.states')} about={t('lifecycle.statesAbout')}>
        <LifecycleStates report={report} />
      </Part>
      <Part title={t('lifecycle.costs')} about={t('lifecycle.costsAbout')}>
        <LifecycleStages report={report} />
        <Text size="sm" mt="xs">
          {t('lifecycle.recurring')} <b>{cells.money(report.recurringRevenue, { records: report.recurringRecords })}</b>
        </Text>
      </Part>
      <Part title={t('lifecycle.pyramid')} about={t('lifecycle.pyramidAbout')}>
        <LifecyclePyramid report={report} />
      </Part>
      <Part title={t('lifecycle.groups')}>
        <LifecycleGroups report={report} />
        {report.unsold.length > 0 && (
          <Text size="sm" mt="xs">
            {t('lifecycle.unsold', { products: report.unsold.join(', ') })}
          </Text>
        )}
      </Part>
      <Part title={t('lifecycle.roles')}>
        <LifecycleRoles report={report} />
      </Part>
    </>
  );
}
