/** What the task to call somebody in a basket looks at, read from the store. */
import type { Person } from '../people/person.ts';
import { present } from '../present.ts';
import type { TaskSubject } from '../tasks/finish-task.ts';
import type { Task } from '../tasks/task.ts';
import { enrolmentOf } from './asked.ts';
import type { Enrolment } from './enrolment.ts';
import type { InBasket } from './go-on.ts';
import { mailOf } from './person-mail.ts';
import { enrolledOf, mailboxOf, type MailStores } from './records.ts';

/** Whom it is about, while their letters have ended; nothing where they have left, are written to, or are erased. */
export async function inBasketOf(
  { about }: Pick<Task, 'about'>,
  subject: TaskSubject,
  stores: MailStores,
): Promise<InBasket | undefined> {
  if (about !== 'requalify' || (subject.kind !== 'lead' && subject.kind !== 'deal')) return undefined;
  const { records } = stores;
  const enrolment = await enrolmentOf(subject, records);
  if (enrolment?.stage.name !== 'ended') return undefined;
  const enrolled = await enrolledOf(enrolment, records);
  return (
    enrolled && { enrolment, enrolled, ...present({ barred: await barredOf(enrolled.person, enrolment, stores) }) }
  );
}

async function barredOf(person: Person, enrolment: Enrolment, stores: MailStores): Promise<InBasket['barred']> {
  const { known } = await mailboxOf(person, ['all', enrolment.basket], stores);
  if (known.suppressed) return known.suppressed;
  if (known.unsubscribed) return 'unsubscribed';
  const { enrolmentId = enrolment.id } = mailOf(person);
  const last = await stores.records.get('enrolment', enrolmentId);
  return last?.stage.name === 'running' ? 'other-basket' : undefined;
}
