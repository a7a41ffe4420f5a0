/** What a reader's "no more letters" comes to: of this topic, or of all. */
import { findSurvivor } from '../merges/aliases.ts';
import type { Person } from '../people/person.ts';
import { contextOf } from '../records/context.ts';
import type { Pipelines } from '../pipeline/ring.ts';
import { decideAndCommit } from '../records/decide.ts';
import { change, together } from '../records/plan.ts';
import type { Plan, Records } from '../records/records.ts';
import { mailOf, type Topic } from './person-mail.ts';
import type { SentLetter } from './sent-letter.ts';

/** The person without letters of a topic. Said again, it changes nothing. */
function unsubscribed(person: Person, topic: Topic, letterId: string): Plan {
  const mail = mailOf(person);
  if (mail.unsubscribed.includes(topic) || mail.unsubscribed.includes('all')) return together();
  const after = {
    ...person,
    version: person.version + 1,
    mail: { ...mail, unsubscribed: [...mail.unsubscribed, topic] },
  };
  return change(person, after, { type: 'LettersUnsubscribed', data: { topic, letterId } });
}

/** `this`: the topic of the letter. Who was merged is the one that goes on; of who was erased nothing is left to write to. */
export async function unsubscribe(letter: SentLetter, what: 'this' | 'all', services: Pipelines): Promise<void> {
  const { records } = services;
  const context = await contextOf({ kind: 'public' }, services);
  const topic = what === 'all' ? 'all' : await topicOf(letter, records);
  await decideAndCommit(records, context, async () => {
    const person = await findSurvivor('person', letter.personId, records);
    return { ok: true, plan: person ? unsubscribed(person, topic, letter.id) : together() };
  });
}

async function topicOf(letter: SentLetter, records: Pick<Records, 'get'>): Promise<Topic> {
  if ('mailingId' in letter) return 'campaigns';
  if ('winBackId' in letter) return 'return';
  return (await records.get('enrolment', letter.enrolmentId))?.basket ?? 'all';
}
