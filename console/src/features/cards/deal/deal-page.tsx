import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { dealQuery } from '../../../moves/api.ts';
import { CardQuery } from '../parts/card-query.tsx';
import { DealCard } from './deal-card.tsx';

/** The card of a deal. */
export function Component() {
  const { id = '' } = useParams();
  const deal = useQuery(dealQuery(id));
  return <CardQuery query={deal}>{(card) => <DealCard key={id} card={card} readAt={deal.dataUpdatedAt} />}</CardQuery>;
}
