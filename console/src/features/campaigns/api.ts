import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type * as ApproveOffer from '../../../../functions/api/campaigns/approve-offer/contract.ts';
import type * as CloseCampaign from '../../../../functions/api/campaigns/close-campaign/contract.ts';
import type * as CountAudience from '../../../../functions/api/campaigns/count-audience/contract.ts';
import type * as EditCampaign from '../../../../functions/api/campaigns/edit-campaign/contract.ts';
import type * as EditOffer from '../../../../functions/api/campaigns/edit-offer/contract.ts';
import type * as ListCampaigns from '../../../../functions/api/campaigns/list-campaigns/contract.ts';
import type * as ListMailings from '../../../../functions/api/campaigns/list-mailings/contract.ts';
import type * as ListOffers from '../../../../functions/api/campaigns/list-offers/contract.ts';
import type * as OpenCampaign from '../../../../functions/api/campaigns/open-campaign/contract.ts';
import type * as OpenOffer from '../../../../functions/api/campaigns/open-offer/contract.ts';
import type * as ReportCampaigns from '../../../../functions/api/campaigns/report-campaigns/contract.ts';
import type * as ShowCampaign from '../../../../functions/api/campaigns/show-campaign/contract.ts';
import type * as ShowMailing from '../../../../functions/api/campaigns/show-mailing/contract.ts';
import type * as ShowOffer from '../../../../functions/api/campaigns/show-offer/contract.ts';
import type * as StartMailing from '../../../../functions/api/campaigns/start-mailing/contract.ts';
import type * as StopMailing from '../../../../functions/api/campaigns/stop-mailing/contract.ts';
import type * as WithdrawOffer from '../../../../functions/api/campaigns/withdraw-offer/contract.ts';
import type * as WriteLetter from '../../../../functions/api/campaigns/write-letter/contract.ts';
import { type Answered, type Asked, endpoint } from '../../api/endpoint.ts';

const listCampaigns = endpoint<typeof ListCampaigns>('GET', '/campaigns');
const showCampaign = endpoint<typeof ShowCampaign>('GET', '/campaigns/{id}');
export const openCampaign = endpoint<typeof OpenCampaign>('POST', '/campaigns');
export const editCampaign = endpoint<typeof EditCampaign>('PATCH', '/campaigns/{id}');
export const closeCampaign = endpoint<typeof CloseCampaign>('POST', '/campaigns/{id}/close');
const countAudience = endpoint<typeof CountAudience>('GET', '/campaigns/{id}/audience');
const listMailings = endpoint<typeof ListMailings>('GET', '/campaigns/{id}/mailings');
const showMailing = endpoint<typeof ShowMailing>('GET', '/mailings/{id}');
export const startMailing = endpoint<typeof StartMailing>('POST', '/campaigns/{id}/mailings');
export const stopMailing = endpoint<typeof StopMailing>('POST', '/mailings/{id}/stop');
const reportCampaigns = endpoint<typeof ReportCampaigns>('GET', '/reports/campaigns');
const listOffers = endpoint<typeof ListOffers>('GET', '/offers');
const showOffer = endpoint<typeof ShowOffer>('GET', '/offers/{id}');
export const openOffer = endpoint<typeof OpenOffer>('POST', '/offers');
export const editOffer = endpoint<typeof EditOffer>('PATCH', '/offers/{id}');
export const approveOffer = endpoint<typeof ApproveOffer>('POST', '/offers/{id}/approve');
export const withdrawOffer = endpoint<typeof WithdrawOffer>('POST', '/offers/{id}/withdraw');
export const writeLetter = endpoint<typeof WriteLetter>('PUT', '/letters/{topic}/{letter}/{language}');

export type Campaign = Answered<typeof ShowCampaign>;
export type CampaignPlan = Asked<typeof OpenCampaign>;
export type Audience = NonNullable<Campaign['audience']>;
export type Mailing = Answered<typeof ShowMailing>;
export type Held = Answered<typeof CountAudience>['held'];
export type Figures = Answered<typeof ReportCampaigns>['items'][number];
export type Offer = Answered<typeof ShowOffer>;
export type OfferTerms = Asked<typeof OpenOffer>;

const paged = (cursor: string | undefined) => ({ limit: 50, ...(cursor !== undefined && { cursor }) });
const pages = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next }: { readonly next?: string | undefined }) => next,
};

export const campaignsQuery = infiniteQueryOptions({
  queryKey: ['campaigns'],
  queryFn: ({ signal, pageParam }) => listCampaigns(paged(pageParam), { signal }),
  ...pages,
});

export const campaignQuery = (id: string) =>
  queryOptions({ queryKey: ['campaign', id], queryFn: ({ signal }) => showCampaign({ id }, { signal }) });

/** What came of the campaigns of a month. */
export const figuresQuery = (month: string) =>
  queryOptions({
    queryKey: ['reports', 'campaigns', month],
    queryFn: ({ signal }) => reportCampaigns({ month }, { signal }),
    placeholderData: keepPreviousData,
  });

/** How many would get the letter by now, and how many not and why: all of the audience, counted part by part. */
export const audienceQuery = ({ id, version }: Pick<Campaign, 'id' | 'version'>) =>
  queryOptions({
    queryKey: ['campaign', id, 'audience', version],
    queryFn: async ({ signal }) => {
      let would = 0;
      const held = new Map<keyof Held, number>();
      let cursor: string | undefined;
      do {
        const part = await countAudience({ id, ...(cursor !== undefined && { cursor }) }, { signal });
        would += part.would;
        for (const [cause, count] of Object.entries(part.held) as [keyof Held, number][]) // Object.entries forgets the keys
          held.set(cause, (held.get(cause) ?? 0) + count);
        cursor = part.next;
      } while (cursor !== undefined);
      return { would, held: Object.fromEntries(held) };
    },
    staleTime: 30_000,
  });

const lookEveryMs = 3000;

export const mailingsQuery = (campaignId: string) =>
  infiniteQueryOptions({
    queryKey: ['campaign', campaignId, 'mailings'],
    queryFn: ({ signal, pageParam }) => listMailings({ id: campaignId, ...paged(pageParam) }, { signal }),
    ...pages,
  });

/** A mailing; asked again and again while it goes on. */
export const mailingQuery = (id: string) =>
  queryOptions({
    queryKey: ['mailing', id],
    queryFn: ({ signal }) => showMailing({ id }, { signal }),
    refetchInterval: ({ state: { data } }) => (data?.state === 'running' ? lookEveryMs : false),
  });

export const offersQuery = infiniteQueryOptions({
  queryKey: ['offers'],
  queryFn: ({ signal, pageParam }) => listOffers(paged(pageParam), { signal }),
  ...pages,
});

export const offerQuery = (id: string) =>
  queryOptions({ queryKey: ['offer', id], queryFn: ({ signal }) => showOffer({ id }, { signal }) });
