import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Offer } from './api.ts';

const colours = { draft: 'gray', approved: 'green', expired: 'orange', withdrawn: 'gray' } as const;

/** How an offer stands. */
export function OfferState({ state }: Pick<Offer, 'state'>) {
  const { t } = useTranslation('campaigns');
  return (
    <Badge variant={state === 'withdrawn' ? 'outline' : 'light'} color={colours[state]}>
      {t(`offerState.${state}`)}
    </Badge>
  );
}
