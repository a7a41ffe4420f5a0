import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../language/format.ts';
import { usePipelineTitle } from '../../language/named.ts';
import { useStageTitle } from '../../language/words-of.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { NoData } from '../../ui/no-data.tsx';
import type { MarketReport } from './api.ts';

type Step = MarketReport['segments'][number]['journey'][number];

/** The way of a customer as it is meant to be, and as it is. */
export function MarketJourney({ journey }: { readonly journey: readonly Step[] }) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const pipelineOf = usePipelineTitle();
  const stageOf = useStageTitle();
  const days = (value: number): string => t('hypotheses.days', { days: format.number(value, 1) });
  const columns: Column<Step>[] = [
    {
      ...{ id: 'stage', title: t('hypotheses.stage') },
      show: ({ pipeline, stage }) => `${pipelineOf(pipeline)}: ${stageOf(stage)}`,
    },
    {
      ...{ id: 'planned', title: t('market.planned'), isNumber: true },
      show: ({ planned }) => (planned === undefined ? '—' : days(planned)),
    },
    {
      ...{ id: 'actual', title: t('market.actual'), help: t('market.help.actual'), isNumber: true },
      show: ({ planned, daysMedian }) => {
        if (daysMedian === undefined) return <NoData why={t('market.nobodyYet')} />;
        const isLate = planned !== undefined && daysMedian > planned;
        return (
          <Text span inherit {...(isLate && { c: 'var(--mantine-color-error)', fw: 600 })}>
            {isLate ? t('market.slower', { days: days(daysMedian) }) : days(daysMedian)}
          </Text>
        );
      },
    },
    {
      ...{ id: 'entered', title: t('market.entered'), help: t('market.help.entered'), isNumber: true },
      show: ({ entered, records }) =>
        entered === 0 ? (
          format.number(0)
        ) : (
          <Anchor component={Link} to={`/figures/records?of=${encodeURIComponent(records)}`} inherit>
            {format.number(entered)}
          </Anchor>
        ),
    },
  ];
  return (
    <DataTable
      label={t('market.journey')}
      columns={columns}
      rows={journey}
      keyOf={({ pipeline, stage }) => `${pipeline}/${stage}`}
      isBounded={false}
    />
  );
}
