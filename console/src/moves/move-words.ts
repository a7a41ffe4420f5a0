import { useTranslation } from 'react-i18next';
import { useStageTitle } from '../language/words-of.ts';
import type { DealTarget, LeadTarget } from './api.ts';
import { type MovableDeal, type MovableLead, wayOf } from './targets.ts';

/** What a move of a lead is called on its button. */
export function useLeadMoveWords(): (lead: Pick<MovableLead, 'stage'>, to: LeadTarget) => string {
  const { t } = useTranslation('moves');
  return ({ stage }, to) => (stage === 'new' && to === 'mql' ? t('claim') : t(`lead.${to}.act`));
}

/** What a move of a deal is called on its button: on and back by the stage it goes to. */
export function useDealMoveWords(): (deal: MovableDeal, to: DealTarget) => string {
  const { t } = useTranslation('moves');
  const titleOf = useStageTitle();
  return (deal, to) => {
    const way = wayOf(deal, to);
    if (way === 'on') return titleOf(to);
    if (way === 'back') return t('deal.back.title', { stage: titleOf(to) });
    return way === 'reopen' ? t('deal.reopen.title', { stage: titleOf(to) }) : t(`deal.${to as Out}.act`);
  };
}

type Out = Extract<DealTarget, 'parked' | 'lost' | 'cancelled'>;
