import { present } from '../../../../shared/domain/present.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { enrolmentBoard } from '../../../../shared/domain/records/index-keys.ts';
import { cadenceOf } from '../../../../shared/domain/refresh/nurture.ts';
import { upcomingOf } from '../../../../shared/domain/refresh/upcoming.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { mayRead, personsOf, subjectsOf, subjectView } from '../views.ts';
import { Input, Output, route } from './contract.ts';

const dayMs = 86_400_000;

/** The letters of the next days: those of each page by their time, and the pages by who gets their first letter first. */
export async function listNextLetters(
  { basket, days, limit, cursor }: Input,
  services: Services,
  { by }: Call,
): Promise<Output> {
  const { records } = services;
  const { at, policy } = await contextOf(by, services);
  const until = new Date(Date.parse(at) + days * dayMs).toISOString();
  const listing = { index: 'board', of: enrolmentBoard(basket) } as const;
  const page = await records.list(listing, { limit, ...present({ cursor }) });
  const due = page.items.filter(({ card }) => (card.dueAt ?? until) <= until);
  const enrolments = await records.getMany(
    'enrolment',
    due.map(({ id }) => id),
  );
  const [subjects, persons] = await Promise.all([
    subjectsOf(
      enrolments.map(({ subject }) => subject),
      records,
    ),
    personsOf(
      enrolments.map(({ personId }) => personId),
      records,
    ),
  ]);
  const letters = enrolments.flatMap((enrolment) => {
    const { id: enrolmentId, subject, personId } = enrolment;
    const record = subjects.get(subject.id);
    if (!record || !mayRead(by, record)) return [];
    const upcoming = upcomingOf(enrolment, cadenceOf(enrolment, persons.get(personId), policy), until);
    return upcoming.map((letter) => ({ ...letter, enrolmentId, subject: subjectView(by, record) }));
  });
  const next = due.length < page.items.length ? undefined : page.next;
  return { items: letters.toSorted((a, b) => a.at.localeCompare(b.at)), ...present({ next }) };
}

export const listNextLettersRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listNextLetters,
});
