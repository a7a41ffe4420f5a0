import type { Deal } from '../deals/deal.ts';
import { sayOfDeal } from '../deals/work.ts';
import type { SalesContext } from '../products/named.ts';
import { together } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';

/** The deal with the number of its contract, which its payment waits for, unless it has one already. */
export function saidOfDeal(deal: Deal | undefined, number: string, context: SalesContext): Plan {
  if (!deal || deal.contractNumber !== undefined) return together();
  const said = sayOfDeal(deal, { contractNumber: number }, context);
  // Stryker disable next-line ConditionalExpression,StringLiteral: terms may be refused, a number never is
  if (!said.ok) throw new Error(`deal ${deal.id} refuses the number of its contract`);
  return said.plan;
}
