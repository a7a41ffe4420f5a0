import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type * as ShowProduct from '../../../../functions/api/admin/show-product/contract.ts';
import type * as ShowOffer from '../../../../functions/api/campaigns/show-offer/contract.ts';
import type * as AskScoring from '../../../../functions/api/return/ask-scoring/contract.ts';
import type * as ExplainSilence from '../../../../functions/api/return/explain-silence/contract.ts';
import type * as ListMigrations from '../../../../functions/api/return/list-migrations/contract.ts';
import type * as ListWinBacks from '../../../../functions/api/return/list-win-backs/contract.ts';
import type * as ShowList from '../../../../functions/api/return/show-list/contract.ts';
import type * as ShowMigrations from '../../../../functions/api/return/show-migrations/contract.ts';
import type * as ShowScore from '../../../../functions/api/return/show-score/contract.ts';
import type * as ShowScoring from '../../../../functions/api/return/show-scoring/contract.ts';
import type * as ShowWinBack from '../../../../functions/api/return/show-win-back/contract.ts';
import type * as StopWinBack from '../../../../functions/api/return/stop-win-back/contract.ts';
import { type Answered, type Asked, endpoint } from '../../api/endpoint.ts';

const showScoring = endpoint<typeof ShowScoring>('GET', '/return');
export const askScoring = endpoint<typeof AskScoring>('POST', '/return/runs');
const showList = endpoint<typeof ShowList>('GET', '/return/lists/{list}');
const showMigrations = endpoint<typeof ShowMigrations>('GET', '/return/migrations');
const listMigrations = endpoint<typeof ListMigrations>('GET', '/return/migrations/accounts');
const listWinBacks = endpoint<typeof ListWinBacks>('GET', '/win-backs');
const showWinBack = endpoint<typeof ShowWinBack>('GET', '/win-backs/{id}');
export const explainSilence = endpoint<typeof ExplainSilence>('POST', '/win-backs/{id}/cause');
export const stopWinBack = endpoint<typeof StopWinBack>('POST', '/win-backs/{id}/stop');
const showScore = endpoint<typeof ShowScore>('GET', '/accounts/{id}/score');
const showProduct = endpoint<typeof ShowProduct>('GET', '/products/{id}');
const showOffer = endpoint<typeof ShowOffer>('GET', '/offers/{id}');

export type Scoring = Answered<typeof ShowScoring>;
export type Scored = NonNullable<Scoring['scored']>;
export type Cut = NonNullable<Scoring['cut']>;
export type CellCount = Scored['cells'][number];
export type Row = Answered<typeof ShowList>['items'][number];
export type List = Asked<typeof ShowList>['list'];
export type WeekList = Exclude<List, `cell-${number}`>;
export type Progress = NonNullable<Row['progress']> | 'unknown';
export type Moved = Answered<typeof ShowMigrations>['moved'][number];
export type Mover = Answered<typeof ListMigrations>['items'][number];
export type WinBack = Answered<typeof ListWinBacks>['items'][number];
export type WinBackCard = Answered<typeof ShowWinBack>;
export type Score = Answered<typeof ShowScore>;
/** Days of the plant’s calendar, both included. */
export type Period = Asked<typeof ShowMigrations>;

const lookEveryMs = 2000;
/** Whether accounts are being scored, or soon will be. */
export const isUnderWay = ({ askedAt, runningSince }: Pick<Scoring, 'askedAt' | 'runningSince'>): boolean =>
  askedAt !== undefined || runningSince !== undefined;

/** How all who bought stand; asked again and again while they are being scored. */
export const scoringQuery = queryOptions({
  queryKey: ['return', 'scoring'],
  queryFn: ({ signal }) => showScoring({}, { signal }),
  refetchInterval: ({ state: { data } }) => (data && isUnderWay(data) ? lookEveryMs : false),
});

const mostRows = 200;
const cellsOf = (scored: Scored): CellCount[] => scored.cells.filter(({ accounts }) => accounts > 0);
const listOf = (cell: number): List => `cell-${String(cell)}` as List; // of the 27

