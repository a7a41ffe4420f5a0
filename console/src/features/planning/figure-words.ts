import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNameOf, usePlant } from '../../api/plant.ts';
import { settingQuery } from '../../api/plant.ts';
import { useFormat } from '../../language/format.ts';
import { usePipelineTitle, useReasonTitle } from '../../language/named.ts';
import { useStageTitle, useTitleIn } from '../../language/words-of.ts';
import type { Hypothesis } from './api.ts';
import { type Measured, type Unit, unitOf } from './measured-figures.ts';

/** What a figure is called: `Share that moves on · Project: Agree price`. */
export function useFigureWords(): (figure: Measured) => string {
  const { t, i18n } = useTranslation('planning');
  const pipelineOf = usePipelineTitle();
  const stageOf = useStageTitle();
  const reasonOf = useReasonTitle();
  return (figure) => {
    const key = `figure.${figure.report}.${figure.figure}`;
    const name = i18n.exists(`planning:${key}`) ? (t as (of: string) => string)(key) : figure.figure;
    const of = [
      'stage' in figure ? `${pipelineOf(figure.pipeline)}: ${stageOf(figure.stage)}` : [],
      'reason' in figure ? reasonOf(figure.reason) : [],
      'competitor' in figure && figure.competitor !== undefined ? figure.competitor : [],
    ].flat();
    return [name, ...of].join(' · ');
  };
}

const minorInPoint = 100;
const minuteMs = 60_000;

/** Values of a figure as they are read: a change says its sign. */
export function useValueText() {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const { currency } = usePlant();
  const plain = (value: number, unit: Unit): string => {
    switch (unit) {
      case 'share':
        return format.percent(value, 1);
      case 'money':
        return format.money({ netMinor: value, currency });
      case 'days':
        return t('hypotheses.days', { days: format.number(value, 1) });
      case 'minutes':
        return format.duration(value * minuteMs);
      default:
        return format.number(value, 2);
    }
  };
  const change = (value: number, unit: Unit): string => {
    const sign = value > 0 ? '+' : value < 0 ? '−' : '';
    const size = Math.abs(value);
    return `${sign}${unit === 'share' ? t('hypotheses.points', { points: format.number(size * minorInPoint, 1) }) : plain(size, unit)}`;
  };
  return { plain, change };
}

/** Of whom a figure is measured; nothing of all. */
export function useFilterWords(): (of: Hypothesis['of']) => string[] {
  const { t } = useTranslation(['planning', 'words']);
  const { segments, sources } = usePlant();
  const titleIn = useTitleIn();
  const nameOf = useNameOf();
  const { data: groups = [] } = useQuery(settingQuery('product-groups'));
  return ({ segment, manager, source, campaign, product, origin, touch }) =>
    [
      segment === undefined ? [] : titleIn(segments, segment),
      nameOf(manager) ?? [],
      source === undefined ? [] : titleIn(sources, source),
      campaign === undefined ? [] : t('costs.ofCampaign', { campaign }),
      product === undefined ? [] : titleIn(groups, product),
      origin === undefined ? [] : t(`words:origin.${origin}`),
      touch === undefined ? [] : t(`words:touch.${touch}`),
    ].flat();
}

/** What a figure is told in, of a hypothesis. */
export const unitOfHypothesis = ({ figure }: Pick<Hypothesis, 'figure'>): Unit => unitOf(figure);
