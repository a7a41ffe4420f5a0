import { Group, NumberInput, Select, Stack, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Asked } from '../../../api/endpoint.ts';
import type * as EditQuote from '../../../../../functions/api/documents/edit-quote/contract.ts';
import type { Line } from '../../../../../shared/domain/deals/deal.ts';
import { DayInput } from '../../../forms/day-input.tsx';
import { LinesInput } from '../../../forms/lines-input.tsx';
import type { Quote } from './api.ts';

type Changes = Omit<Asked<typeof EditQuote>, 'id' | 'expectedVersion'>;

/** A draft as it is being edited. */
export type SaidOfQuote = {
  readonly lines: readonly Line[];
  readonly discountPercent: number;
  readonly language: 'ru' | 'en';
  readonly validUntil: string | undefined;
  readonly deliveryTerms: string;
  readonly note: string;
};

export const saidOf = ({ lines, discountPercent, language, validUntil, deliveryTerms, note }: Quote): SaidOfQuote => ({
  lines: lines.map(lineOf),
  discountPercent,
  language: language ?? 'ru',
  validUntil,
  deliveryTerms: deliveryTerms ?? '',
  note: note ?? '',
});

/** A line without what it comes to. */
const lineOf = ({ netMinor: _net, vatMinor: _vat, grossMinor: _gross, ...line }: Quote['lines'][number]): Line => line;

/** What is otherwise than the draft says; what was emptied is forgotten. */
export function changesOf(quote: Quote, said: SaidOfQuote): Changes {
  const before = saidOf(quote);
  const changed = Object.entries(said).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof SaidOfQuote]), // its own names
  );
  return Object.fromEntries(
    changed.map(([name, value]): [string, unknown] => [name, value === '' || value === undefined ? null : value]),
  ); // of the fields above
}

type Props = { readonly said: SaidOfQuote; readonly onSay: (said: SaidOfQuote) => void };
const whole = 100;

/** The fields of a draft. */
export function QuoteFields({ said, onSay }: Props) {
  const { t } = useTranslation('cards');
  return (
    <Stack gap="sm">
      <LinesInput label={t('lines.title')} value={said.lines} onChange={(lines) => onSay({ ...said, lines })} />
      <Group align="end" gap="sm">
        <NumberInput
          label={t('quotes.discountPercent')}
          value={said.discountPercent}
          onChange={(typed) => onSay({ ...said, discountPercent: Number(typed) })}
          min={0}
          max={whole}
          decimalScale={1}
          suffix="%"
          hideControls
          w={110}
        />
        <DayInput
          label={t('quotes.validUntil')}
          value={said.validUntil}
          onChange={(validUntil) => onSay({ ...said, validUntil })}
          w={160}
        />
        <Select
          label={t('quotes.language')}
          data={[
            { value: 'ru', label: t('quotes.languages.ru') },
            { value: 'en', label: t('quotes.languages.en') },
          ]}
          value={said.language}
          onChange={(language) => onSay({ ...said, language: language === 'en' ? 'en' : 'ru' })}
          allowDeselect={false}
          w={160}
        />
      </Group>
      <Textarea
        label={t('field.deliveryTerms')}
        value={said.deliveryTerms}
        onChange={(event) => onSay({ ...said, deliveryTerms: event.currentTarget.value })}
        autosize
        maxLength={1000}
      />
      <Textarea
        label={t('quotes.note')}
        value={said.note}
        onChange={(event) => onSay({ ...said, note: event.currentTarget.value })}
        autosize
        maxLength={2000}
      />
    </Stack>
  );
}
