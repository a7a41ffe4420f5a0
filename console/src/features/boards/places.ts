/** The columns of a board, and where its cards may go. */
import { type ProcessName, stagesOf } from '../../../../shared/domain/deals/pipeline.ts';
import type { useMay } from '../../api/use-session.ts';
import type { DealTarget, LeadTarget } from '../../moves/api.ts';
import { dealTargets, leadTargets } from '../../moves/targets.ts';
import type { BoardCard } from './api.ts';

/** Where a card can be dragged to, or taken to by its menu. */
export type Place = LeadTarget | DealTarget;

/** The columns of a board, in order. */
export const columnsOf = (kind: 'lead' | 'deal', process: ProcessName): readonly Place[] =>
  kind === 'lead' ? ['new', 'mql', 'sql'] : stagesOf(process).map(({ stage }) => stage);

/** Ways out of a board, in the order they are offered in. */
export const exits = [
  'parked',
  'handed-to-dealer',
  'rejected',
  'lost',
  'cancelled',
  'spam',
] as const satisfies readonly Place[];
export type Exit = (typeof exits)[number];

export const isExit = (place: Place): place is Exit => exits.some((exit) => exit === place);

/** Where somebody may move a card. What else is missing the API says. */
export const placesFor = (kind: 'lead' | 'deal', card: BoardCard, may: ReturnType<typeof useMay>): readonly Place[] =>
  kind === 'lead'
    ? leadTargets({ ...card, stage: card.stage ?? '' }, may)
    : dealTargets({ ...card, stage: card.stage ?? '' }, may);
