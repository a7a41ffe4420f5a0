import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { pipelines, stageOrder } from '../../../../shared/domain/figures/stages.ts';
import { settingQuery } from '../../api/plant.ts';
import { usePipelineTitle, useReasonTitle } from '../../language/named.ts';
import { useStageTitle } from '../../language/words-of.ts';
import { competitorsQuery } from './api.ts';
import { figuresOf, type Measured, type ReportName, reports } from './measured-figures.ts';
import classes from './planning.module.css';

type Props = { readonly figure: Measured; readonly onChange: (figure: Measured) => void };

/** A report’s first figure, to be narrowed further. */
export function firstFigure(report: ReportName): Measured {
  const [figure = ''] = figuresOf(report);
  const at = { pipeline: 'project', stage: 'agree-price' };
  const more = report === 'losses' ? { ...at, reason: 'price' } : report === 'funnel' ? at : {};
  return { report, figure, ...more } as Measured; // one of that report, by the table of them
}

/** Which figure of which report is bet on. */
export function FigureInput({ figure, onChange }: Props) {
  const { t, i18n } = useTranslation('planning');
  const wordOf = (name: string): string => {
    const key = `figure.${figure.report}.${name}`;
    return i18n.exists(`planning:${key}`) ? (t as (of: string) => string)(key) : name;
  };
  return (
    <div className={classes.fields}>
      <Select
        label={t('hypotheses.report')}
        data={reports.map((value) => ({ value, label: t(`report.${value}`) }))}
        value={figure.report}
        onChange={(report) => {
          const chosen = reports.find((each) => each === report);
          if (chosen) onChange(firstFigure(chosen));
        }}
        allowDeselect={false}
      />
      <Select
        label={t('hypotheses.figure')}
        data={figuresOf(figure.report).map((value) => ({ value, label: wordOf(value) }))}
        value={figure.figure}
        onChange={(name) => name !== null && onChange({ ...figure, figure: name } as Measured)} // one of that report’s
        allowDeselect={false}
      />
      {'stage' in figure && <StageInputs figure={figure} onChange={onChange} />}
      {figure.report === 'losses' && <ReasonInput figure={figure} onChange={onChange} />}
      {figure.report === 'choice' && <RivalInput figure={figure} onChange={onChange} />}
    </div>
  );
}

type Of<R extends ReportName> = Extract<Measured, { report: R }>;
type StageProps = {
  readonly figure: Of<'funnel'> | Of<'losses'>;
  readonly onChange: Props['onChange'];
};

function StageInputs({ figure, onChange }: StageProps) {
  const { t } = useTranslation('planning');
  const pipelineOf = usePipelineTitle();
  const stageOf = useStageTitle();
  return (
    <>
      <Select
        label={t('hypotheses.pipeline')}
        data={pipelines.map((value) => ({ value, label: pipelineOf(value) }))}
        value={figure.pipeline}
        onChange={(chosen) => {
          const pipeline = pipelines.find((each) => each === chosen);
          if (pipeline) onChange({ ...figure, pipeline, stage: stageOrder[pipeline][1] ?? '' });
        }}
        allowDeselect={false}
      />
      <Select
        label={t('hypotheses.stage')}
        data={stageOrder[figure.pipeline].map((value) => ({ value, label: stageOf(value) }))}
        value={figure.stage}
        onChange={(stage) => stage !== null && onChange({ ...figure, stage })}
        allowDeselect={false}
      />
    </>
  );
}

/** Reasons of the stage; of leads the criteria. */
function ReasonInput({ figure, onChange }: { readonly figure: Of<'losses'>; readonly onChange: Props['onChange'] }) {
  const { t } = useTranslation('planning');
  const titleOf = useReasonTitle();
  const { data: reasons = {} } = useQuery(settingQuery('loss-reasons'));
  const { data: criteria = [] } = useQuery(settingQuery('criteria'));
  const ids = (figure.pipeline === 'leads' ? criteria : (reasons[figure.stage] ?? [])).map(({ id }) => id);
  return (
    <Select
      label={t('hypotheses.reason')}
      data={ids.map((value) => ({ value, label: titleOf(value) }))}
      value={ids.includes(figure.reason) ? figure.reason : null}
      onChange={(reason) => reason !== null && onChange({ ...figure, reason })}
      required
      searchable
    />
  );
}

function RivalInput({ figure, onChange }: { readonly figure: Of<'choice'>; readonly onChange: Props['onChange'] }) {
  const { t } = useTranslation('planning');
  const { data: competitors = [] } = useQuery(competitorsQuery);
  return (
    <Select
      label={t('hypotheses.rival')}
      placeholder={t('hypotheses.anyRival')}
      data={competitors.filter(({ us }) => !us).map(({ slug, name }) => ({ value: slug, label: name }))}
      value={figure.competitor ?? null}
      onChange={(competitor) => onChange({ ...figure, competitor: competitor ?? undefined })}
      clearable
    />
  );
}
