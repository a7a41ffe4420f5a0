import { Fieldset, NumberInput, Stack, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isEnd, type Pipeline, stageOrder } from '../../../../shared/domain/figures/stages.ts';
import { usePipelineTitle } from '../../language/named.ts';
import { useStageTitle } from '../../language/words-of.ts';
import type { MarketSegment } from './edit-market-page.tsx';
import classes from './planning.module.css';

type Props = {
  readonly segment: MarketSegment;
  readonly process: Exclude<Pipeline, 'leads'>;
  readonly onChange: (segment: MarketSegment) => void;
};

const short = ['toWhom', 'what', 'whyUs'] as const;
const longest = { persona: 2000, short: 500 } as const;

/** Who buys in a segment, what and why, and how many days each stage is meant to take. */
export function SegmentFields({ segment, process, onChange }: Props) {
  const { t } = useTranslation('planning');
  return (
    <Stack gap="sm">
      <Textarea
        label={t('market.persona')}
        description={t('market.personaAbout')}
        value={segment.persona ?? ''}
        onChange={(event) => onChange({ ...segment, persona: event.currentTarget.value })}
        maxLength={longest.persona}
        autosize
        minRows={2}
      />
      {short.map((name) => (
        <Textarea
          key={name}
          label={t(`market.${name}`)}
          value={segment[name] ?? ''}
          onChange={(event) => onChange({ ...segment, [name]: event.currentTarget.value })}
          maxLength={longest.short}
          autosize
        />
      ))}
      {(['leads', process] as const).map((pipeline) => (
        <Days key={pipeline} pipeline={pipeline} segment={segment} onChange={onChange} />
      ))}
    </Stack>
  );
}

type DaysProps = Omit<Props, 'process'> & { readonly pipeline: Pipeline };

function Days({ pipeline, segment, onChange }: DaysProps) {
  const { t } = useTranslation('planning');
  const pipelineOf = usePipelineTitle();
  const stageOf = useStageTitle();
  const set = (stage: string, days: number | undefined): void => {
    const others = segment.journey.filter((step) => step.pipeline !== pipeline || step.stage !== stage);
    onChange({ ...segment, journey: days === undefined ? others : [...others, { pipeline, stage, days }] });
  };
  return (
    <Fieldset legend={t('market.daysOf', { pipeline: pipelineOf(pipeline) })}>
      <div className={classes.fields}>
        {stageOrder[pipeline]
          .filter((stage) => !isEnd(pipeline, stage))
          .map((stage) => (
            <NumberInput
              key={stage}
              label={stageOf(stage)}
              value={segment.journey.find((step) => step.pipeline === pipeline && step.stage === stage)?.days ?? ''}
              onChange={(typed) => set(stage, typed === '' ? undefined : Number(typed))}
              min={0}
              max={1000}
              hideControls
            />
          ))}
      </div>
    </Fieldset>
  );
}
