/** The alarms of a deal, set when a visit of a stage begins. A later edit of the settings does not move them. */
import { startOfDay } from '../calendar/working-calendar.ts';
import type { Instant } from '../calendar/instant-schema.ts';
import { later, overdueAlarms, type Span } from '../pipeline/deadlines.ts';
import type { Alarm } from '../pipeline/standing.ts';
import { type Product, productOf } from '../products/product.ts';
import type { Policy } from '../settings/settings.ts';
import type { Deal } from './deal.ts';
import { type Dated, firstPaymentDueOn } from './payment-terms.ts';
import type { OpenDealStage } from './pipeline.ts';

/** The settings, and what the register knows of the products of the deal. */
type Selling = { readonly policy: Policy; readonly products: readonly Product[] };

/** Whether a line needs a calculation by engineering: its product in the register is an engineered one. */
export const isEngineered = ({ lines }: Pick<Deal, 'lines'>, { products }: Pick<Selling, 'products'>): boolean =>
  lines.some(({ product }) => productOf(product, products)?.of === 'engineered');

/** The longest stay in a stage, in working time. */
export function longestStay(
  deal: Pick<Deal, 'lines'>,
  stage: string,
  { policy: { deadlines }, products }: Selling,
): Span {
  const days =
    stage === 'send-quote' && isEngineered(deal, { products })
      ? deadlines.engineeredQuoteDays
      : deadlines.dealDays[stage];
  return { days: days ?? 3 };
}

/** The day a stage is to be over by, where one was agreed or promised: the first payment's, the shipment's. */
function datedDeadline(deal: Dated, stage: string): string | undefined {
  if (stage === 'agree-price') return firstPaymentDueOn(deal);
  return stage === 'production-ordered' ? deal.shipOn : undefined;
}

/** Whether another day was agreed for the stage the deal is at: its deadline moves with it. */
export const isDatedAnew = (before: Deal, after: Deal): boolean =>
  datedDeadline(before, before.stage.name) !== datedDeadline(after, after.stage.name);

/** The alarms of a visit that begins at `at`, or whose agreed day changes then. */
export function dealAlarms(
  deal: Dated & Pick<Deal, 'lines'>,
  stage: OpenDealStage,
  at: Instant,
  { policy, products }: Selling,
): Alarm[] {
  const { calendar, deadlines } = policy;
  if (stage === 'shipped') return [{ name: 'papers', at: later(at, { days: deadlines.papersDays }, calendar) }];
  const day = datedDeadline(deal, stage);
  if (day === undefined) return overdueAlarms(at, longestStay(deal, stage, { policy, products }), calendar);
  const end = endOfDay(day, policy);
  const due = end > at ? end : later(at, { days: 1 }, calendar);
  return [
    { name: 'overdue', at: due },
    { name: 'escalation', at: later(due, { days: 2 }, calendar) },
  ];
}

function endOfDay(day: string, { calendar }: Policy): Instant {
  const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  return startOfDay(next, calendar.timeZone);
}
