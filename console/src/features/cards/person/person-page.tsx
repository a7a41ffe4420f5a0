import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { personQuery } from '../api.ts';
import { useIsIn } from '../../../api/use-session.ts';
import { CardQuery } from '../parts/card-query.tsx';
import { PersonCard } from './person-card.tsx';
import { UnseenPerson } from './unseen-person.tsx';

/** The card of a person. */
export function Component() {
  const { id = '' } = useParams();
  const isIn = useIsIn();
  const isReader = isIn('manager', 'head', 'marketer', 'office', 'director');
  const person = useQuery({ ...personQuery(id), enabled: isReader });
  if (!isReader) return <UnseenPerson id={id} />;
  return <CardQuery query={person}>{(card) => <PersonCard key={id} card={card} />}</CardQuery>;
}
