import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Basket, baskets } from '../../shared/domain/leads/pipeline.ts';
import { marketingMail, resume } from '../../shared/domain/refresh/breaker.ts';
import { change } from '../../shared/domain/records/plan.ts';
import type { Enrolment } from '../../shared/domain/refresh/enrolment.ts';
import { withdrawConsent } from '../../shared/domain/people/consents.ts';
import { changeWakeUp } from '../../shared/domain/refresh/change-wake-up.ts';
import { inBasketOf } from '../../shared/domain/refresh/in-basket.ts';
import { stopLetters } from '../../shared/domain/refresh/stop-letters.ts';
import { finishTask } from '../../shared/domain/tasks/finish-task.ts';
import { suppressionKey } from '../../shared/domain/refresh/sent-letter.ts';
import type { Person } from '../../shared/domain/people/person.ts';
import { contactKeysOf } from '../../shared/domain/leads/enter-by-hand.ts';
import { testSecrets } from '../support/domain/secrets.ts';
import { daysAfter } from '../support/domain/contexts.ts';
import { asks, calls, claims, movesLead, qualified } from '../support/workflows/lead-acts.ts';
import { type Act, mondayAtTen, Plant } from '../support/workflows/plant.ts';
import { anna, head } from '../support/workflows/staff.ts';
import { seeds } from '../../settings/seeds.ts';

const lead = '00000000-0000-7000-8000-000000000001';
const another = '00000000-0000-7000-8000-000000000002';
const email = 'ivan@customer.example';
let plant: Plant;

beforeEach(() => {
  plant = new Plant();
});
afterEach(() => {
  plant.close();
});

const personOf = async (id: string) => {
  const record = await plant.records.get('lead', id);
  const person = record && (await plant.records.get('person', record.personId));
  if (!person) throw new Error(`lead ${id} has no person`);
  return person;
};

/** Changes a person as some other part of the product would. */
const changesPerson = (id: string, change: (person: Awaited<ReturnType<typeof personOf>>) => object): Act => ({
  by: anna,
  decide: async () => {
    const before = await personOf(id);
    const after = { ...before, version: before.version + 1, ...change(before) };
    return {
      ok: true,
      plan: {
        changes: [{ record: after, expected: before.version }],
        claims: [],
        releases: [],
        facts: [{ type: 'PersonEdited', subject: { kind: 'person', id: after.id }, data: { fields: ['email'] } }],
      },
    };
  },
});

/** The person agrees to letters no more. */
const withdraws = (id: string): Act => ({
  by: anna,
  decide: async (_records, context) =>
    withdrawConsent(await personOf(id), 'marketing', { account: undefined, leadOwners: [anna.id] }, context),
});

const stops = (id: string): Act => ({
  by: anna,
  decide: async (_records, context) => {
    const found = await plant.find(id);
    if (found.kind !== 'lead') throw new Error(`${id} is no lead`);
    return stopLetters(running(), found, context);
  },
});

/** The open task to call is finished with what comes next. */
const finishes = (outcome: string, wakeUpOn?: string): Act => ({
  by: anna,
  decide: async (records, context) => {
    const [task] = plant.records.all.filter((record) => record.kind === 'task' && record.state.name === 'open');
    if (task?.kind !== 'task') throw new Error('there is nothing to be done');
    const subject = await plant.find(lead);
    const inBasket = await inBasketOf(task, subject, { records, people: plant.people, secrets: testSecrets });
    return finishTask(task, subject, outcome, context, { inBasket, wakeUpOn });
  },
});

const dates = (wakeUpOn: string): Act => ({
  by: anna,
  decide: async (_records, context) => {
    const found = await plant.find(lead);
    if (found.kind !== 'lead') throw new Error(`${lead} is no lead`);
    return changeWakeUp(running(), found, wakeUpOn, context);
  },
});

const consent = { textVersion: '1', at: mondayAtTen, evidenceId: '00000000-0000-7000-8000-000000000009' };

type Reader = { readonly agrees?: boolean; readonly speaks?: Partial<Person> };

