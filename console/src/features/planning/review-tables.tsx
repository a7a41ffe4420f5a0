import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { processNames } from '../../../../shared/domain/deals/pipeline.ts';
import { useNameOf } from '../../api/plant.ts';
import { useFormat } from '../../language/format.ts';
import { usePipelineTitle } from '../../language/named.ts';
import { useSaid } from '../../language/use-language.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { NoData } from '../../ui/no-data.tsx';
import type { NextReview } from './api.ts';
import classes from './planning.module.css';
import { StateBadge } from './verdict.tsx';

type Props = { readonly review: NextReview };

/** What a review looks at beside what changed: bets that are due, levers, and how much was begun. */
export function ReviewTables({ review }: Props) {
  const { t } = useTranslation('planning');
  return (
    <>
      <section>
        <Title order={2} size="h4" mb="xs">
          {t('reviews.hypotheses')}
        </Title>
        <Due review={review} />
      </section>
      <div className={classes.wide}>
        <section>
          <Title order={2} size="h4">
            {t('reviews.levers')}
          </Title>
          <Text size="sm" c="dimmed" mb="xs">
            {t('reviews.leversAbout')}
          </Text>
          <Levers review={review} />
        </section>
        <section>
          <Title order={2} size="h4">
            {t('reviews.months')}
          </Title>
          <Text size="sm" c="dimmed" mb="xs">
            {t('reviews.monthsAbout')}
          </Text>
          <Months review={review} />
        </section>
      </div>
    </>
  );
}

function Due({ review: { hypotheses } }: Props) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const nameOf = useNameOf();
  if (hypotheses.length === 0) return <Text c="dimmed">{t('reviews.noHypotheses')}</Text>;
  return (
    <Stack gap={6} component="ul" className="plain-list">
      {hypotheses.map((hypothesis) => (
        <li key={hypothesis.id}>
          {/* of the register’s states, by the contract of it */}
          <StateBadge
            hypothesis={{ ...hypothesis, state: hypothesis.state as 'planned' | 'running' | 'judged' | 'dropped' }}
          />{' '}
          <Anchor component={Link} to={`/hypotheses/${hypothesis.id}`}>
            {hypothesis.statement}
          </Anchor>{' '}
          <Text span size="sm" c="dimmed">
            {[nameOf(hypothesis.owner) ?? '', format.day(hypothesis.reviewOn)].join(' · ')}
          </Text>
        </li>
      ))}
    </Stack>
  );
}

type Lever = NextReview['levers'][number];

function Levers({ review: { levers, currency } }: Props) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const said = useSaid();
  const pipelineOf = usePipelineTitle();
  const columns: Column<Lever>[] = [
    {
      ...{ id: 'stage', title: t('hypotheses.stage') },
      value: ({ pipeline, title }) => `${pipelineOf(pipeline)}: ${said(title)}`,
    },
    { id: 'gone', title: t('reviews.gone'), help: t('reviews.help.gone'), isNumber: true, value: ({ gone }) => gone },
    {
      ...{ id: 'conversion', title: t('reviews.conversion'), isNumber: true, value: ({ conversion }) => conversion },
      show: ({ conversion }) => format.percent(conversion),
    },
    {
      ...{ id: 'extra', title: t('reviews.extra'), help: t('reviews.help.extra'), isNumber: true },
      value: ({ extraMargin }) => extraMargin,
      show: ({ extraMargin }) =>
        extraMargin === undefined ? (
          <NoData why={t('reviews.noExtra')} />
        ) : (
          format.money({ netMinor: extraMargin, currency })
        ),
    },
  ];
  return (
    <DataTable
      label={t('reviews.levers')}
      columns={columns}
      rows={levers}
      keyOf={({ pipeline, stage }) => `${pipeline}/${stage}`}
      isBounded={false}
      empty={<Text c="dimmed">{t('reviews.noLevers')}</Text>}
    />
  );
}

type Month = NextReview['months'][number];

function Months({ review: { months } }: Props) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const pipelineOf = usePipelineTitle();
  const columns: Column<Month>[] = [
    { id: 'month', title: t('month'), value: ({ month }) => month, show: ({ month }) => format.month(month) },
    ...processNames.map(
      (process): Column<Month> => ({
        ...{ id: process, title: pipelineOf(process), isNumber: true },
        value: ({ deals }) => deals[process] ?? 0,
      }),
    ),
    { id: 'campaigns', title: t('reviews.campaigns'), isNumber: true, value: ({ campaigns }) => campaigns },
  ];
  return (
    <DataTable
      label={t('reviews.months')}
      columns={columns}
      rows={months}
      keyOf={({ month }) => month}
      isBounded={false}
    />
  );
}
