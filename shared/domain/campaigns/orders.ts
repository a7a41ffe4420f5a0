/** What was bought by those whom campaigns brought: orders won in a time, each by the first visit of its request. */
import { costOfOrder } from '../deals/cost-of-order.ts';
import type { Deal } from '../deals/deal.ts';
import type { Fact } from '../facts/fact.ts';
import { present } from '../present.ts';
import { productsNamed } from '../products/named.ts';
import { besidesOf } from '../purchases/order-costs.ts';
import type { Records } from '../records/records.ts';
import type { WonOrder } from './report.ts';

type Reading = Pick<Records, 'getMany'>;
type Brought = { readonly deal: Deal; readonly won: NonNullable<Deal['won']>; readonly campaign: string };

/** The orders that these facts say were won, as they stand by now: none that was cancelled or came back whole. */
export async function ordersOf(facts: readonly Fact[], records: Reading): Promise<WonOrder[]> {
  const brought = await broughtDeals(facts, records);
  const lines = brought.flatMap(({ deal }) => deal.lines);
  const purchaseIds = brought.map(({ won }) => won.purchaseId);
  const [purchases, products] = await Promise.all([
    records.getMany('purchase', purchaseIds),
    productsNamed(lines, records),
  ]);
  const byId = new Map(purchases.map((purchase) => [purchase.id, purchase]));
  return brought.flatMap(({ deal, won, campaign }) => {
    const purchase = byId.get(won.purchaseId);
    if (!purchase || purchase.reversed) return [];
    const { netMinor, currency } = purchase.amount;
    const costs = { costMinor: costOfOrder(purchase, deal, products), besidesMinor: besidesOf(purchase) };
    return [{ campaign, netMinor, currency, ...present(costs) }];
  });
}

/** The deals that were won, of those whose request a campaign brought. */
async function broughtDeals(facts: readonly Fact[], records: Reading): Promise<Brought[]> {
  const dealIds = facts.flatMap(({ type, subject }) => (type === 'DealWon' ? [subject.id] : []));
  const deals = await records.getMany('deal', dealIds);
  const leadIds = deals.flatMap(({ leadId }) => leadId ?? []);
  const leads = new Map((await records.getMany('lead', leadIds)).map((lead) => [lead.id, lead]));
  return deals.flatMap((deal) => {
    const { won, leadId = '' } = deal;
    const campaign = leads.get(leadId)?.firstTouch.utm?.campaign;
    return won && campaign !== undefined ? [{ deal, won, campaign }] : [];
  });
}
