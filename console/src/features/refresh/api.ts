import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type * as ResumeMail from '../../../../functions/api/admin/resume-mail/contract.ts';
import type * as ShowMail from '../../../../functions/api/admin/show-mail/contract.ts';
import type * as ChangeWakeUp from '../../../../functions/api/baskets/change-wake-up/contract.ts';
import type * as ExportAudience from '../../../../functions/api/baskets/export-audience/contract.ts';
import type * as ListBaskets from '../../../../functions/api/baskets/list-baskets/contract.ts';
import type * as ListNextLetters from '../../../../functions/api/baskets/list-next-letters/contract.ts';
import type * as ShowBasket from '../../../../functions/api/baskets/show-basket/contract.ts';
import type * as ShowEnrolment from '../../../../functions/api/baskets/show-enrolment/contract.ts';
import type * as StopEnrolment from '../../../../functions/api/baskets/stop-enrolment/contract.ts';
import type * as ReportBaskets from '../../../../functions/api/figures/report-baskets/contract.ts';
import { baskets, type Basket } from '../../../../shared/domain/leads/pipeline.ts';
import { type Answered, type Asked, endpoint } from '../../api/endpoint.ts';
import { download } from '../../api/send.ts';

const showMail = endpoint<typeof ShowMail>('GET', '/mail');
export const resumeMail = endpoint<typeof ResumeMail>('POST', '/mail/resume');
const listBaskets = endpoint<typeof ListBaskets>('GET', '/baskets');
const showBasket = endpoint<typeof ShowBasket>('GET', '/baskets/{basket}');
const listNextLetters = endpoint<typeof ListNextLetters>('GET', '/baskets/{basket}/letters');
const showEnrolment = endpoint<typeof ShowEnrolment>('GET', '/enrolments/{id}');
export const stopEnrolment = endpoint<typeof StopEnrolment>('POST', '/enrolments/{id}/stop');
export const changeWakeUp = endpoint<typeof ChangeWakeUp>('POST', '/enrolments/{id}/wake-up');
const reportBaskets = endpoint<typeof ReportBaskets>('GET', '/reports/baskets');

export type BasketShown = Answered<typeof ListBaskets>['items'][number];
export type Member = Answered<typeof ShowBasket>['items'][number];
export type Subject = Answered<typeof ShowEnrolment>['subject'];
export type EnrolmentCard = Answered<typeof ShowEnrolment>;
export type NextLetter = Answered<typeof ListNextLetters>['items'][number];
export type BasketsReport = Exclude<Answered<typeof ReportBaskets>, string>;
type Audience = Asked<typeof ExportAudience>;
/** Which file: `changes` are those since they were last asked for. */
export type AudienceAsked = Pick<Audience, 'basket' | 'format' | 'again'> & {
  readonly rows: NonNullable<Audience['rows']>;
};

export const isBasket = (word: string | undefined): word is Basket => baskets.some((each) => each === word);

export const mailQuery = queryOptions({ queryKey: ['mail'], queryFn: ({ signal }) => showMail({}, { signal }) });

export const basketsQuery = queryOptions({
  queryKey: ['baskets'],
  queryFn: ({ signal }) => listBaskets({}, { signal }),
});

const pageOf = 50;

/** Who is in a basket, who came first in front. */
export const membersQuery = (basket: Basket, isWithoutConsent: boolean) =>
  infiniteQueryOptions({
    queryKey: ['baskets', basket, 'members', isWithoutConsent],
    queryFn: ({ signal, pageParam }) =>
      showBasket(
        {
          basket,
          limit: pageOf,
          ...(isWithoutConsent && { consent: 'missing' }),
          ...(pageParam !== undefined && { cursor: pageParam }),
        },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });

const ledgerDays = 7;

/** The letters of a basket that leave within the next days. */
export const lettersAheadQuery = (basket: Basket) =>
  infiniteQueryOptions({
    queryKey: ['baskets', basket, 'letters'],
    queryFn: ({ signal, pageParam }) =>
      listNextLetters(
        { basket, days: ledgerDays, limit: 100, ...(pageParam !== undefined && { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });

/** The same of all baskets together, the first to leave in front; `isMore`: there are further ones. */
export const allLettersAheadQuery = queryOptions({
  queryKey: ['baskets', 'letters'],
  queryFn: async ({ signal }) => {
    const answers = await Promise.all(
      baskets.map(async (basket) => ({
        basket,
        ...(await listNextLetters({ basket, days: ledgerDays, limit: 100 }, { signal })),
      })),
    );
    return {
      items: answers
        .flatMap(({ basket, items }) => items.map((item) => ({ basket, ...item })))
        .toSorted((one, other) => one.at.localeCompare(other.at)),
      isMore: answers.some(({ next }) => next !== undefined),
    };
  },
});

export const enrolmentQuery = (id: string) =>
  queryOptions({ queryKey: ['enrolment', id], queryFn: ({ signal }) => showEnrolment({ id }, { signal }) });

/** What became of those who came into the baskets, by month of their coming. */
export const becameQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['reports', 'baskets', from, to],
    queryFn: async ({ signal }) => (await reportBaskets({ from, to }, { signal })) as BasketsReport, // text only for who accepts CSV
    staleTime: 60_000,
  });

/** The file of an audience, as a platform takes it. */
export const audienceFile = ({ basket, format, rows, again }: AudienceAsked): Promise<Blob> => {
  const asked = new URLSearchParams({ format, rows, ...(again && { again }) });
  return download(`/baskets/${basket}/audience.csv?${asked.toString()}`, 'text/csv');
};
