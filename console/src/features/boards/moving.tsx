import type { DealTarget, LeadTarget } from '../../moves/api.ts';
import { MoveDeal } from '../../moves/move-deal.tsx';
import { MoveLead } from '../../moves/move-lead.tsx';
import type { BoardCard } from './api.ts';
import type { Place } from './places.ts';

type Props = {
  readonly kind: 'lead' | 'deal';
  readonly card: BoardCard;
  readonly to: Place;
  readonly onMoved: () => void;
  /** It was refused, or given up. */
  readonly onClose: () => void;
};

/** A move that is under way: sent at once, or asked about first where something has to be said. */
export function Moving({ kind, card, to, onMoved, onClose }: Props) {
  const subject = { ...card, stage: card.stage ?? '' };
  return kind === 'lead' ? (
    <MoveLead lead={subject} to={to as LeadTarget} onClose={onClose} onMoved={onMoved} /> // a board of leads offers no other
  ) : (
    <MoveDeal deal={subject} to={to as DealTarget} onClose={onClose} onMoved={onMoved} />
  );
}
