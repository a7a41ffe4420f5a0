/** When price and terms are agreed, and what whoever makes the order of it has to know. */
import type { Account } from '../accounts/account.ts';
import { dayOf } from '../calendar/working-calendar.ts';
import { parseTaxId } from '../contacts/tax-id.ts';
import type { FactDraft } from '../facts/draft.ts';
import { type Amount, withVat } from '../money/money.ts';
import { present } from '../present.ts';
import type { Policy } from '../settings/settings.ts';
import type { Deal, Line } from './deal.ts';
import { isOpenStage } from './pipeline.ts';
import { termStates } from './payment-terms.ts';

/** What was agreed, as far as an order says it; nothing before both the price and the terms of payment are. */
function agreedOf(deal: Deal): string | undefined {
  const { agreement, paymentTerms, lines, deliveryTerms, order, contractNumber, promisedShipOn } = deal;
  if (!agreement || paymentTerms.length === 0) return undefined;
  return JSON.stringify([agreement, paymentTerms, lines, deliveryTerms, order, contractNumber, promisedShipOn]);
}

/** The fact that an open deal is agreed, or agreed anew: each time an order would have to be made, or made otherwise. */
export function agreedFact(before: Deal, after: Deal): FactDraft[] {
  const [was, is] = [agreedOf(before), agreedOf(after)];
  if (!after.agreement || is === undefined || is === was || !isOpenStage(after.stage.name)) return [];
  const { amount, on } = after.agreement;
  return [{ type: 'DealAgreed', data: { amount, on, again: was !== undefined } }];
}

/**
 * The order an ERP can make of an agreed deal, as the deal and its account are now. People are named by their ids alone;
 * so is a private buyer, who has no company.
 */
export function agreedOrder(deal: Deal, account: Account | undefined, { company, calendar }: Policy, at: string) {
  const { agreement, committee, personId, process, version, ...said } = deal;
  const { order, contractNumber, deliveryTerms, promisedShipOn, shipOn, segment, owner } = said;
  return {
    dealId: deal.id,
    dealVersion: version,
    process,
    seller: company.legalEntity,
    account: buyerOf(deal.accountId, account),
    contacts: [...committee, ...(committee.some((one) => one.personId === personId) ? [] : [{ personId }])],
    lines: deal.lines.map(lineOf),
    ...present({
      number: order?.number,
      date: order?.on,
      contractNumber,
      amount: agreement && withVat(agreement.amount),
      specification: agreement?.specification,
      agreedOn: agreement?.on,
      deliveryTerms,
      promisedShipOn,
      shipOn,
      segment,
      owner,
    }),
    paymentTerms: termsOf(deal, dayOf(at, calendar.timeZone)),
  };
}

function buyerOf(id: string, account: Account | undefined) {
  if (account?.company === undefined) return { id };
  const tax = account.taxId === undefined ? undefined : parseTaxId(account.taxId.replace('+', ' '));
  return {
    id,
    company: account.company,
    ...(tax?.ok && present({ inn: tax.taxId.inn, kpp: tax.taxId.kpp })),
  };
}

const lineOf = ({ price, quantity, ...line }: Line) => ({
  ...line,
  ...present({ quantity, price: price && withVat(price), amount: price && quantity && totalOf(price, quantity) }),
});

const totalOf = (price: Amount, quantity: number) =>
  withVat({ ...price, netMinor: Math.round(price.netMinor * quantity) });

/** Each line of the terms with what it comes to, and by when it is due as far as a day is known. */
function termsOf(deal: Deal, today: string) {
  const states = termStates(deal, today);
  return deal.paymentTerms.map((term, n) => ({
    ...term,
    ...present({ amount: states[n] && withVat(states[n].amount), dueOn: states[n]?.dueOn }),
  }));
}
