import { type Amount, share, sum } from '../money/money.ts';
import { present } from '../present.ts';
import { refuse, type Refused } from '../records/refusal.ts';
import type { Deal, PaymentTerm } from './deal.ts';

export type TermState = {
  readonly id: string;
  readonly amount: Amount;
  readonly dueOn?: string;
  readonly state: 'paid' | 'due' | 'overdue';
  /** Whether payments that are confirmed cover the line without any other. */
  readonly confirmed: boolean;
};

type Terms = readonly PaymentTerm[];

const percentOf = ({ share: part }: PaymentTerm): number => ('percent' in part ? part.percent : 0);
const sumsOf = (terms: Terms): Amount[] => terms.flatMap(({ share: part }) => ('amount' in part ? [part.amount] : []));
const percentsOf = (terms: Terms): number =>
  Number(terms.reduce((total, term) => total + percentOf(term), 0).toFixed(6)); // 33.4 + 33.3 + 33.3 is 99.99999999999999

/** What terms can never be, whatever is agreed: not all of the amount, or two lines of one id. */
export function termsProblem(terms: Terms): Refused | undefined {
  const percent = percentsOf(terms);
  const hasSums = sumsOf(terms).length > 0;
  if (hasSums ? percent >= 100 : percent !== 100)
    return refuse('terms-not-whole', `the shares make ${String(percent)}%, ${hasSums ? 'beside sums' : 'not 100%'}`);
  if (new Set(terms.map(({ id }) => id)).size < terms.length)
    return refuse('terms-twice', 'two lines of the payment terms have one id');
  return undefined;
}

/** Refuses terms that do not come to the agreed amount, but for less than a minor unit of rounding; not before both are known. */
export function termsRefusal({
  agreement,
  paymentTerms,
}: Pick<Deal, 'agreement' | 'paymentTerms'>): Refused | undefined {
  if (agreement === undefined || paymentTerms.length === 0) return undefined;
  const { netMinor, currency } = agreement.amount;
  const sums = sumsOf(paymentTerms);
  const total = sums.reduce((all, one) => all + one.netMinor, (netMinor * percentsOf(paymentTerms)) / 100);
  if (Math.abs(total - netMinor) < 1 && sums.every((one) => one.currency === currency)) return undefined;
  return refuse(
    'terms-not-whole',
    `the payment terms make ${String(Math.round(total))}, the agreed amount is ${String(netMinor)} ${currency}`,
  );
}

/** The amount that terms with sums make up; nothing when they are shares only. */
export function amountOfTerms(terms: Terms): Amount | undefined {
  const sums = sum(sumsOf(terms));
  return sums && { ...sums, netMinor: Math.round((100 * sums.netMinor) / (100 - percentsOf(terms))) };
}

/** What each line comes to: together the agreed amount. Shares are rounded, and the last one takes what is left. */
function amountsOf(terms: Terms, agreed: Amount): Amount[] {
  let left = sumsOf(terms).reduce((rest, { netMinor }) => rest - netMinor, agreed.netMinor);
  const last = terms.findLastIndex(({ share: part }) => 'percent' in part);
  return terms.map(({ share: part }, n) => {
    if ('amount' in part) return part.amount;
    const netMinor = n === last ? left : Math.min(left, share(agreed, part.percent).netMinor);
    left -= netMinor;
    return { ...agreed, netMinor };
  });
}

type Agreement = NonNullable<Deal['agreement']>;
/** What the days of the payment terms are counted from. */
export type Dated = Pick<Deal, 'agreement' | 'paymentTerms' | 'shipOn' | 'shipments'>;

/** The day after which an unpaid line is overdue; nothing while its event has not come. */
function dueOn({ due }: PaymentTerm, { on }: Agreement, { shipOn, shipments }: Dated): string | undefined {
  if ('on' in due) return due.on;
  if (due.event === 'before-production' && due.days === undefined) return undefined; // before something that has no day itself
  const event = {
    'before-production': on,
    'before-shipment': shipOn,
    'after-shipment': shipments.find(({ last }) => last)?.on,
  }[due.event];
  if (event === undefined) return undefined;
  return new Date(Date.parse(event) + (due.days ?? 0) * 86_400_000).toISOString().slice(0, 10);
}

/** The day by which the first payment was agreed to come; nothing while no amount is agreed, or no date for it. */
export function firstPaymentDueOn(deal: Dated): string | undefined {
  const [first] = deal.paymentTerms;
  return deal.agreement && first && dueOn(first, deal.agreement, deal);
}

/** A line of the payment terms with what it comes to, and whether payments, and those that are confirmed, cover it whole. */
type CoveredTerm = {
  readonly term: PaymentTerm;
  readonly amount: Amount;
  readonly paid: boolean;
  readonly confirmed: boolean;
};

/** What was paid covers the lines in their order. */
function coveredTerms({ paymentTerms, payments }: Deal, { amount: agreed }: Agreement): CoveredTerm[] {
  const inIts = payments.filter(({ amount }) => amount.currency === agreed.currency);
  let came = totalOf(inIts);
  let confirmed = totalOf(inIts.filter((payment) => payment.confirmed));
  const amounts = amountsOf(paymentTerms, agreed);
  return paymentTerms.map((term, n) => {
    const { [n]: amount = agreed } = amounts;
    came -= amount.netMinor;
    confirmed -= amount.netMinor;
    return { term, amount, paid: came >= 0, confirmed: confirmed >= 0 };
  });
}

/** The lines of the payment terms as they stand on a day. Nothing is known before an amount is agreed. */
export function termStates(deal: Deal, today: string): TermState[] {
  const { agreement } = deal;
  if (agreement === undefined) return [];
  return coveredTerms(deal, agreement).map(({ term, amount, paid, confirmed }) => {
    const day = dueOn(term, agreement, deal);
    const unpaid = (day ?? today) < today ? 'overdue' : 'due';
    return { id: term.id, amount, state: paid ? 'paid' : unpaid, confirmed, ...present({ dueOn: day }) };
  });
}

const totalOf = (payments: Deal['payments']): number =>
  payments.reduce((total, { amount }) => total + amount.netMinor, 0);

const isPrepayment = ({ due }: PaymentTerm): boolean => 'event' in due && due.event === 'before-production';

/** Whether nothing of the terms is due before production: then only a deferral lets it start. */
export const hasNoPrepayment = ({ paymentTerms }: Deal): boolean =>
  paymentTerms.length > 0 && !paymentTerms.some(isPrepayment);

/** The first line due before production, as it stands. */
const startOf = (deal: Deal): CoveredTerm | undefined =>
  deal.agreement && coveredTerms(deal, deal.agreement).find(({ term }) => isPrepayment(term));

/** Whether production may start: the first line due before production is paid, or a head approved a deferral. */
export const startConditionMet = (deal: Deal): boolean => deal.deferral !== undefined || startOf(deal)?.paid === true;

/** Whether what lets production start is confirmed: the deferral is a head's word. */
export const isStartConfirmed = (deal: Deal): boolean =>
  deal.deferral !== undefined || startOf(deal)?.confirmed === true;
