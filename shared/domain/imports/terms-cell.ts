/** Payment terms as people write them in one cell. */
import type { PaymentTerm } from '../deals/deal.ts';
import { textKey } from '../text-key.ts';
import type { Cell } from './cells.ts';

/** Shares of the amount alone. */
type Terms = (Omit<PaymentTerm, 'share'> & { readonly share: { percent: number } })[];
type Due = PaymentTerm['due'];

const before = { event: 'before-production' } as const;
const atShipment = { event: 'before-shipment' } as const;
const after = { event: 'after-shipment' } as const;

const line = (n: number, percent: number, due: Due): Terms[number] => ({
  id: `payment-${String(n)}`,
  share: { percent },
  due,
});

/** A prepayment, and what is left before shipment. */
const prepaid = (percent: number): Terms => [
  line(1, percent, before),
  ...(percent < 100 ? [line(2, 100 - percent, atShipment)] : []),
];

const postpaid = (days: string | undefined): Terms => [
  line(1, 100, days === undefined ? after : { ...after, days: Number(days) }),
];

const spelled: readonly (readonly [RegExp, (...found: string[]) => Terms])[] = [
  [/^(\d{1,2})\/(\d{1,2})$/, (first, last) => [line(1, Number(first), before), line(2, Number(last), atShipment)]],
  [
    /^(\d{1,2})\/(\d{1,2})\/(\d{1,2})$/,
    (first, next, last) => [
      line(1, Number(first), before),
      line(2, Number(next), atShipment),
      line(3, Number(last), after),
    ],
  ],
  [/^(\d{1,3}) ?%? ?(?:предоплат[аы]|аванс|prepayment|advance)$/, (percent) => prepaid(Number(percent))],
  [/^(?:предоплата|аванс|prepayment|advance) ?(\d{1,3}) ?%?$/, (percent) => prepaid(Number(percent))],
  [/^(?:предоплата|prepayment)$/, () => prepaid(100)],
  [/^(?:постоплата|отсрочка|postpayment|net)(?: (\d{1,3}))?(?: ?(?:дн\.?|дня|дней|days))?$/, postpaid],
];

const allowed = '30/70, 30/40/30, 50% prepayment, prepayment, or postpayment 30 days';
const most = 365;

const isWhole = (terms: Terms): boolean => {
  const percents = terms.map(({ share }) => share.percent);
  return percents.every((percent) => percent > 0) && percents.reduce((sum, one) => sum + one, 0) === 100;
};

const isSoon = ({ due }: Terms[number]): boolean => !('days' in due) || Number(due.days) <= most;

/** Payment terms: shares of the amount in the order they are due, `30/70`, or in a word or two. */
export const paymentTerms: Cell<PaymentTerm[]> = (typed) => {
  const key = textKey(typed);
  const [terms] = spelled.flatMap(([form, read]) => {
    const [whole, ...found] = form.exec(key) ?? [];
    return whole === undefined ? [] : [read(...found)];
  });
  // Stryker disable next-line MethodExpression: days are told of one share alone, which is all of it
  return terms && isWhole(terms) && terms.every(isSoon) ? { ok: true, value: terms } : { ok: false, allowed };
};
