import { useTranslation } from 'react-i18next';
import { isIn } from './is-in.ts';
import { useFormat } from '../../language/format.ts';
import type { Pipeline } from '../../../../shared/domain/figures/stages.ts';
import type figures from './figures.en.json';
import { useTitles } from './titles.ts';

type Named = keyof typeof figures.filter.name;

/** What was asked for, in words: the months, and whom it is about. */
export function useAskedWords(): (asked: Readonly<Record<string, string>>) => string[] {
  const { t, i18n } = useTranslation(['figures', 'words']);
  const format = useFormat();
  const titles = useTitles();
  const translated = (key: string, otherwise: string): string =>
    i18n.exists(key) ? (t as (of: string) => string)(key) : otherwise;
  const values: Readonly<Record<Named, (value: string) => string>> = {
    segment: titles.segment,
    row: titles.segment,
    manager: titles.manager,
    responsible: titles.manager,
    seller: titles.manager,
    source: titles.source,
    campaign: (value) => value,
    product: titles.product,
    group: titles.product,
    touch: (value) => translated(`words:touch.${value}`, value),
    origin: (value) => translated(`words:origin.${value}`, value),
    lane: (value) => translated(`words:lane.${value}`, t('filter.allLanes')),
    by: (value) => translated(`figures:filter.${value}`, value),
    pipeline: (value) => titles.pipeline(value as Pipeline), // of an address a report gave
    shareBy: (value) => translated(`figures:filter.shareBy.${value}`, value),
    stage: titles.stage,
    outcome: (value) => translated(`figures:outcome.${value}`, value),
    reason: titles.reason,
    criterion: titles.reason,
    basket: titles.reason,
    figure: (value) => translated(`figures:figure.${value}`, value),
    verdict: (value) => translated(`figures:verdict.${value}`, value),
    response: (value) => translated(`figures:response.${value}`, value),
    hour: (value) => t('hour', { hour: value }),
    state: (value) => translated(`words:lifecycle.${value}`, value),
    cameTo: (value) => translated(`words:lifecycle.${value}`, value),
    step: (value) => value,
    movedUpTo: (value) => value,
    action: (value) => translated(`figures:action.${value}`, value),
    cause: (value) => translated(`figures:cause.${value}`, value),
    month: format.month,
  };
  const monthsOf = ({ from, to }: Readonly<Record<string, string>>): string[] => {
    if (from === undefined || to === undefined) return [];
    return [from === to ? format.month(from) : t('months', { from: format.month(from), to: format.month(to) })];
  };
  return (asked) => [
    ...monthsOf(asked),
    ...Object.entries(asked).flatMap(([name, value]) =>
      isIn(values, name) ? [t('said', { name: t(`filter.name.${name}`), value: values[name](value) })] : [],
    ),
    ...(asked['asOf'] === undefined ? [] : [t('asOf', { when: format.longDay(asked['asOf']) })]),
  ];
}
