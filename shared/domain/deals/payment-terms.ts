import { type Amount, share } from '../money/money.ts';
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

/**
 * The lines of the payment terms as they stand on a day. What was paid covers the lines in their order; a line is paid
 * when it is covered whole. Nothing is known before an amount is agreed.
 */
export function termStates(deal: Deal, today: string): TermState[] {
  const agreed = deal.agreement?.amount;
  if (agreed === undefined) return [];
  let left = deal.payments.reduce((total, { amount }) => total + amount.netMinor, 0);
  return deal.paymentTerms.map((term) => {
    const amount = amountOf(term, agreed);
    const day = dueOn(term, deal);
    const paid = left >= amount.netMinor;
    left -= amount.netMinor;
    const state = paid ? 'paid' : day !== undefined && day < today ? 'overdue' : 'due';
    return { id: term.id, amount, state, ...(day !== undefined && { dueOn: day }) };
  });
}

/** Whether production may start: the first line due before production is paid, or a head approved a deferral. */
export function startConditionMet(deal: Deal): boolean {
  if (deal.deferral !== undefined) return true;
  const first = deal.paymentTerms.find(({ due }) => 'event' in due && due.event === 'before-production');
  if (first === undefined) return false;
  return termStates(deal, '').some(({ id, state }) => id === first.id && state === 'paid');
}
