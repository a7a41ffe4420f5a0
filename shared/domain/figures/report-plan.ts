/** Plan against fact and forecast, read from the journal. */
import type { Instant } from '../calendar/instant-schema.ts';
import { monthsBetween, monthsFrom, plusMonths } from '../calendar/months.ts';
import { dayOf } from '../calendar/working-calendar.ts';
import { readBooks } from './books.ts';
import { doneIn, shippedAt } from './done.ts';
import { openAmong } from './economics.ts';
import { aheadOf, expectedIn, type Known, orderingAlone } from './forecast.ts';
import { type Filter, leadsIn, type Member } from './members.ts';
import { sumOf } from './numbers.ts';
import { type Conversion, type PlanRow, planRows } from './plan.ts';
import { isOf, type Place, plansIn } from './plans.ts';
import { isNew } from './quality.ts';
import { isBefore, reachedFrom, type Reached, stageKey, standingAt, stoodFor } from './reaching.ts';
import type { Months } from './reporting.ts';
import { firstsAmong, type Sale, soldBy } from './sales.ts';
import { scopeOf, type Scoping } from './scope.ts';
import type { TargetName } from '../plans/plan.ts';
import { present } from '../present.ts';

export type PlanAsked = Months & Pick<Filter, 'lane'> & { readonly asOf?: Instant };

/** The open deals that stand at a stage for so long, and of how many that stood there as long so many were paid within as many days. */
export type StageAhead = Reached & { readonly stage: string; readonly stood: string; readonly open: number };

export type PlanReport = {
  readonly asOf: Instant;
  readonly currency: string;
  readonly rows: readonly PlanRow[];
  readonly conversion: Conversion;
  /** What the forecast of the present month rests on. */
  readonly stages: readonly StageAhead[];
};

/** So far ahead a forecast is told; what is aimed at later stands alone. */
export const mostAhead = 6;
/** How many months before the present one are looked at, for what became of deals. */
const lookedBack = 21;

export async function reportPlan(asked: PlanAsked, services: Scoping): Promise<PlanReport> {
  const { known, facts, members, currency } = await knownTo(asked, services);
  const { asOf, timeZone, deals, sales } = known;
  const { from, to } = asked;
  const conversion = conversionOf(members, deals, sales, known);
  return {
    ...{ asOf, currency, conversion },
    stages: stagesAhead(dayOf(asOf, timeZone).slice(0, 7), known),
    rows: planRows({
      ...{ months: { from, to }, plans: plansIn(facts, asOf), done: doneIn(sales, deals, timeZone), conversion },
      expected: new Map(monthsAhead(asked, known).map((one) => [one, expectedIn(one, known)])),
    }),
  };
}

/** Those of the months asked for that a forecast is told of. */
function monthsAhead(asked: Months, { asOf, timeZone }: Known): string[] {
  const month = dayOf(asOf, timeZone).slice(0, 7);
  return monthsBetween(asked).filter((one) => one >= month && monthsFrom(month, one) < mostAhead);
}

/** What an account is expected to order by itself in a month, net, in minor units. */
export type ExpectedOrders = { readonly account: string; readonly month: string; readonly netMinor: number };

/** The part of the forecast that rests on a model, and not on what was observed. */
export async function expectedOrders(asked: PlanAsked, services: Scoping): Promise<ExpectedOrders[]> {
  const { known } = await knownTo(asked, services);
  return monthsAhead(asked, known).flatMap((month) => {
    const ahead = aheadOf(month, known);
    const orders = ahead ? orderingAlone(ahead, known) : [];
    return orders.map(({ account, netMinor }) => ({ account: account.id, month, netMinor }));
  });
}

