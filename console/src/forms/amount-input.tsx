import { NumberInput, type NumberInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Amount } from '../../../shared/domain/money/money.ts';
import { usePlant } from '../api/plant.ts';
import { useLanguage } from '../language/use-language.ts';

type Props = Omit<NumberInputProps, 'value' | 'onChange' | 'defaultValue'> & {
  readonly value: Amount | undefined;
  readonly onChange: (amount: Amount | undefined) => void;
};

const minorInOne = 100;

/** A net amount, typed as people write money; in the plant’s currency and VAT unless it has its own. */
export function AmountInput({ value, onChange, ...input }: Props) {
  const { t } = useTranslation('forms');
  const { currency, vatPercent } = usePlant();
  const language = useLanguage();
  return (
    <NumberInput
      description={t('amount.net', { currency: value?.currency ?? currency })}
      decimalScale={2}
      min={0}
      max={1e11}
      thousandSeparator={language === 'ru' ? ' ' : ','}
      decimalSeparator={language === 'ru' ? ',' : '.'}
      allowedDecimalSeparators={['.', ',']}
      hideControls
      {...input}
      value={value === undefined ? '' : value.netMinor / minorInOne}
      onChange={(typed) =>
        onChange(
          typed === '' || Number.isNaN(Number(typed))
            ? undefined
            : {
                currency: value?.currency ?? currency,
                vatPercent: value?.vatPercent ?? vatPercent,
                netMinor: Math.round(Number(typed) * minorInOne),
              },
        )
      }
    />
  );
}
