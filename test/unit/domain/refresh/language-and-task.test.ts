import { describe, expect, it } from '@jest/globals';
import { MemoryPeople } from '../../../../shared/adapters/memory/people.ts';
import type { Person } from '../../../../shared/domain/people/person.ts';
import { standsOf } from '../../../../shared/domain/refresh/records.ts';
import type { Task } from '../../../../shared/domain/tasks/task.ts';
import { anna } from '../../../support/domain/actors.ts';
import { idOf, monday } from '../../../support/domain/contexts.ts';
import { leadAt, leadId, personId, personWith } from '../../../support/domain/leads.ts';
import { enrolmentWith } from '../../../support/domain/refreshing.ts';
import { testSecrets } from '../../../support/domain/secrets.ts';
import { storeOf, ToldClock } from '../../../support/domain/stores.ts';

const task: Task = {
  ...{ kind: 'task', id: idOf(0x701), version: 1, subject: { kind: 'lead', id: leadId }, about: 'get-consent' },
  ...{ assignee: anna.id, dueAt: monday, state: { name: 'open' } },
};
const enrolment = enrolmentWith({ taskId: task.id });

async function stands(person: Partial<Person> = {}, state: Task['state'] = task.state) {
  const clock = new ToldClock();
  const mail = { signals: {}, unsubscribed: [], enrolmentId: enrolment.id };
  const records = await storeOf(
    clock,
    { ...leadAt('parked'), version: 1 },
    personWith({ version: 1, mail, ...person }),
    { ...task, state },
  );
  const people = new MemoryPeople(clock);
  await people.put([{ kind: 'contacts', of: personId, id: personId, value: { email: 'ivan@z.example' } }]);
  const letters = {
    versions: (_basket: string, language: string) => Promise.resolve(new Map([['case', `needs/case/${language}/0`]])),
  };
  return standsOf(enrolment, 'ru', monday, { records, people, secrets: testSecrets, letters });
}

describe('What an enrolment is decided by, too,', () => {
  it('is the letters in the language of the person, and in the plant’s where nobody knows theirs', async () => {
    const ours = await stands();
    expect([ours.stands.language, ours.known.versions.get('case')]).toEqual(['ru', 'needs/case/ru/0']);
    const theirs = await stands({ language: 'en' });
    expect([theirs.stands.language, theirs.known.versions.get('case')]).toEqual(['en', 'needs/case/en/0']);
  });

  it('is the task it has asked for, while it is open', async () => {
    expect((await stands()).stands.task).toEqual(task);
    const done = { name: 'done', at: monday, by: { kind: 'staff', id: anna.id } } as const;
    expect((await stands({}, done)).stands.task).toBeUndefined();
  });
});
