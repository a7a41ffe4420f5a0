import { dealQuery } from '../../../moves/api.ts';
import { type DealCard, editDeal } from '../api.ts';
import { useRecordEdit } from '../edit/use-record-edit.ts';

/** Edits a deal in place. */
export const useDealEdit = (card: DealCard) =>
  useRecordEdit(editDeal, {
    queryKey: dealQuery(card.id).queryKey,
    card,
    refresh: [['deal', card.id, 'timeline'], ['deals-board']],
  });