/** A lead of somebody with an address who agreed to letters, worked by Anna and then parked. */
async function parked(basket: Basket, { agrees = true, speaks = {} }: Reader = {}): Promise<void> {
  const [contactKey = ''] = await contactKeysOf({ email }, testSecrets);
  await plant.does(asks(lead, { details: { segment: 'developer' }, contactKey }));
  const { id } = await personOf(lead);
  await plant.people.put([{ kind: 'contacts', of: id, id, value: { name: 'Иван Примеров', email } }]);
  if (agrees) await plant.does(changesPerson(lead, () => ({ consents: { marketing: consent } })));
  await plant.does(changesPerson(lead, () => speaks));
  await plant.does(claims(anna, lead));
  await plant.does(calls(anna, lead));
  const wakeUp = basket === 'time' ? { wakeUpAt: '2026-06-15' } : {};
  await plant.does(
    movesLead(anna, lead, { to: 'parked', basket, ...wakeUp, changes: { criteria: qualified.criteria } }),
  );
}

const keyOfLead = (): string =>
  plant.records.all.flatMap((record) => (record.kind === 'person' ? record.contactKeys : []))[0] ?? '';

/** A hard bounce of another letter to the same address. */
const suppresses = (): Act => ({
  by: anna,
  decide: (_records, { newId, at }) => {
    const record = { kind: 'suppression', id: newId(), version: 1, cause: 'hard-bounce', at } as const;
    return Promise.resolve({
      ok: true,
      plan: {
        changes: [{ record, expected: 'new' }],
        claims: [{ key: suppressionKey(keyOfLead()), holder: { kind: 'suppression', id: record.id } }],
        releases: [],
        facts: [],
      },
    });
  },
});

const enrolments = (): Enrolment[] => plant.records.all.filter((record) => record.kind === 'enrolment');
function running(): Enrolment {
  const last = enrolments().at(-1);
  if (!last) throw new Error('there is no enrolment');
  return last;
}
const subjects = (): string[] => plant.outbox.given.map(({ subject }) => subject);
const endOf = ({ stage }: Enrolment) => (stage.name === 'ended' ? stage.cause : stage.why);

