import { contactsShown } from '../../../../shared/domain/contacts/views.ts';
import { assertMay } from '../../../../shared/domain/people/rights.ts';
import { present } from '../../../../shared/domain/present.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import type { Enrolment } from '../../../../shared/domain/refresh/enrolment.ts';
import type { SentLetter } from '../../../../shared/domain/refresh/sent-letter.ts';
import { enrolmentShown, letterShown, unsentIn } from '../../../../shared/domain/refresh/views.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { subjectView } from '../views.ts';
import { Input, Output, route } from './contract.ts';

/** What is told of one enrolment: it has some dozens of facts. */
const mostFacts = 1000;

/** One way through a basket, with everything that was sent and everything that was not. */
export async function showEnrolment({ id }: Input, services: Services, { by }: Call): Promise<Output> {
  const { records, people, journal } = services;
  const enrolment = await found(records, 'enrolment', id);
  const subject = await found(records, enrolment.subject.kind, enrolment.subject.id);
  assertMay(by, `read-${subject.kind}`, subject.owner);
  const [contacts, letters, { items: facts }] = await Promise.all([
    contactsShown(by, subject, people, await contextOf(by, services)),
    lettersOf(enrolment, records),
    journal.of({ id }, { limit: mostFacts }),
  ]);
  const { masked, name, email, phone } = contacts;
  return {
    ...enrolmentShown(enrolment),
    subject: subjectView(by, subject),
    contacts: { masked, ...present({ name, email, phone }) },
    sent: letters.filter(({ state }) => state !== 'refused').map(letterShown),
    unsent: unsentIn(facts),
  };
}

/** Its own, and those of the one it goes on from, as they left. */
async function lettersOf({ id, steps }: Enrolment, records: Services['records']): Promise<SentLetter[]> {
  const { items } = await records.list({ index: 'owner', of: id, kind: 'letter' });
  const taken = Object.values(steps).flatMap((step) => (step.state === 'marked' ? [step.letterId] : []));
  const letters = await records.getMany('letter', [...new Set([...items.map((entry) => entry.id), ...taken])]);
  return letters.toSorted((a, b) => a.markedAt.localeCompare(b.markedAt));
}

export const showEnrolmentRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showEnrolment,
});
