import { type Amount, share, sum } from '../money/money.ts';
import type { Deal, PaymentTerm } from './deal.ts';

export type TermState = {
  readonly id: string;
  readonly amount: Amount;
  readonly dueOn?: string;
  readonly state: 'paid' | 'due' | 'overdue';
};

const amountOf = (term: PaymentTerm, agreed: Amount): Amount =>
  'amount' in term.share ? term.share.amount : share(agreed, term.share.percent);

/** The day after which an unpaid line is overdue; nothing while its event has not come. */
function dueOn({ due }: PaymentTerm, deal: Deal): string | undefined {
  if ('on' in due) return due.on;
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
  if (deal.agreement === undefined || first === undefined) return undefined;
  return 'on' in first.due || first.due.days !== undefined ? dueOn(first, deal) : undefined;
}

/**
 * The lines of the payment terms as they stand on a day. What was paid covers the lines in their order; a line is paid
 * when it is covered whole. Nothing is known before an amount is agreed.
 */
export function termStates(deal: Deal, today: string): TermState[] {
  const agreed = deal.agreement?.amount;
  if (agreed === undefined) return [];
  const payments = deal.payments.filter(({ amount }) => amount.currency === agreed.currency);
  let left = payments.reduce((total, { amount }) => total + amount.netMinor, 0);
  return deal.paymentTerms.map((term) => {
    const amount = amountOf(term, agreed);
    const day = dueOn(term, deal);
    const paid = left >= amount.netMinor;
    left -= amount.netMinor;
    const state = paid ? 'paid' : day !== undefined && day < today ? 'overdue' : 'due';
    return { id: term.id, amount, state, ...(day !== undefined && { dueOn: day }) };
  });
}

/** The first line due before production. */
const prepaymentOf = ({ paymentTerms }: Deal): PaymentTerm | undefined =>
  paymentTerms.find(({ due }) => 'event' in due && due.event === 'before-production');

/** Whether nothing of the terms is due before production: then only a deferral lets it start. */
export const hasNoPrepayment = (deal: Deal): boolean =>
  deal.paymentTerms.length > 0 && prepaymentOf(deal) === undefined;

/** What all lines of the terms come to; the agreed amount when there are none. */
export const termsTotal = ({ paymentTerms }: Deal, agreed: Amount): Amount =>
  sum(paymentTerms.map((term) => amountOf(term, agreed))) ?? agreed;

/** Whether production may start: the first line due before production is paid, or a head approved a deferral. */
export function startConditionMet(deal: Deal): boolean {
  if (deal.deferral !== undefined) return true;
  const first = prepaymentOf(deal);
  return termStates(deal, '').some(({ id, state }) => id === first?.id && state === 'paid');
}
