import { Button } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

type Props = {
  readonly of: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;
};

/** Asks for the next page of a list, while there is one. */
export function ShowMore({ of }: Props) {
  const { t } = useTranslation('ui');
  if (!of.hasNextPage) return null;
  return (
    <Button
      className="starts"
      mt="xs"
      variant="subtle"
      onClick={() => void of.fetchNextPage()}
      loading={of.isFetchingNextPage}
    >
      {t('more')}
    </Button>
  );
}
