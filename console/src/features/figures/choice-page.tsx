import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/format.ts';
import { Empty } from '../../ui/shown.tsx';
import type { Report } from './api.ts';
import { Figure } from './cells.tsx';
import { ChoiceChart } from './choice-chart.tsx';
import { ChoiceTable } from './choice-table.tsx';
import classes from './figures.module.css';
import { ReportFrame } from './report-frame.tsx';

/** Of a hundred who chose between us and a rival, how many chose us. */
export function Component() {
  return <ReportFrame report="choice">{(report) => <Choice report={report} />}</ReportFrame>;
}

function Choice({ report }: { readonly report: Report<'choice'> }) {
  const { t } = useTranslation('figures');
  const format = useFormat();
  const us = report.rows.find((row) => row.us && row.segment === undefined);
  if (report.rows.length === 0) return <Empty title={t('nothing')}>{t('choice.none')}</Empty>;
  return (
    <>
      <div className={classes.cards}>
        <div className={classes.card}>
          <Text size="sm" c="dimmed">
            {t('choice.overall')}
          </Text>
          <Text fz="h2" fw={700}>
            <Figure
              text={us?.choice === undefined ? undefined : t('choice.of100', { choice: format.number(us.choice) })}
              why="noChoice"
            />
          </Text>
          {us?.low !== undefined && us.high !== undefined && (
            <Text size="sm">{t('choice.interval', { low: format.number(us.low), high: format.number(us.high) })}</Text>
          )}
        </div>
        {(['won', 'lost'] as const).map((name) => {
          const { told, of, records } = report.coverage[name];
          return (
            <div key={name} className={classes.card}>
              <Text size="sm" c="dimmed">
                {t(`choice.coverage.${name}`)}
              </Text>
              <Text fz="h4" fw={650}>
                {t('choice.told', { told, of })}
              </Text>
              <Text size="sm">
                <Figure text={t(`choice.open.${name}`)} records={records} isNothing={of === 0} />
              </Text>
            </div>
          );
        })}
      </div>
      <ChoiceTable report={report} />
      {us && <ChoiceChart row={us} />}
    </>
  );
}
