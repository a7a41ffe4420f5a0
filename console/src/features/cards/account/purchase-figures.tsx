import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../language/format.ts';
import type { AccountCard } from '../api.ts';
import { MetaItem } from '../head/meta.tsx';

/** How often, for how much and when a customer bought. */
export function PurchaseFigures({ card }: { readonly card: AccountCard }) {
  const { t } = useTranslation('cards');
  const format = useFormat();
  const { count, sums, lastOn } = card.purchases;
  return (
    <>
      <MetaItem label={t('purchases.count')}>{format.number(count)}</MetaItem>
      {sums.length > 0 && (
        <MetaItem label={t('purchases.sum')}>{format.list(sums.map((sum) => format.money(sum)))}</MetaItem>
      )}
      {lastOn !== undefined && <MetaItem label={t('purchases.last')}>{format.longDay(lastOn)}</MetaItem>}
    </>
  );
}
