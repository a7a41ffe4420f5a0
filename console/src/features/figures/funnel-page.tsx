import { useTranslation } from 'react-i18next';
import { pipelines } from '../../../../shared/domain/figures/stages.ts';
import { Empty } from '../../ui/shown.tsx';
import type { Report } from './api.ts';
import classes from './figures.module.css';
import { FunnelDrawing, ReachDrawing } from './funnel-drawing.tsx';
import { FunnelTable } from './funnel-table.tsx';
import { Part, ReportFrame } from './report-frame.tsx';
import { useTitles } from './titles.ts';

/** Every stage of leads and deals: who came there, and what became of them. */
export function Component() {
  return <ReportFrame report="funnel">{(report) => <Funnel report={report} />}</ReportFrame>;
}

function Funnel({ report }: { readonly report: Report<'funnel'> }) {
  const { t } = useTranslation('figures');
  const titles = useTitles();
  const shown = pipelines
    .map((pipeline) => ({ pipeline, stages: report.stages.filter((stage) => stage.pipeline === pipeline) }))
    .filter(({ stages }) => stages.some(({ entered }) => entered > 0));
  if (shown.length === 0) return <Empty title={t('nothing')}>{t('funnel.none')}</Empty>;
  return (
    <>
      <ReachDrawing reach={report.reach} />
      <div className={classes.halves}>
        {shown.map(({ pipeline, stages }) => (
          <Part key={pipeline} title={titles.pipeline(pipeline)}>
            <FunnelDrawing stages={stages} />
          </Part>
        ))}
      </div>
      {shown.map(({ pipeline, stages }) => (
        <Part
          key={pipeline}
          title={t('funnel.table', { pipeline: titles.pipeline(pipeline) })}
          about={t('funnel.reconciles')}
        >
          <FunnelTable
            label={t('funnel.table', { pipeline: titles.pipeline(pipeline) })}
            stages={stages}
            currency={report.currency}
          />
        </Part>
      ))}
    </>
  );
}
