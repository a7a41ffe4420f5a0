/** Payments, production orders and shipments: confirmed by the ERP, the office or a head; unconfirmed while a manager says so. */
import { may } from '../people/rights.ts';
import type { Context } from '../records/context.ts';
import { refuse, type Refused } from '../records/refusal.ts';
import type { DealChanges } from './changes.ts';
import { type Draft, said } from './draft.ts';

type Confirmed = { readonly confirmed: boolean };
type Said<K extends keyof DealChanges> = Exclude<DealChanges[K], undefined>;

const isSame = (known: Confirmed, told: Confirmed): boolean =>
  JSON.stringify({ ...known, confirmed: true }) === JSON.stringify({ ...told, confirmed: true });

/** Whether a saying is news. Whoever may not confirm repeats what is confirmed, but does not change it. */
function newsOf(what: string, known: Confirmed | undefined, told: Confirmed): 'news' | 'known' | Refused {
  if (!known) return 'news';
  const isDoubted = known.confirmed && !told.confirmed;
  if (isSame(known, told)) return known.confirmed === told.confirmed || isDoubted ? 'known' : 'news';
  return isDoubted
    ? refuse('confirmed-already', `the ${what} is confirmed; the office, a head or the ERP may change it`)
    : 'news';
}

export function recordPayment(draft: Draft, payment: Said<'payment'>, { by }: Context): Draft | Refused {
  const known = draft.deal.payments.find(({ document }) => document === payment.document);
  const data = { ...payment, confirmed: may(by, 'confirm-deal') };
  const news = newsOf('payment', known, data);
  if (news !== 'news') return news === 'known' ? draft : news;
  const payments = [...draft.deal.payments.filter((other) => other !== known), data];
  return said(draft, { payments }, { type: 'PaymentRecorded', part: { kind: 'payment', id: payment.document }, data });
}

export function orderProduction(draft: Draft, number: Said<'productionOrderNumber'>, { by }: Context): Draft | Refused {
  const productionOrder = { number, confirmed: may(by, 'confirm-deal') };
  const news = newsOf('production order', draft.deal.productionOrder, productionOrder);
  if (news !== 'news') return news === 'known' ? draft : news;
  return said(draft, { productionOrder }, { type: 'ProductionOrdered', data: productionOrder });
}

export function recordShipment(draft: Draft, shipment: Said<'shipment'>, { by }: Context): Draft | Refused {
  const known = draft.deal.shipments.find(({ document }) => document === shipment.document);
  const data = { ...shipment, confirmed: may(by, 'confirm-deal') };
  const news = newsOf('shipment', known, data);
  if (news !== 'news') return news === 'known' ? draft : news;
  const shipments = [...draft.deal.shipments.filter((other) => other !== known), data];
  return said(
    draft,
    { shipments },
    { type: 'ShipmentRecorded', part: { kind: 'shipment', id: shipment.document }, data },
  );
}
