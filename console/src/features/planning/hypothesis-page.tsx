import { Button, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useNameOf } from '../../api/plant.ts';
import { useMay } from '../../api/use-session.ts';
import { useFormat } from '../../language/format.ts';
import { NoData } from '../../ui/no-data.tsx';
import { Page } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { type Hypothesis, hypothesisQuery } from './api.ts';
import { DropHypothesis } from './drop-hypothesis.tsx';
import { unitOfHypothesis, useFigureWords, useFilterWords, useValueText } from './figure-words.ts';
import classes from './planning.module.css';
import { StateBadge, VerdictText } from './verdict.tsx';

/** A hypothesis: the bet, what it is compared with, and what came of it. */
export function Component() {
  const { t } = useTranslation('planning');
  const { id = '' } = useParams();
  const may = useMay();
  const query = useQuery(hypothesisQuery(id));
  const [isDropping, setDropping] = useState(false);
  const mayDrop = may('edit-hypotheses') && (query.data?.state === 'planned' || query.data?.state === 'running');
  return (
    <Page
      title={t('hypotheses.one')}
      actions={
        mayDrop && (
          <Button size="xs" variant="default" onClick={() => setDropping(true)}>
            {t('hypotheses.drop')}
          </Button>
        )
      }
    >
      <Shown query={query}>{(hypothesis) => <Bet hypothesis={hypothesis} />}</Shown>
      {isDropping && <DropHypothesis id={id} onClose={() => setDropping(false)} />}
    </Page>
  );
}

function Bet({ hypothesis }: { readonly hypothesis: Hypothesis }) {
  const { t } = useTranslation('planning');
  const { statement, state, why, verdict, endedAt } = hypothesis;
  const format = useFormat();
  return (
    <Stack gap="md" maw={1000}>
      <Group gap="sm" align="start">
        <Text size="lg" fw={600} className={classes.words}>
          {statement}
        </Text>
        <StateBadge hypothesis={hypothesis} />
      </Group>
      {state === 'dropped' && (
        <Text>
          {t('hypotheses.droppedBecause', { why, when: endedAt === undefined ? '' : format.longDay(endedAt) })}
        </Text>
      )}
      <div className={classes.wide}>
        <section className={classes.card}>
          <Title order={2} size="h5" mb="xs">
            {t('hypotheses.bet')}
          </Title>
          <Details hypothesis={hypothesis} />
        </section>
        <section className={classes.card}>
          <Title order={2} size="h5" mb="xs">
            {verdict ? t('hypotheses.verdict') : t('hypotheses.soFar')}
          </Title>
          <Outcome hypothesis={hypothesis} />
        </section>
      </div>
    </Stack>
  );
}

function Details({ hypothesis }: { readonly hypothesis: Hypothesis }) {
  const { t } = useTranslation(['planning', 'words']);
  const format = useFormat();
  const nameOf = useNameOf();
  const figureOf = useFigureWords();
  const filterOf = useFilterWords();
  const { change } = useValueText();
  const { figure, of, expected, owner, startOn, reviewOn, lane, writtenAt, by } = hypothesis;
  const filter = filterOf(of);
  const rows: readonly (readonly [string, string])[] = [
    [t('hypotheses.figure'), figureOf(figure)],
    [t('hypotheses.of'), filter.length === 0 ? t('hypotheses.ofAll') : filter.join(' · ')],
    [t('hypotheses.lane'), t(`words:lane.${lane}`)],
    [t('hypotheses.expected'), change(expected, unitOfHypothesis(hypothesis))],
    [t('hypotheses.startOn'), format.longDay(startOn)],
    [t('hypotheses.reviewOn'), format.longDay(reviewOn)],
    [t('hypotheses.owner'), nameOf(owner) ?? owner],
    [t('hypotheses.writtenBy'), [nameOf(by) ?? '', format.day(writtenAt)].filter((part) => part !== '').join(', ')],
  ];
  return (
    <dl className={classes.facts}>
      {rows.map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name} value`}>{value}</dd>])}
    </dl>
  );
}

const whole = 100;

/** Before, after, and how sure the difference is. */
function Outcome({ hypothesis }: { readonly hypothesis: Hypothesis }) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const { baseline, result, needed, verdict, state } = hypothesis;
  if (state === 'planned') return <Text>{t('hypotheses.notStarted')}</Text>;
  return (
    <Stack gap="xs">
      <VerdictText hypothesis={hypothesis} />
      <dl className={classes.facts}>
        <dt>{t('hypotheses.baseline')}</dt>
        <dd>
          <Counted counted={baseline} hypothesis={hypothesis} />
        </dd>
        {result && <dt>{t('hypotheses.result')}</dt>}
        {result && (
          <dd>
            <Counted counted={result} hypothesis={hypothesis} />
          </dd>
        )}
        <dt>{t('hypotheses.needed')}</dt>
        <dd>{needed === undefined ? <NoData why={t('hypotheses.nothingKnown')} /> : format.number(needed)}</dd>
      </dl>
      {verdict?.needed !== undefined && (
        <Progress
          value={Math.min(whole, (verdict.of / verdict.needed) * whole)}
          aria-label={t('hypotheses.tooFew', { of: verdict.of, needed: verdict.needed })}
        />
      )}
      {!verdict && (
        <Text size="sm" c="dimmed">
          {t('hypotheses.judgedItself')}
        </Text>
      )}
    </Stack>
  );
}

type CountedProps = { readonly counted: Hypothesis['baseline']; readonly hypothesis: Hypothesis };

/** A figure of some days, and of how many it was counted. */
function Counted({ counted, hypothesis }: CountedProps) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const { plain } = useValueText();
  if (counted?.value === undefined) return <NoData why={t('hypotheses.nothingKnown')} />;
  const { sample, value } = counted;
  return t(sample.kind === 'share' ? 'hypotheses.shareOf' : 'hypotheses.meanOf', {
    value: plain(value, unitOfHypothesis(hypothesis)),
    count: sample.of,
    part: sample.kind === 'share' ? format.number(sample.count) : '',
  });
}
