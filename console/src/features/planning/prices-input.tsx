import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../api/now.ts';
import { usePlant } from '../../api/plant.ts';
import { AmountInput } from '../../forms/amount-input.tsx';
import { DayInput } from '../../forms/day-input.tsx';
import type { Competitor } from './api.ts';
import { RowsInput } from './rows-input.tsx';

type Prices = Competitor['prices'];
type Props = { readonly prices: Prices; readonly onChange: (prices: readonly Prices[number][]) => void };

/** What its products cost: by whom and as of when. */
export function PricesInput({ prices, onChange }: Props) {
  const { t } = useTranslation('planning');
  const today = useToday();
  const { currency, vatPercent } = usePlant();
  return (
    <RowsInput<Prices[number]>
      legend={t('competitors.prices')}
      rows={prices}
      onChange={onChange}
      add={t('competitors.addPrice')}
      fresh={() => ({ product: '', price: { netMinor: 0, currency, vatPercent }, source: '', on: today })}
      remove={(n) => t('competitors.removePrice', { n })}
    >
      {({ product, price, source, on }, put) => (
        <>
          <TextInput
            label={t('competitors.product')}
            value={product}
            onChange={(event) => put({ product: event.currentTarget.value })}
            required
            maxLength={200}
          />
          <AmountInput
            label={t('competitors.price')}
            value={price}
            onChange={(amount) => put({ price: amount ?? { ...price, netMinor: 0 } })}
            required
          />
          <TextInput
            label={t('competitors.source')}
            value={source}
            onChange={(event) => put({ source: event.currentTarget.value })}
            required
            maxLength={300}
          />
          <DayInput label={t('competitors.on')} value={on} onChange={(day) => put({ on: day ?? today })} required />
        </>
      )}
    </RowsInput>
  );
}
