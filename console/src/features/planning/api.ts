import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type * as PrepareReview from '../../../../functions/api/figures/prepare-review/contract.ts';
import type * as ReportMarket from '../../../../functions/api/figures/report-market/contract.ts';
import type * as AddCompetitor from '../../../../functions/api/planning/add-competitor/contract.ts';
import type * as CorrectCost from '../../../../functions/api/planning/correct-cost/contract.ts';
import type * as DropHypothesis from '../../../../functions/api/planning/drop-hypothesis/contract.ts';
import type * as EditCompetitor from '../../../../functions/api/planning/edit-competitor/contract.ts';
import type * as HoldReview from '../../../../functions/api/planning/hold-review/contract.ts';
import type * as ListCompetitors from '../../../../functions/api/planning/list-competitors/contract.ts';
import type * as ListCosts from '../../../../functions/api/planning/list-costs/contract.ts';
import type * as ListHypotheses from '../../../../functions/api/planning/list-hypotheses/contract.ts';
import type * as ListPlans from '../../../../functions/api/planning/list-plans/contract.ts';
import type * as ListReviews from '../../../../functions/api/planning/list-reviews/contract.ts';
import type * as RecordCost from '../../../../functions/api/planning/record-cost/contract.ts';
import type * as RemoveCost from '../../../../functions/api/planning/remove-cost/contract.ts';
import type * as SetMarket from '../../../../functions/api/planning/set-market/contract.ts';
import type * as SetPlan from '../../../../functions/api/planning/set-plan/contract.ts';
import type * as ShowCompetitor from '../../../../functions/api/planning/show-competitor/contract.ts';
import type * as ShowHypothesis from '../../../../functions/api/planning/show-hypothesis/contract.ts';
import type * as ShowReview from '../../../../functions/api/planning/show-review/contract.ts';
import type * as WriteHypothesis from '../../../../functions/api/planning/write-hypothesis/contract.ts';
import { type Answered, type Asked, endpoint } from '../../api/endpoint.ts';

const listPlans = endpoint<typeof ListPlans>('GET', '/plans');
export const setPlan = endpoint<typeof SetPlan>('PUT', '/plans');
const listCosts = endpoint<typeof ListCosts>('GET', '/costs');
export const recordCost = endpoint<typeof RecordCost>('POST', '/costs');
export const correctCost = endpoint<typeof CorrectCost>('PATCH', '/costs/{id}');
export const removeCost = endpoint<typeof RemoveCost>('DELETE', '/costs/{id}');
const listHypotheses = endpoint<typeof ListHypotheses>('GET', '/hypotheses');
const showHypothesis = endpoint<typeof ShowHypothesis>('GET', '/hypotheses/{id}');
export const writeHypothesis = endpoint<typeof WriteHypothesis>('POST', '/hypotheses');
export const dropHypothesis = endpoint<typeof DropHypothesis>('POST', '/hypotheses/{id}/drop');
const prepareReview = endpoint<typeof PrepareReview>('GET', '/reviews/next');
const listReviews = endpoint<typeof ListReviews>('GET', '/reviews');
const showReview = endpoint<typeof ShowReview>('GET', '/reviews/{id}');
export const holdReview = endpoint<typeof HoldReview>('POST', '/reviews');
const reportMarket = endpoint<typeof ReportMarket>('GET', '/reports/market');
export const setMarket = endpoint<typeof SetMarket>('PUT', '/market');
const listCompetitors = endpoint<typeof ListCompetitors>('GET', '/competitors');
const showCompetitor = endpoint<typeof ShowCompetitor>('GET', '/competitors/{id}');
export const addCompetitor = endpoint<typeof AddCompetitor>('POST', '/competitors');
export const editCompetitor = endpoint<typeof EditCompetitor>('PATCH', '/competitors/{id}');

export type Plan = Answered<typeof ListPlans>['items'][number];
export type NewPlan = Asked<typeof SetPlan>;
export type Cost = Answered<typeof ListCosts>['items'][number];
export type NewCost = Asked<typeof RecordCost>;
export type Hypothesis = Answered<typeof ShowHypothesis>;
export type NewHypothesis = Asked<typeof WriteHypothesis>;
export type NextReview = Answered<typeof PrepareReview>;
export type Review = Answered<typeof ShowReview>;
export type NewReview = Asked<typeof HoldReview>;
export type MarketReport = Answered<typeof ReportMarket>;
export type NewMarket = Asked<typeof SetMarket>;
export type Competitor = Answered<typeof ShowCompetitor>;

export const plansQuery = (month: string) =>
  queryOptions({
    queryKey: ['plans', month],
    queryFn: async ({ signal }) => (await listPlans({ month }, { signal })).items,
  });

const costsOfPage = 100;

/** All costs of a month: their total is told as well. */
export const costsQuery = (month: string) =>
  queryOptions({
    queryKey: ['costs', month],
    queryFn: async ({ signal }) => {
      const all: Cost[] = [];
      let cursor: string | undefined;
      do {
        const page = await listCosts(
          { month, limit: costsOfPage, ...(cursor !== undefined && { cursor }) },
          { signal },
        );
        all.push(...page.items);
        cursor = page.next;
      } while (cursor !== undefined);
      return all;
    },
  });

export const hypothesesQuery = infiniteQueryOptions({
  queryKey: ['hypotheses', 'list'],
  queryFn: ({ signal, pageParam }) =>
    listHypotheses({ ...(pageParam !== undefined && { cursor: pageParam }) }, { signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next }) => next,
});

export const hypothesisQuery = (id: string) =>
  queryOptions({ queryKey: ['hypotheses', id], queryFn: ({ signal }) => showHypothesis({ id }, { signal }) });

export const nextReviewQuery = queryOptions({
  queryKey: ['reviews', 'next'],
  queryFn: ({ signal }) => prepareReview({}, { signal }),
  staleTime: Infinity, // what is answered is about these figures; it is read anew with the page
});

export const reviewsQuery = infiniteQueryOptions({
  queryKey: ['reviews', 'list'],
  queryFn: ({ signal, pageParam }) =>
    listReviews({ ...(pageParam !== undefined && { cursor: pageParam }) }, { signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next }) => next,
});

export const reviewQuery = (id: string) =>
  queryOptions({ queryKey: ['reviews', id], queryFn: ({ signal }) => showReview({ id }, { signal }) });

export const marketQuery = queryOptions({
  queryKey: ['market'],
  queryFn: ({ signal }) => reportMarket({}, { signal }),
});

export const competitorsQuery = queryOptions({
  queryKey: ['competitors', 'list'],
  queryFn: async ({ signal }) => (await listCompetitors({}, { signal })).items,
});

export const competitorQuery = (id: string) =>
  queryOptions({ queryKey: ['competitors', id], queryFn: ({ signal }) => showCompetitor({ id }, { signal }) });
