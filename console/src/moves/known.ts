import type { Line } from '../../../shared/domain/deals/deal.ts';
import type { Amount } from '../../../shared/domain/money/money.ts';
import type { Answered } from '../api/endpoint.ts';
import type * as ShowDeal from '../../../functions/api/sales/show-deal/contract.ts';
import type { Filled } from '../forms/filled.ts';

/** What is known of a deal already, for the form of what is still missing. */
export const knownOf = (deal: Answered<typeof ShowDeal> | undefined, today: string): Filled =>
  deal
    ? {
        lines: deal.lines,
        paymentTerms: deal.paymentTerms,
        accountId: deal.accountId,
        quote: deal.quote,
        agreement: deal.agreement,
        linesTotal: totalOf(deal.lines),
        today,
      }
    : { today };

/** What lines come to, net; nothing when one has no price or quantity, or they are of two currencies. */
export function totalOf(lines: readonly Line[]): Amount | undefined {
  const first = lines[0]?.price;
  if (!first) return undefined;
  const sums = lines.map(({ quantity, price }) =>
    quantity === undefined || price?.currency !== first.currency ? Number.NaN : Math.round(price.netMinor * quantity),
  );
  const netMinor = sums.reduce((total, one) => total + one, 0);
  return Number.isNaN(netMinor) ? undefined : { ...first, netMinor };
}