describe('A programme', () => {
  it.each(baskets)('of the basket %s sends each of its letters once, and then asks for a call', async (basket) => {
    await parked(basket);
    await plant.passTo(daysAfter(mondayAtTen, 200));
    const { letters } = seeds.programmes[basket];
    expect(plant.outbox.given.map(({ tags }) => tags['step'])).toEqual(letters.map(({ letter }) => letter));
    expect(endOf(running())).toBe(basket === 'time' ? 'wake-up' : 'programme-over');
    expect(plant.tasksAbout(lead)).toMatchObject([{ about: 'requalify', assignee: anna.id }]);
    expect(plant.history(running().id)).toMatchObject({ machine: 'nurture', status: 'SUCCEEDED', retried: [] });
  });

  it('takes two states for each letter, and five to begin and to end', async () => {
    await parked('account');
    await plant.passTo(daysAfter(mondayAtTen, 200));
    expect(plant.history(running().id).visited).toHaveLength(2 * 5 + 5);
  });

  it('writes to whom it is for, with a way out that mail programs know, and an address that knows the letter', async () => {
    await parked('account');
    await plant.passTo(daysAfter(mondayAtTen, 2));
    const [mail] = plant.outbox.given;
    expect(mail).toMatchObject({ to: email, identity: 'marketing' });
    expect(mail?.headers).toMatchObject({ 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' });
    expect(mail?.headers['List-Unsubscribe']).toMatch(/^<https:\/\/voronka\.example\/u\/[\da-f]{56}>$/);
    expect(mail?.replyTo).toMatch(/^reply\+[\da-f]{56}@reply\.voronka\.example$/);
    expect(mail?.text).toContain('Иван Примеров, здравствуйте!');
  });

  it('writes in the language of whoever gets it, in their hours', async () => {
    await parked('account', { speaks: { language: 'en', timeZone: 'Asia/Vladivostok' } });
    await plant.passTo(daysAfter(mondayAtTen, 200));
    expect(plant.outbox.given.map(({ subject }) => /[а-я]/i.test(subject))).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
    expect(plant.outbox.given[0]?.text).toContain('Good day, Иван Примеров,');
    const hours = plant.records.facts.flatMap(({ type, at }) =>
      type === 'LetterMarked' ? [(new Date(at).getUTCHours() + 10) % 24] : [],
    );
    expect(hours.filter((hour) => hour < 9 || hour >= 18)).toEqual([]);
  });

  it('sends nothing to who has not agreed, asks for the consent once, and begins when it comes', async () => {
    await parked('account', { agrees: false });
    await plant.passTo(daysAfter(mondayAtTen, 21));
    expect([subjects(), endOf(running())]).toEqual([[], 'no-consent']);
    expect(plant.tasksAbout(lead)).toMatchObject([{ about: 'get-consent' }]);
    await plant.does(changesPerson(lead, () => ({ consents: { marketing: consent } })));
    expect(subjects()).toHaveLength(1);
  });
});

describe('Letters stop at once', () => {
  const afterOne = async (): Promise<void> => {
    await parked('account');
    await plant.passTo(daysAfter(mondayAtTen, 3));
    expect(subjects()).toHaveLength(1);
  };

  const causes: readonly (readonly [string, () => Act])[] = [
    ['returned', () => movesLead(anna, lead, { to: 'mql' })],
    ['other-basket', () => movesLead(anna, lead, { to: 'parked', basket: 'needs' })],
    [
      'new-request',
      () =>
        asks(another, {
          contactKey: plant.records.all.flatMap((r) => (r.kind === 'person' ? r.contactKeys : []))[0] ?? '',
        }),
    ],
    ['unsubscribed', () => changesPerson(lead, ({ mail }) => ({ mail: { ...mail, unsubscribed: ['all'] } }))],
    [
      'reply',
      () => changesPerson(lead, ({ mail }) => ({ mail: { ...mail, signals: { replied: daysAfter(mondayAtTen, 3) } } })),
    ],
    ['consent-withdrawn', () => withdraws(lead)],
    ['stopped', () => stops(lead)],
  ];
  it.each(causes)('on %s', async (cause, act) => {
    await afterOne();
    if (cause === 'other-basket') await plant.does(movesLead(anna, lead, { to: 'mql' }));
    const [first] = enrolments();
    await plant.does(act());
    await plant.passTo(daysAfter(mondayAtTen, 200));
    const ended = enrolments().find(({ id }) => id === first?.id);
    expect(ended && endOf(ended)).toBe(cause === 'other-basket' ? 'returned' : cause);
    expect(plant.outbox.given.filter(({ tags }) => tags['enrolment'] === first?.id)).toHaveLength(1);
  });
});

describe('A stop that comes between the decision to send and the mark', () => {
  const rivals: readonly (readonly [string, () => Act])[] = [
    ['the lead comes back', () => movesLead(anna, lead, { to: 'mql' })],
    ['the person asks for something else', () => asks(another, { contactKey: keyOfLead() })],
    [
      'the person unsubscribes',
      () => changesPerson(lead, ({ mail }) => ({ mail: { ...mail, unsubscribed: ['all'] } })),
    ],
    ['the address is suppressed', () => suppresses()],
  ];
  it.each(rivals)('keeps the letter here: %s', async (_what, act) => {
    await parked('account');
    plant.beforeNext('next-letter', () => {
      plant.records.beforeNextCommit(() => plant.commits(act()));
      return Promise.resolve();
    });
    await plant.passTo(daysAfter(mondayAtTen, 200));
    expect(subjects()).toEqual([]);
    expect(running().stage.name).toBe('ended');
  });
});

describe('A letter that was given to the mail service', () => {
  it('is tried again an hour later when it was certainly not taken, three times in all', async () => {
    plant.outbox.willAnswer(...Array.from({ length: 3 }, () => ({ did: 'refused', why: 'Throttled' }) as const));
    await parked('account');
    await plant.passTo(daysAfter(mondayAtTen, 200));
    const { letters } = seeds.programmes.account;
    expect(plant.outbox.given.map(({ tags }) => tags['step'])).toEqual([
      'one-page',
      'one-page',
      ...letters.map(({ letter }) => letter),
    ]);
    const refused = plant.records.facts.filter(({ type }) => type === 'LetterRefused');
    expect(refused.map(({ data }) => data['tries'])).toEqual([1, 2, 3]);
  });

  it('leaves some minutes later when the mail service takes no more just then, and is no refusal', async () => {
    plant.letters = 0;
    await parked('account');
    await plant.passTo(daysAfter(mondayAtTen, 1));
    expect(plant.outbox.given).toEqual([]);
    expect(running()).toMatchObject({ stage: { name: 'running', why: 'rate', letter: 'one-page' }, steps: {} });
    plant.letters = 1;
    await plant.passTo(new Date(plant.clock.ms + 30 * 60_000).toISOString());
    expect(plant.outbox.given).toHaveLength(1);
    expect(plant.factsAbout(running().id)).toEqual(['EnrolmentStarted']);
  });

  it('waits while marketing mail has paused itself, and leaves within a working day after somebody resumes', async () => {
    const paused = { name: 'paused', at: mondayAtTen, why: 'bounces', count: 50, of: 1000 } as const;
    const breaker = { kind: 'breaker', id: marketingMail, version: 1, state: paused } as const;
    await plant.does({ by: anna, decide: () => Promise.resolve({ ok: true, plan: change(undefined, breaker) }) });
    await parked('account');
    await plant.passTo(daysAfter(mondayAtTen, 5));
    expect(plant.outbox.given).toEqual([]);
    expect(running().stage).toMatchObject({ why: 'mail-paused' });
    await plant.does({ by: head, decide: (_records, context) => Promise.resolve(resume(breaker, context)) });
    await plant.passTo(daysAfter(mondayAtTen, 8));
    expect(plant.outbox.given).toHaveLength(1);
  });

  it('is never given to it again when nobody knows whether it was taken', async () => {
    plant.outbox.willAnswer({ did: 'unknown', why: 'TimeoutError' });
    await parked('account');
    await plant.passTo(daysAfter(mondayAtTen, 200));
    expect(new Set(subjects()).size).toBe(5);
    expect(subjects()).toHaveLength(5);
  });

  it('is never given to it again when the function died before it could say what became of it', async () => {
    await parked('account');
    const send = plant.outbox.send.bind(plant.outbox);
    plant.outbox.send = async (mail) => {
      plant.outbox.send = send;
      await send(mail);
      throw new Error('the function was killed');
    };
    await plant.passTo(daysAfter(mondayAtTen, 200));
    expect(subjects()).toHaveLength(5);
    expect(plant.history(running().id)).toMatchObject({ status: 'SUCCEEDED', retried: ['Next letter'] });
  });
});

describe('Letters that have stopped', () => {
  it('go on from the next one when the task to call says so, each once over all', async () => {
    await parked('account');
    await plant.passTo(daysAfter(mondayAtTen, 3));
    await plant.does(stops(lead));
    const [first] = enrolments();
    await plant.passTo(daysAfter(mondayAtTen, 20));
    await plant.does(finishes('continue'));
    await plant.passTo(daysAfter(mondayAtTen, 200));
    expect(plant.outbox.given.map(({ tags }) => tags['step'])).toEqual(
      seeds.programmes.account.letters.map(({ letter }) => letter),
    );
    expect([running().continues, endOf(running())]).toEqual([first?.id, 'programme-over']);
    expect(plant.history(running().id)).toMatchObject({ machine: 'nurture', status: 'SUCCEEDED', retried: [] });
  });

  it('end on the day that was named anew, with a call', async () => {
    await parked('account');
    await plant.passTo(daysAfter(mondayAtTen, 3));
    await plant.does(stops(lead));
    await plant.does(finishes('new-date', '2026-03-12'));
    await plant.passTo('2026-03-12T06:00:00.000Z');
    expect(endOf(running())).toBe('wake-up');
    expect(plant.tasksAbout(lead).map(({ about, dueAt }) => [about, dueAt])[1]).toEqual([
      'requalify',
      '2026-03-13T06:00:00.000Z',
    ]);
  });
});

describe('Letters that run', () => {
  it.each(['2026-03-05', '2026-05-20'])('end on the day that is named meanwhile: %s', async (wakeUpOn) => {
    await parked('time');
    await plant.passTo(daysAfter(mondayAtTen, 2));
    await plant.does(dates(wakeUpOn));
    await plant.passTo(`${wakeUpOn}T05:59:00.000Z`);
    expect(running().stage.name).toBe('running');
    await plant.passTo(`${wakeUpOn}T06:00:00.000Z`);
    expect(endOf(running())).toBe('wake-up');
    expect(plant.history(running().id)).toMatchObject({ machine: 'nurture', status: 'SUCCEEDED', retried: [] });
  });
});
