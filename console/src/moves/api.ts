/** The calls that move a lead or a deal, and what their windows have to know. */
import { queryOptions } from '@tanstack/react-query';
import type * as ListCompetitors from '../../../functions/api/planning/list-competitors/contract.ts';
import type * as ClaimLead from '../../../functions/api/sales/claim-lead/contract.ts';
import type * as MoveDeal from '../../../functions/api/sales/move-deal/contract.ts';
import type * as MoveLead from '../../../functions/api/sales/move-lead/contract.ts';
import type * as ShowDeal from '../../../functions/api/sales/show-deal/contract.ts';
import type * as ShowLead from '../../../functions/api/sales/show-lead/contract.ts';
import { type Answered, type Asked, endpoint } from '../api/endpoint.ts';

export const claimLead = endpoint<typeof ClaimLead>('POST', '/leads/{id}/claim');
export const moveLead = endpoint<typeof MoveLead>('POST', '/leads/{id}/moves');
export const moveDeal = endpoint<typeof MoveDeal>('POST', '/deals/{id}/moves');
const showLead = endpoint<typeof ShowLead>('GET', '/leads/{id}');
const showDeal = endpoint<typeof ShowDeal>('GET', '/deals/{id}');
const listCompetitors = endpoint<typeof ListCompetitors>('GET', '/competitors');

export type LeadMoving = Asked<typeof MoveLead>;
export type DealMoving = Asked<typeof MoveDeal>;
export type LeadTarget = LeadMoving['to'];
export type DealTarget = DealMoving['to'];
/** What a move of a lead answers. */
export type MovedLead = Answered<typeof MoveLead>;
/** What a move of a deal answers. */
export type MovedDeal = Answered<typeof MoveDeal>;

/** The card of a lead, with the newest of its timeline. */
export const leadQuery = (id: string) =>
  queryOptions({ queryKey: ['lead', id, 'card'], queryFn: ({ signal }) => showLead({ id }, { signal }) });

/** The card of a deal, with the newest of its timeline. */
export const dealQuery = (id: string) =>
  queryOptions({ queryKey: ['deal', id, 'card'], queryFn: ({ signal }) => showDeal({ id }, { signal }) });

/** The register of competitors. */
export const competitorsQuery = queryOptions({
  queryKey: ['competitors'],
  staleTime: 60_000,
  queryFn: ({ signal }) => listCompetitors({}, { signal }),
});
