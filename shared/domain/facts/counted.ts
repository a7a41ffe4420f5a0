/** What figures count of a record, told with the fact that changed it: a report of any date then needs nothing but facts. */
import type { Deal } from '../deals/deal.ts';
import type { Lead } from '../leads/lead.ts';
import type { Amount } from '../money/money.ts';
import { present } from '../present.ts';
import { costOfKept } from '../purchases/order-costs.ts';
import type { Purchase } from '../purchases/purchase.ts';
import type { AnyRecord } from '../records/records.ts';
import type { Counted } from './counted-shape.ts';

type Basis = NonNullable<Counted['amount']>['as'];
const worth = (amount: Pick<Amount, 'netMinor' | 'currency'> | undefined, as: Basis): Counted['amount'] =>
  amount && { netMinor: amount.netMinor, currency: amount.currency, as };

const ofLead = ({ segment, productGroup, lane, owner, accountId, referredBy, budget }: Lead): Counted =>
  present({ segment, productGroup, lane, owner, accountId, referredBy, amount: worth(budget, 'stated') });

const ofDeal = ({ segment, lines, lane, owner, accountId, agreement, quote, budget, rivals }: Deal): Counted =>
  present({
    ...{
      segment,
      lane,
      owner,
      accountId,
      rivals,
      product: lines.find(({ product }) => product !== undefined)?.product,
    },
    amount: worth(agreement?.amount, 'agreed') ?? worth(quote?.amount, 'quoted') ?? worth(budget, 'stated'),
  });

function ofPurchase(purchase: Purchase): Counted {
  const { accountId, dealId, on, amount, bonusMinor, deliveryMinor, product, pyramidStep, reversed } = purchase;
  return present({
    ...{ accountId, dealId, on, costMinor: costOfKept(purchase), bonusMinor, deliveryMinor },
    ...{ product, pyramidStep, reversed, amount: worth(amount, 'bought') },
  });
}

function countedOf(record: AnyRecord): Counted {
  switch (record.kind) {
    case 'lead':
      return ofLead(record);
    case 'deal':
      return ofDeal(record);
    case 'account':
      return present({ segment: record.segment, owner: record.owner, referredBy: record.referredBy });
    case 'purchase':
      return ofPurchase(record);
    default:
      return {};
  }
}

/** All that figures count of a record, when any of it is another than before. */
export function newlyCounted(before: AnyRecord | undefined, after: AnyRecord): Counted | undefined {
  const counted = countedOf(after);
  return JSON.stringify(counted) === JSON.stringify(before ? countedOf(before) : {}) ? undefined : counted;
}
