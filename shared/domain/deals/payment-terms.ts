import { type Amount, share, sum } from '../money/money.ts';
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

/** The day after which an unpaid line is overdue; nothing while its event has not come. */
function dueOn({ due }: PaymentTerm, deal: Deal): string | undefined {
  if ('on' in due) return due.on;
  if (due.event === 'before-production' && due.days === undefined) return undefined; // before something that has no day itself
  const event = {
    'before-production': deal.agreement?.on,
    'before-shipment': deal.shipOn,
    'after-shipment': deal.shipments.find(({ last }) => last)?.on,
  }[due.event];
  if (event === undefined) return undefined;
  return new Date(Date.parse(event) + (due.days ?? 0) * 86_400_000).toISOString().slice(0, 10);
}

/** The day by which the first payment was agreed to come; nothing while no amount is agreed, or no date for it. */
export function firstPaymentDueOn(deal: Deal): string | undefined {
  const [first] = deal.paymentTerms;
  return deal.agreement && first && dueOn(first, deal);
}

/**
 * The lines of the payment terms as they stand on a day. What was paid covers the lines in their order; a line is paid
 * when it is covered whole. Nothing is known before an amount is agreed.
 */
export function termStates(deal: Deal, today: string): TermState[] {
  const agreed = deal.agreement?.amount;
  if (agreed === undefined) return [];
  const payments = deal.payments.filter(({ amount }) => amount.currency === agreed.currency);
  let came = totalOf(payments);
  let confirmed = totalOf(payments.filter((payment) => payment.confirmed));
  const amounts = amountsOf(deal.paymentTerms, agreed);
  return deal.paymentTerms.map((term, n) => {
    const { [n]: amount = agreed } = amounts;
    const day = dueOn(term, deal);
    came -= amount.netMinor;
    confirmed -= amount.netMinor;
    const state = came >= 0 ? 'paid' : day !== undefined && day < today ? 'overdue' : 'due';
    return { id: term.id, amount, state, confirmed: confirmed >= 0, ...(day !== undefined && { dueOn: day }) };
  });
}

const totalOf = (payments: Deal['payments']): number =>
  payments.reduce((total, { amount }) => total + amount.netMinor, 0);

/** The first line due before production. */
const prepaymentOf = ({ paymentTerms }: Deal): PaymentTerm | undefined =>
  paymentTerms.find(({ due }) => 'event' in due && due.event === 'before-production');

/** Whether nothing of the terms is due before production: then only a deferral lets it start. */
export const hasNoPrepayment = (deal: Deal): boolean =>
  deal.paymentTerms.length > 0 && prepaymentOf(deal) === undefined;

/** The first line due before production, as it stands. */
const startOf = (deal: Deal): TermState | undefined => {
  const first = prepaymentOf(deal);
  return termStates(deal, '').find(({ id }) => id === first?.id);
};

/** Whether production may start: the first line due before production is paid, or a head approved a deferral. */
export const startConditionMet = (deal: Deal): boolean =>
  deal.deferral !== undefined || startOf(deal)?.state === 'paid';

/** Whether what lets production start is confirmed: the deferral is a head's word. */
export const isStartConfirmed = (deal: Deal): boolean =>
  deal.deferral !== undefined || startOf(deal)?.confirmed === true;
