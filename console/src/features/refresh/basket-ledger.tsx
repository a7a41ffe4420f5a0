import { Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Basket } from '../../../../shared/domain/leads/pipeline.ts';
import { Shown } from '../../ui/shown.tsx';
import { ShowMore } from '../../ui/show-more.tsx';
import { lettersAheadQuery } from './api.ts';
import { Ledger } from './ledger.tsx';

/** The letters of one basket that leave within the next days. */
export function BasketLedger({ basket }: { readonly basket: Basket }) {
  const { t } = useTranslation('refresh');
  const ahead = useInfiniteQuery(lettersAheadQuery(basket));
  return (
    <Shown query={ahead}>
      {({ pages }) => (
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {t('ahead.about')}
          </Text>
          <Ledger order={2} letters={pages.flatMap(({ items }) => items.map((item) => ({ basket, ...item })))} />
          <ShowMore of={ahead} />
        </Stack>
      )}
    </Shown>
  );
}
