import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { leadQuery } from '../../../moves/api.ts';
import { CardQuery } from '../parts/card-query.tsx';
import { LeadCard } from './lead-card.tsx';

/** The card of a lead. */
export function Component() {
  const { id = '' } = useParams();
  const lead = useQuery(leadQuery(id));
  return <CardQuery query={lead}>{(card) => <LeadCard key={id} card={card} readAt={lead.dataUpdatedAt} />}</CardQuery>;
}
