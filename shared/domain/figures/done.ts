/** What was done in a month: orders, shipments, margin, new customers, each with whose it was. */
import { dayOf } from '../calendar/working-calendar.ts';
import type { TargetName } from '../plans/plan.ts';
import { present } from '../present.ts';
import type { Member } from './members.ts';
import { firstsAmong, type Sale } from './sales.ts';
import { isEnd } from './stages.ts';

/** One thing that counts towards a plan: money in minor units, or one customer. */
export type Done = {
  readonly month: string;
  readonly manager?: string;
  readonly segment?: string;
} & { readonly [N in TargetName]?: number };

/** @param sales in the order of their days */
export function doneIn(sales: readonly Sale[], deals: readonly Member[], timeZone: string): Done[] {
  const firsts = firstsAmong(sales);
  const ordered = sales.map((sale) => ({
    ...whose(sale),
    ...{ month: sale.on.slice(0, 7), orders: sale.netMinor, margin: sale.margin },
    ...(firsts.has(sale) && { newCustomers: 1 }),
  }));
  // Stryker disable next-line StringLiteral: no deal has a text like this as its id
  const ofDeal = Map.groupBy(sales, ({ dealId = '' }) => dealId);
  const shipped = deals.flatMap((deal) => {
    const at = shippedAt(deal);
    if (at === undefined) return [];
    return [{ ...whose(deal), month: dayOf(at, timeZone).slice(0, 7), shipments: worthOf(deal, ofDeal) }];
  });
  return [...ordered, ...shipped];
}

const whose = ({ manager, segment }: { readonly manager?: string; readonly segment?: string }) =>
  present({ manager, segment });

/** When the last of it left; nothing where that is yet to come, or it was cancelled. */
export const shippedAt = ({ trace: { pipeline, visits } }: Member): string | undefined =>
  visits.find(({ stage, left }) => isEnd(pipeline, stage) && left?.as !== 'lost')?.at;

/** What a deal came to: its orders, else what is known of it. */
const worthOf = ({ trace }: Member, ofDeal: ReadonlyMap<string, readonly Sale[]>): number =>
  // Stryker disable next-line ArrayDeclaration: a text is worth nothing either
  (ofDeal.get(trace.id) ?? []).reduce((sum, { netMinor }) => sum + netMinor, 0) ||
  (trace.counted.amount?.netMinor ?? 0);
