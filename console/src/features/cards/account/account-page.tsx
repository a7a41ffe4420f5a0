import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { accountQuery } from '../api.ts';
import { CardQuery } from '../parts/card-query.tsx';
import { AccountCard } from './account-card.tsx';

/** The card of a customer. */
export function Component() {
  const { id = '' } = useParams();
  const account = useQuery(accountQuery(id));
  return <CardQuery query={account}>{(card) => <AccountCard key={id} card={card} />}</CardQuery>;
}
