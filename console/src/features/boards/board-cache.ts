/** Moves cards within what a board has read, so that a move is seen at once and can be taken back. */
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { BoardAnswer, BoardCard, BoardStage } from './api.ts';

type Pages = { readonly pages: readonly { readonly items: readonly BoardCard[] }[] };
type Held = readonly (readonly [QueryKey, unknown])[];

/** Puts a card into another stage of every board of its kind that was read; answers the way back. */
export function moveInCache(queries: QueryClient, kind: 'lead' | 'deal', card: BoardCard, to: string): () => void {
  const queryKey = [`${kind}s-board`];
  void queries.cancelQueries({ queryKey }); // what is on its way knows nothing of the move
  const before: Held = queries.getQueriesData({ queryKey });
  queries.setQueriesData({ queryKey, predicate: ({ queryKey: key }) => key.includes('first') }, (board: unknown) =>
    isBoard(board) ? { stages: board.stages.map((stage) => stageAfter(stage, card, to)) } : board,
  );
  queries.setQueriesData({ queryKey, predicate: ({ queryKey: key }) => key.includes('more') }, (more: unknown) =>
    isPages(more)
      ? { ...more, pages: more.pages.map((page) => ({ ...page, items: without(page.items, card.id) })) }
      : more,
  );
  return () => {
    for (const [key, data] of before) queries.setQueryData(key, data);
  };
}

const isBoard = (held: unknown): held is BoardAnswer => typeof held === 'object' && held !== null && 'stages' in held;
const isPages = (held: unknown): held is Pages => typeof held === 'object' && held !== null && 'pages' in held;

const without = (items: readonly BoardCard[], id: string): BoardCard[] => items.filter((item) => item.id !== id);

function stageAfter(stage: BoardStage, card: BoardCard, to: string): BoardStage {
  if (stage.stage === card.stage)
    return { ...stage, count: stage.count - 1, sums: summed(stage, card, -1), items: without(stage.items, card.id) };
  if (stage.stage !== to) return stage;
  const { dueAt: _due, overdue: _overdue, ...rest } = card; // its time begins anew
  return {
    ...stage,
    count: stage.count + 1,
    sums: summed(stage, card, 1),
    items: [{ ...rest, stage: to }, ...stage.items],
  };
}

function summed({ sums }: BoardStage, { amount }: BoardCard, sign: 1 | -1): BoardStage['sums'] {
  if (!amount) return sums;
  const has = sums.some(({ currency }) => currency === amount.currency);
  return has
    ? sums.map((sum) =>
        sum.currency === amount.currency ? { ...sum, netMinor: sum.netMinor + sign * amount.netMinor } : sum,
      )
    : [...sums, amount];
}
