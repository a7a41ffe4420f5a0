import { Anchor } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { settingQuery, useNameOf } from '../../api/plant.ts';
import { useFormat } from '../../language/format.ts';
import { useTitleIn } from '../../language/words-of.ts';
import { useSaid } from '../../language/use-language.ts';
import { productQuery, type WinBackCard } from './api.ts';
import { Facts } from '../../ui/facts.tsx';

type Order = NonNullable<WinBackCard['lastOrder']>;

/** What they ordered last, of whom, and how it went: the dates that were promised, the real ones, claims. */
export function LastOrder({ order }: { readonly order: Order }) {
  const { t } = useTranslation('return');
  const format = useFormat();
  const nameOf = useNameOf();
  const { orderNumber, on, amount, dealId, products, manager, promisedOn, shippedOn, lateDays, claims } = order;
  return (
    <Facts
      facts={[
        [
          t('order.number'),
          dealId === undefined ? (
            orderNumber
          ) : (
            <Anchor component={Link} to={`/deals/${dealId}`} size="sm">
              {orderNumber}
            </Anchor>
          ),
        ],
        [t('order.on'), format.longDay(on)],
        [t('order.amount'), format.money(amount)],
        [t('order.products'), products.length === 0 ? undefined : <Products products={products} />],
        [t('order.manager'), nameOf(manager)],
        [t('order.promised'), promisedOn && format.longDay(promisedOn)],
        [t('order.shipped'), shippedOn && format.longDay(shippedOn)],
        [
          t('order.late'),
          lateDays === undefined
            ? undefined
            : lateDays > 0
              ? t('order.lateBy', { count: lateDays })
              : t('order.inTime'),
        ],
        [t('order.claims'), claims.length === 0 ? t('order.noClaims') : <Claims claims={claims} />],
      ]}
    />
  );
}

function Claims({ claims }: Pick<Order, 'claims'>) {
  const { t } = useTranslation('return');
  const titleIn = useTitleIn();
  const { data = [] } = useQuery(settingQuery('claim-causes'));
  return (
    <ul className="plain-list">
      {claims.map(({ id, cause, state }) => (
        <li key={id}>{t('order.claim', { cause: titleIn(data, cause), state: t(`claimState.${state as 'open'}`) })}</li>
      ))}
    </ul>
  );
}

function Products({ products }: Pick<Order, 'products'>) {
  const format = useFormat();
  const said = useSaid();
  const known = useQueries({ queries: products.map(productQuery) });
  return <>{format.list(products.map((named, n) => (known[n]?.data ? said(known[n].data.title) : named)))}</>;
}
