import { Anchor, Badge, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  paymentStage,
  type ProcessName,
  processes,
  processNames,
  stagesOf,
} from '../../../../shared/domain/deals/pipeline.ts';
import { leadMoves, leadStages, type LeadStageName } from '../../../../shared/domain/leads/pipeline.ts';
import { useFormat } from '../../language/format.ts';
import { useSaid } from '../../language/use-language.ts';
import { useStageTitle } from '../../language/words-of.ts';
import { Page } from '../../ui/page.tsx';
import classes from './settings.module.css';

/** The stages of leads and of each process of deals, with what each of them asks. */
export function Component() {
  const { t } = useTranslation('settings');
  const said = useSaid();
  return (
    <Page
      title={t('link.pipelines')}
      actions={
        <Anchor component={Link} to="/settings" size="sm">
          {t('title')}
        </Anchor>
      }
    >
      <Stack gap="xl" maw={1100}>
        <Pipeline title={t('pipelines.leads')} file="shared/domain/leads/pipeline.ts">
          {leadStageNames.map((stage) => (
            <LeadStage key={stage} stage={stage} />
          ))}
        </Pipeline>
        {processNames.map((process) => (
          <Pipeline key={process} title={said(processes[process].title)} file="shared/domain/deals/pipeline.ts">
            <DealStages process={process} />
          </Pipeline>
        ))}
      </Stack>
    </Page>
  );
}

const leadStageNames = Object.keys(leadStages) as LeadStageName[]; // Object.keys forgets the names

type PipelineProps = { readonly title: string; readonly file: string; readonly children: ReactNode };

function Pipeline({ title, file, children }: PipelineProps) {
  const { t } = useTranslation('settings');
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {title}
      </Title>
      <ol className={`plain-list ${classes.cards}`}>{children}</ol>
      <Text size="sm" c="dimmed" mt="xs">
        {t('pipelines.code', { file })}
      </Text>
    </section>
  );
}

/** What a lead has to tell before it may enter a stage. */
const leadGates = {
  mql: ['claim'],
  sql: ['segment', 'need', 'interest', 'criteria'],
} as const;

function LeadStage({ stage }: { readonly stage: LeadStageName }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const said = useSaid();
  const titleOf = (of: LeadStageName): string => said(leadStages[of].title); // a deal at a stage of the same name is called otherwise in Russian
  const gate = stage === 'mql' || stage === 'sql' ? leadGates[stage].map((asked) => t(`gate.${asked}`)) : [];
  const next = leadMoves[stage];
  return (
    <li className={classes.card}>
      <Text fw={600}>{titleOf(stage)}</Text>
      {gate.length > 0 && <Told name={t('pipelines.gate')} what={format.list(gate)} />}
      <Told
        name={t('pipelines.moves')}
        what={next.length === 0 ? t('pipelines.end') : format.list(next.map((to) => titleOf(to)))}
      />
    </li>
  );
}

function DealStages({ process }: { readonly process: ProcessName }) {
  const { t } = useTranslation('settings');
  const titleOf = useStageTitle();
  return (
    <>
      {stagesOf(process).map(({ stage, gate }, at) => (
        <li key={stage} className={classes.card}>
          <Text fw={600}>{t('pipelines.order', { number: at + 1, stage: titleOf(stage) })}</Text>
          <Told
            name={t('pipelines.gate')}
            what={gate.length === 0 ? t('pipelines.free') : gate.map((asked) => t(`requirement.${asked}`)).join('; ')}
          />
          {stage === paymentStage && (
            <Badge variant="light" color="green" mt={4}>
              {t('pipelines.won')}
            </Badge>
          )}
        </li>
      ))}
    </>
  );
}

function Told({ name, what }: { readonly name: string; readonly what: string }) {
  return (
    <Text size="sm">
      <Text component="span" c="dimmed">
        {name}
      </Text>
      {': '}
      {what}
    </Text>
  );
}
