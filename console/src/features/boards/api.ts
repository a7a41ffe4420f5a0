import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type * as AssignManyDeals from '../../../../functions/api/sales/assign-many-deals/contract.ts';
import type * as AssignManyLeads from '../../../../functions/api/sales/assign-many-leads/contract.ts';
import type * as ShowDealsBoard from '../../../../functions/api/sales/show-deals-board/contract.ts';
import type * as ShowLeadsBoard from '../../../../functions/api/sales/show-leads-board/contract.ts';
import type { ProcessName } from '../../../../shared/domain/deals/pipeline.ts';
import { type Answered, endpoint } from '../../api/endpoint.ts';

const showLeadsBoard = endpoint<typeof ShowLeadsBoard>('GET', '/leads');
const showDealsBoard = endpoint<typeof ShowDealsBoard>('GET', '/deals');
export const assignLeads = endpoint<typeof AssignManyLeads>('POST', '/leads/assign');
export const assignDeals = endpoint<typeof AssignManyDeals>('POST', '/deals/assign');

export type BoardAnswer = Answered<typeof ShowDealsBoard>;
export type BoardStage = BoardAnswer['stages'][number];
export type BoardCard = BoardStage['items'][number];

/** Which board: leads, or the deals of one process; of everybody, or of one person. */
export type BoardOf = {
  readonly kind: 'lead' | 'deal';
  readonly process?: ProcessName | undefined;
  readonly owner?: string | undefined;
};

const firstPage = 50;
const laterPage = 200;

const ask = (
  { kind, process, owner }: BoardOf,
  page: { readonly limit: number; readonly stage?: string; readonly cursor?: string },
  signal: AbortSignal,
): Promise<BoardAnswer> => {
  const asked = { ...page, ...(owner !== undefined && { owner }) };
  return kind === 'lead'
    ? showLeadsBoard(asked as Parameters<typeof showLeadsBoard>[0], { signal }) // the stage is one the board answered
    : showDealsBoard({ ...asked, ...(process && { process }) }, { signal });
};

const keyOf = ({ kind, process, owner }: BoardOf) => [`${kind}s-board`, process ?? '', owner ?? ''] as const;

/** The first cards of every stage, with what all of them come to. */
export const boardQuery = (of: BoardOf) =>
  queryOptions({
    queryKey: [...keyOf(of), 'first'],
    queryFn: ({ signal }) => ask(of, { limit: firstPage }, signal),
    placeholderData: keepPreviousData,
  });

type More = Pick<BoardStage, 'items' | 'next'>;

/** The cards of a stage behind the first ones: those that were read stay while the first ones change. */
export const moreQuery = (of: BoardOf, { stage, next }: Pick<BoardStage, 'stage' | 'next'>, isWanted: boolean) =>
  infiniteQueryOptions({
    queryKey: [...keyOf(of), 'more', stage],
    queryFn: async ({ signal, pageParam }): Promise<More> => {
      const { stages } = await ask(of, { limit: laterPage, stage, cursor: pageParam }, signal);
      return stages.find((each) => each.stage === stage) ?? { items: [] };
    },
    initialPageParam: next ?? '',
    getNextPageParam: (page: More) => page.next,
    enabled: isWanted && next !== undefined,
  });
