import type { Deal } from '../deals/deal.ts';
import { sayOfDeal } from '../deals/work.ts';
import type { SalesContext } from '../products/named.ts';
import { type Decision, together } from '../records/plan.ts';

/** The deal with the number of its contract, which its payment waits for, unless it has one already. */
export const saidOfDeal = (deal: Deal | undefined, number: string, context: SalesContext): Decision =>
  deal && deal.contractNumber === undefined
    ? sayOfDeal(deal, { contractNumber: number }, context)
    : { ok: true, plan: together() };
