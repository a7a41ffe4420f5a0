/** How somebody comes into the programme of a basket: in the same commit as their lead or deal is parked. */
import type { Account } from '../accounts/account.ts';
import type { Person } from '../people/person.ts';
import { firstStanding } from '../pipeline/standing.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { change, together } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import type { Enrolment } from './enrolment.ts';
import { mailOf } from './person-mail.ts';

/** Whom the letters of a parked lead or deal go to, and the account that person belongs to. */
export type Enrolled = { readonly person: Person; readonly account: Account | undefined };

type Parked = Pick<Enrolment, 'subject' | 'basket' | 'wakeUpOn' | 'continues'> & Partial<Pick<Enrolment, 'steps'>>;
type Begun = { readonly enrolmentId: string; readonly plan: Plan };

/** Begins an enrolment, which is decided at once. One of the person's that runs already ends by itself: it is the last no more. */
export function enrol(
  { subject, basket, wakeUpOn, continues, steps = {} }: Parked,
  { person, account }: Enrolled,
  { at, newId }: Context,
): Begun {
  const enrolment: Enrolment = {
    kind: 'enrolment',
    id: newId(),
    ...firstStanding(at),
    alarms: [{ name: 'look', at }],
    subject,
    personId: person.id,
    basket,
    before: { ...mailOf(person).signals, ...account?.signals },
    steps,
    stage: { name: 'running', why: 'gap' },
    ...present({ accountId: account?.id, wakeUpOn, continues }),
  };
  const { id: enrolmentId, personId, accountId } = enrolment;
  const enrolled: Person = {
    ...person,
    version: person.version + 1,
    mail: { ...mailOf(person), enrolmentId },
  };
  const data = { basket, of: subject, personId, ...present({ accountId, wakeUpOn, continues }) };
  const plan = together(change(undefined, enrolment, { type: 'EnrolmentStarted', data }), change(person, enrolled));
  return { enrolmentId, plan };
}
