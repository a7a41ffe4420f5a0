import { Alert, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/format.ts';
import type { Cut } from './api.ts';

/** By what chances are told: by a model, or, where too little is known for one, by what was observed. */
export function Basis({ cut: { basis, horizonDays } }: { readonly cut: Cut }) {
  const { t } = useTranslation('return');
  const format = useFormat();
  if (basis.enoughData)
    return (
      <Text size="sm" c="dimmed">
        {t('basis.model', { count: horizonDays })}{' '}
        {basis.correction && t('basis.corrected', { count: basis.correction.customers })}
      </Text>
    );
  const { lacking } = basis;
  const why =
    lacking.why === 'degenerate'
      ? t('basis.degenerate')
      : lacking.why === 'few-repeaters'
        ? t('basis.fewRepeaters', { n: format.number(lacking.repeaters), of: format.number(lacking.needed) })
        : t('basis.shortHistory', { n: format.number(lacking.days), of: format.number(lacking.needed) });
  return (
    <Alert color="blue" icon={<IconInfoCircle />} title={t('basis.notEnough')}>
      <Text size="sm">
        {why} {basis.rates.length === 0 ? t('basis.noRates') : t('basis.rates', { count: horizonDays })}
      </Text>
    </Alert>
  );
}
