import type { Deal } from '../../../../shared/domain/deals/deal.ts';
import type { Lead } from '../../../../shared/domain/leads/lead.ts';
import { present } from '../../../../shared/domain/present.ts';
import { basketBoard } from '../../../../shared/domain/records/index-keys.ts';
import { marketing } from '../../../../shared/domain/refresh/person-mail.ts';
import { enrolmentShown } from '../../../../shared/domain/refresh/views.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { mayRead, personsOf, subjectsOf, subjectView } from '../views.ts';
import { Input, Output, route } from './contract.ts';

/** Who is in a basket, a page at a time, as far as this person may see them. */
export async function showBasket(
  { basket, consent, limit, cursor }: Input,
  { records }: Services,
  { by }: Call,
): Promise<Output> {
  const listing = { index: 'board', of: basketBoard(basket) } as const;
  const { items, next } = await records.list(listing, { limit, ...present({ cursor }) });
  const found = await subjectsOf(items, records);
  const inside = items.flatMap(({ id }) => found.get(id) ?? []).filter((record) => mayRead(by, record));
  const [enrolments, persons] = await Promise.all([
    records.getMany('enrolment', inside.flatMap(enrolmentIdOf)),
    personsOf(
      inside.map(({ personId }) => personId),
      records,
    ),
  ]);
  const shown = inside.flatMap((record) => {
    const { stage, visit, personId } = record;
    if (stage.name !== 'parked' || stage.basket !== basket) return []; // a list is a moment behind
    const enrolment = enrolments.find(({ id }) => id === stage.enrolmentId);
    return {
      ...subjectView(by, record),
      since: visit.enteredAt,
      consent: persons.get(personId)?.consents[marketing] !== undefined,
      ...present({ wakeUpAt: stage.wakeUpAt, enrolment: enrolment && enrolmentShown(enrolment) }),
    };
  });
  return { items: shown.filter((item) => consent === undefined || !item.consent), ...present({ next }) };
}

const enrolmentIdOf = ({ stage }: Lead | Deal): string[] =>
  stage.name === 'parked' && stage.enrolmentId !== undefined ? [stage.enrolmentId] : [];

export const showBasketRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showBasket,
});
