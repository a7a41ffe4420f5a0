import { NumberInput, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../api/now.ts';
import { usePlant } from '../../api/plant.ts';
import { AmountInput } from '../../forms/amount-input.tsx';
import { DayInput } from '../../forms/day-input.tsx';
import { useTitleIn } from '../../language/words-of.ts';
import type { Competitor } from './api.ts';
import { RowsInput } from './rows-input.tsx';

type Markets = Competitor['markets'];
type Props = { readonly markets: Markets; readonly onChange: (markets: readonly Markets[number][]) => void };

/** Where a company sells, how large that market is, and how much of it is its: by whom and as of when. */
export function MarketsInput({ markets, onChange }: Props) {
  const { t } = useTranslation('planning');
  const today = useToday();
  const { segments } = usePlant();
  const titleIn = useTitleIn();
  return (
    <RowsInput<Markets[number]>
      legend={t('competitors.markets')}
      rows={markets}
      onChange={onChange}
      add={t('competitors.addMarket')}
      fresh={() => ({ segment: segments[0]?.id ?? '', source: '', on: today })}
      remove={(n) => t('competitors.removeMarket', { n })}
    >
      {({ segment, size, sharePercent, source, on }, put) => (
        <>
          <Select
            label={t('hypotheses.filter.segment')}
            data={segments.map(({ id }) => ({ value: id, label: titleIn(segments, id) }))}
            value={segment}
            onChange={(chosen) => chosen !== null && put({ segment: chosen })}
            allowDeselect={false}
          />
          <AmountInput label={t('competitors.size')} value={size} onChange={(amount) => put({ size: amount })} />
          <NumberInput
            label={t('competitors.share')}
            value={sharePercent ?? ''}
            onChange={(typed) => put({ sharePercent: typed === '' ? undefined : Number(typed) })}
            min={0}
            max={100}
            suffix="%"
            hideControls
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
