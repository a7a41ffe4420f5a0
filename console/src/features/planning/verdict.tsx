import { Badge, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Hypothesis } from './api.ts';
import { unitOfHypothesis, useValueText } from './figure-words.ts';

const colours = {
  planned: 'gray',
  running: 'indigo',
  dropped: 'gray',
  confirmed: 'teal',
  refuted: 'red',
  undecided: 'yellow',
  'not-enough-data': 'orange',
} as const;

/** Where a hypothesis stands, or what came of it. */
export function StateBadge({
  hypothesis: { state, verdict },
}: {
  readonly hypothesis: Pick<Hypothesis, 'state' | 'verdict'>;
}) {
  const { t } = useTranslation('planning');
  const shown = verdict?.outcome ?? (state === 'judged' ? 'undecided' : state);
  return (
    <Badge variant="light" color={colours[shown]}>
      {t(`hypotheses.states.${shown}`)}
    </Badge>
  );
}

/** What came of a hypothesis: the difference with its interval, or how much data it lacked. */
export function VerdictText({ hypothesis }: { readonly hypothesis: Hypothesis }) {
  const { t } = useTranslation('planning');
  const { change } = useValueText();
  const { verdict } = hypothesis;
  if (!verdict) return null;
  const { outcome, of, needed, difference, low, high } = verdict;
  if (outcome === 'not-enough-data')
    return <Text>{needed === undefined ? t('hypotheses.nothingKnown') : t('hypotheses.tooFew', { of, needed })}</Text>;
  if (difference === undefined || low === undefined || high === undefined) return null;
  const unit = unitOfHypothesis(hypothesis);
  return (
    <Text>
      {t('hypotheses.difference', {
        difference: change(difference, unit),
        low: change(low, unit),
        high: change(high, unit),
      })}
    </Text>
  );
}