/** Those who stand for most of every group: all of them where no group has more than a page. */
export const rowsQuery = (scored: Scored) =>
  queryOptions({
    queryKey: ['return', 'rows', scored.finishedAt],
    queryFn: async ({ signal }) => {
      const pages = await Promise.all(
        cellsOf(scored).map(({ cell }) => showList({ list: listOf(cell), limit: mostRows }, { signal })),
      );
      return { rows: pages.flatMap(({ items }) => items), isWhole: pages.every(({ next }) => next === undefined) };
    },
    staleTime: Number.POSITIVE_INFINITY, // a run stays as it is
    placeholderData: keepPreviousData,
  });

/** Accounts of one list of the last run, who stands for most in front. */
export const listQuery = (list: List, run: string, limit: number) =>
  infiniteQueryOptions({
    queryKey: ['return', 'list', list, run],
    queryFn: ({ signal, pageParam }) =>
      showList({ list, limit, ...(pageParam !== undefined && { cursor: pageParam }) }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });

export const cellQuery = (cell: number, run: string) => listQuery(listOf(cell), run, pageOf);

type Place = { readonly group: number; readonly cursor?: string | undefined };
const pageOf = 50;

/** Accounts of one band of progress, group by group: pages of the groups are read until one holds somebody. */
export const progressQuery = (scored: Scored, progress: Progress) => {
  const cells = cellsOf(scored);
  const after = ({ group }: Place, next: string | undefined): Place | undefined => {
    if (next !== undefined) return { group, cursor: next };
    return group + 1 < cells.length ? { group: group + 1 } : undefined;
  };
  const readFrom = async (from: Place, signal: AbortSignal): Promise<{ items: Row[]; then: Place | undefined }> => {
    let place: Place | undefined = from;
    const items: Row[] = [];
    while (place && items.length < pageOf) {
      const { group, cursor }: Place = place;
      const list = listOf(cells[group]?.cell ?? 0);
      const page = await showList({ list, limit: mostRows, ...(cursor !== undefined && { cursor }) }, { signal });
      items.push(...page.items.filter((row) => (row.progress ?? 'unknown') === progress));
      place = after(place, page.next);
    }
    return { items, then: place };
  };
  return infiniteQueryOptions({
    queryKey: ['return', 'progress', progress, scored.finishedAt],
    queryFn: ({ signal, pageParam }) =>
      cells.length === 0 ? { items: [], then: undefined } : readFrom(pageParam, signal),
    initialPageParam: { group: 0 },
    getNextPageParam: ({ then }) => then,
  });
};

export const migrationsQuery = (period: Period) =>
  queryOptions({
    queryKey: ['return', 'migrations', period],
    queryFn: ({ signal }) => showMigrations(period, { signal }),
    placeholderData: keepPreviousData,
  });

/** Who moved from one group to another. */
export const moversQuery = (period: Period, { from, to, cause }: Pick<Moved, 'from' | 'to' | 'cause'>) =>
  infiniteQueryOptions({
    queryKey: ['return', 'movers', period, from ?? '', to ?? '', cause],
    queryFn: ({ signal, pageParam }) =>
      listMigrations(
        {
          ...period,
          cause,
          ...(from !== undefined && { fromCell: from }),
          ...(to !== undefined && { toCell: to }),
          after: pageParam,
        },
        { signal },
      ),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
  });

/** Those under way, the oldest in front; or all of one account. */
export const winBacksQuery = (account?: string) =>
  infiniteQueryOptions({
    queryKey: ['win-backs', account ?? 'all'],
    queryFn: ({ signal, pageParam }) =>
      listWinBacks(
        { ...(account !== undefined && { account }), ...(pageParam !== undefined && { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });

export const winBackQuery = (id: string) =>
  queryOptions({ queryKey: ['win-back', id], queryFn: ({ signal }) => showWinBack({ id }, { signal }) });

export const scoreQuery = (id: string) =>
  queryOptions({ queryKey: ['account', id, 'score'], queryFn: ({ signal }) => showScore({ id }, { signal }) });

export const offerQuery = (id: string) =>
  queryOptions({ queryKey: ['offer', id], queryFn: ({ signal }) => showOffer({ id }, { signal }) });

const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A product of the register as an order names it; an order may also name what is not there, in words. */
export const productQuery = (named: string) =>
  queryOptions({
    queryKey: ['product', named],
    queryFn: ({ signal }) => showProduct({ id: named }, { signal }),
    enabled: slug.test(named),
    staleTime: Number.POSITIVE_INFINITY,
  });
