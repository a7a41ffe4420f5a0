import { useTranslation } from 'react-i18next';
import { basketTitles } from '../../../../shared/domain/leads/pipeline.ts';
import { bandOf } from '../../../../shared/domain/return/rfm/cells.ts';
import { usePlant } from '../../api/plant.ts';
import { useSaid } from '../../language/use-language.ts';
import { useTitleIn } from '../../language/words-of.ts';
import type { Audience } from './api.ts';

/** What a group of the 27 is called. */
export function useCellName(): (cell: number) => string {
  const { t } = useTranslation('campaigns');
  return (cell) =>
    t('cellName', {
      recency: t(`recency.${bandOf(cell, 'recency')}`),
      frequency: t(`frequency.${bandOf(cell, 'frequency')}`),
      monetary: t(`monetary.${bandOf(cell, 'monetary')}`),
    });
}

/** Whom a campaign is for, in a sentence. */
export function useAudienceWords(): (audience: Audience | undefined) => string {
  const { t } = useTranslation('campaigns');
  const said = useSaid();
  const titleIn = useTitleIn();
  const cellName = useCellName();
  const { segments } = usePlant();
  const words = (condition: Audience[number]): string => {
    switch (condition.by) {
      case 'basket':
        return t('audience.basket', { title: said(basketTitles[condition.basket]) });
      case 'segment':
        return t('audience.segment', { title: titleIn(segments, condition.segment) });
      case 'lane':
        return t(`audience.lane.${condition.lane}`);
      case 'cell':
        return t('audience.cell', { name: cellName(condition.cell) });
    }
  };
  return (audience) => (audience === undefined ? t('audience.none') : audience.map(words).join(', '));
}