/** What was done in a month that counts towards one target: orders, or of shipments deals; of all, a manager, a segment. */
export async function doneBehind(
  { figure, ...place }: Place & { readonly figure: TargetName },
  asked: Pick<PlanAsked, 'asOf' | 'lane'>,
  services: Scoping,
): Promise<{ readonly asOf: Instant; readonly sales: readonly Sale[]; readonly deals: readonly Member[] }> {
  const { month } = place;
  const { known, members } = await knownTo({ ...asked, from: month, to: month }, services);
  const { asOf, timeZone } = known;
  const isShipped = (deal: Member): boolean => dayOf(shippedAt(deal) ?? '9999-01-01', timeZone).startsWith(month);
  const firsts = firstsAmong(known.sales);
  const sales = known.sales.filter(
    (sale) => sale.on.startsWith(month) && isOf(place)(sale) && (figure !== 'newCustomers' || firsts.has(sale)),
  );
  const deals = members.filter((deal) => deal.trace.kind === 'deal' && isShipped(deal) && isOf(place)(deal));
  return figure === 'shipments' ? { asOf, sales: [], deals } : { asOf, sales, deals: [] };
}

async function knownTo(asked: PlanAsked, services: Scoping) {
  const now = await services.clock.now();
  const lately = plusMonths((asked.asOf ?? now).slice(0, 7), -lookedBack);
  const { asOf, policy, members, span } = await scopeOf(asked, services, Math.max(0, monthsFrom(lately, asked.from)));
  const { timeZone } = policy.calendar;
  const { currency } = policy.company;
  const facts = await readBooks(asOf, timeZone, services.journal, span.before);
  const sold = soldBy(facts, { members, asOf, policy });
  const known: Known = { asOf, timeZone, ...sold, deals: sold.deals.map((deal) => inMoneyOf(currency, deal)) };
  return { known, facts, members, currency };
}

/** A deal of which nothing is known in another currency than the plant's. */
function inMoneyOf(currency: string, deal: Member): Member {
  const { amount, ...counted } = deal.trace.counted;
  return amount === undefined || amount.currency === currency ? deal : { ...deal, trace: { ...deal.trace, counted } };
}

/** Of the new leads of the last twelve months that are decided: how many came to an order, and what one is worth. */
function conversionOf(
  members: readonly Member[],
  deals: readonly Member[],
  sales: readonly Sale[],
  { asOf }: Known,
): Conversion {
  const from = new Date(Date.parse(asOf) - 365 * 86_400_000).toISOString();
  const isOpen = openAmong(deals);
  const decided = leadsIn(members, { from, before: asOf }).filter((lead) => isNew(lead) && !isOpen(lead));
  const ids = new Set(decided.map(({ trace }) => trace.id));
  const paid = new Map(
    deals.flatMap(({ trace: { id, leadId } }) => (leadId !== undefined && ids.has(leadId) ? [[id, leadId]] : [])),
  );
  const orders = sales.filter(({ dealId = '' }) => paid.has(dealId));
  const won = new Set(orders.map(({ dealId = '' }) => paid.get(dealId))).size;
  const meanOrder = won === 0 ? undefined : sumOf(orders.map(({ netMinor }) => netMinor)) / won;
  return { won, decided: decided.length, ...present({ meanOrder }) };
}

function stagesAhead(month: string, known: Known): StageAhead[] {
  const ahead = aheadOf(month, known);
  if (!ahead) return [];
  const { deals, asOf } = known;
  const { byStood } = reachedFrom(deals, 'paid', asOf, ahead);
  const open = Map.groupBy(
    deals.flatMap((deal) => {
      const stands = isBefore(deal, 'paid', asOf) ? standingAt(deal, asOf) : undefined;
      return stands ? [`${stageKey(deal, stands)}/${stoodFor(stands, asOf)}`] : [];
    }),
    (key) => key,
  );
  return [...new Set([...byStood.keys(), ...open.keys()])].toSorted().map((key) => {
    const [pipeline = '', stage = '', stood = ''] = key.split('/');
    const seen = byStood.get(key) ?? { reached: 0, of: 0 };
    return { stage: `${pipeline}/${stage}`, stood, open: open.get(key)?.length ?? 0, ...seen };
  });
}
