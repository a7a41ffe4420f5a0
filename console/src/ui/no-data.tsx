import { useTranslation } from 'react-i18next';
import { Text } from '@mantine/core';
import { Defined } from './defined.tsx';

/** Nobody knows, which is not nothing; and why. */
export function NoData({ why }: { readonly why: string }) {
  const { t } = useTranslation('ui');
  return (
    <Text span inherit c="dimmed">
      <Defined help={why}>{t('noData')}</Defined>
    </Text>
  );
}
