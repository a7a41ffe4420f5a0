/** What the cards read, and what they change. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type * as ListAccounts from '../../../../functions/api/customers/list-accounts/contract.ts';
import type * as ShowAccount from '../../../../functions/api/customers/show-account/contract.ts';
import type * as ShowJourney from '../../../../functions/api/customers/show-journey/contract.ts';
import type * as ShowPerson from '../../../../functions/api/customers/show-person/contract.ts';
import type * as ListActivities from '../../../../functions/api/desk/list-activities/contract.ts';
import type * as ListTasks from '../../../../functions/api/desk/list-tasks/contract.ts';
import type * as ShowEnrolment from '../../../../functions/api/baskets/show-enrolment/contract.ts';
import type * as ReportMarket from '../../../../functions/api/figures/report-market/contract.ts';
import type * as ShowDeal from '../../../../functions/api/sales/show-deal/contract.ts';
import type * as ShowLead from '../../../../functions/api/sales/show-lead/contract.ts';
import type * as EditLead from '../../../../functions/api/sales/edit-lead/contract.ts';
import type * as EditDeal from '../../../../functions/api/sales/edit-deal/contract.ts';
import type * as EditAccount from '../../../../functions/api/customers/edit-account/contract.ts';
import type * as EditPerson from '../../../../functions/api/customers/edit-person/contract.ts';
import type * as ConsiderAccount from '../../../../functions/api/return/consider-account/contract.ts';
import type * as ShowScore from '../../../../functions/api/return/show-score/contract.ts';
import { type Answered, endpoint } from '../../api/endpoint.ts';

const showLead = endpoint<typeof ShowLead>('GET', '/leads/{id}');
const showDeal = endpoint<typeof ShowDeal>('GET', '/deals/{id}');
const listAccounts = endpoint<typeof ListAccounts>('GET', '/accounts');
const showAccount = endpoint<typeof ShowAccount>('GET', '/accounts/{id}');
const showJourney = endpoint<typeof ShowJourney>('GET', '/accounts/{id}/journey');
const showPerson = endpoint<typeof ShowPerson>('GET', '/persons/{id}');
const listActivities = endpoint<typeof ListActivities>('GET', '/activities');
const listTasks = endpoint<typeof ListTasks>('GET', '/tasks');
const showEnrolment = endpoint<typeof ShowEnrolment>('GET', '/enrolments/{id}');
const reportMarket = endpoint<typeof ReportMarket>('GET', '/reports/market');
const considerAccount = endpoint<typeof ConsiderAccount>('GET', '/accounts/{id}/win-back');
const showScore = endpoint<typeof ShowScore>('GET', '/accounts/{id}/score');

export const editLead = endpoint<typeof EditLead>('PATCH', '/leads/{id}');
export const editDeal = endpoint<typeof EditDeal>('PATCH', '/deals/{id}');
export const editAccount = endpoint<typeof EditAccount>('PATCH', '/accounts/{id}');
export const editPerson = endpoint<typeof EditPerson>('PATCH', '/persons/{id}');

export type LeadCard = Answered<typeof ShowLead>;
export type DealCard = Answered<typeof ShowDeal>;
export type AccountCard = Answered<typeof ShowAccount>;
export type PersonCard = Answered<typeof ShowPerson>;
export type Timeline = LeadCard['timeline'];
export type TimelineFact = Timeline['items'][number];
export type Score = Answered<typeof ShowScore>;

/** A card whose record has a timeline. */
export type Kept = { readonly kind: 'lead' | 'deal'; readonly id: string };

const askedTimeline = (
  { kind, id }: Kept,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<{ readonly timeline: Timeline }> => {
  const asked = { id, ...(cursor !== undefined && { cursor }) };
  return kind === 'lead' ? showLead(asked, { signal }) : showDeal(asked, { signal });
};

/** What happened to a lead or a deal, the newest first; the card has brought its first page. */
export const timelineQuery = (of: Kept, first: Timeline, firstAt: number) =>
  infiniteQueryOptions({
    queryKey: [of.kind, of.id, 'timeline'],
    queryFn: async ({ signal, pageParam }) => (await askedTimeline(of, pageParam, signal)).timeline,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    initialData: { pages: [first], pageParams: [undefined] },
    initialDataUpdatedAt: firstAt,
  });

const mostOfACard = 100;

/** What was done with the customer, in words. */
export const activitiesQuery = ({ kind, id }: { readonly kind: 'lead' | 'deal' | 'account'; readonly id: string }) =>
  queryOptions({
    queryKey: ['activities', kind, id],
    queryFn: ({ signal }) => listActivities({ kind, id, limit: mostOfACard }, { signal }),
  });

/** All tasks about a lead or a deal, done ones among them. */
export const tasksOfQuery = ({ kind, id }: Kept) =>
  queryOptions({
    queryKey: ['tasks', kind, id],
    queryFn: ({ signal }) => listTasks({ [kind]: id, limit: 200 }, { signal }),
  });

export const accountsQuery = (owner: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['accounts', owner ?? 'any'],
    queryFn: ({ signal, pageParam }) =>
      listAccounts(
        { limit: 50, ...(owner !== undefined && { owner }), ...(pageParam !== undefined && { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });

export const accountQuery = (id: string) =>
  queryOptions({ queryKey: ['account', id], queryFn: ({ signal }) => showAccount({ id }, { signal }) });

export const journeyQuery = (id: string) =>
  queryOptions({ queryKey: ['account', id, 'journey'], queryFn: ({ signal }) => showJourney({ id }, { signal }) });

export const personQuery = (id: string) =>
  queryOptions({ queryKey: ['person', id, 'card'], queryFn: ({ signal }) => showPerson({ id }, { signal }) });

export const enrolmentQuery = (id: string) =>
  queryOptions({ queryKey: ['enrolment', id], queryFn: ({ signal }) => showEnrolment({ id }, { signal }) });

/** What the market page plans for each segment, and how it goes. */
export const marketQuery = queryOptions({
  queryKey: ['market', 'report'],
  staleTime: 5 * 60_000,
  queryFn: ({ signal }) => reportMarket({}, { signal }),
});

export const scoreQuery = (id: string) =>
  queryOptions({ queryKey: ['account', id, 'score'], queryFn: ({ signal }) => showScore({ id }, { signal }) });

export const winBackQuery = (id: string) =>
  queryOptions({ queryKey: ['account', id, 'win-back'], queryFn: ({ signal }) => considerAccount({ id }, { signal }) });
