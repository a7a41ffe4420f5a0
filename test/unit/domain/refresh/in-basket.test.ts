import { beforeEach, describe, expect, it } from '@jest/globals';
import { contactKeysOf } from '../../../../shared/domain/leads/enter-by-hand.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { claim } from '../../../../shared/domain/records/plan.ts';
import type { AnyRecord } from '../../../../shared/domain/records/records.ts';
import { inBasketOf } from '../../../../shared/domain/refresh/in-basket.ts';
import type { PersonMail } from '../../../../shared/domain/refresh/person-mail.ts';
import { suppressionKey } from '../../../../shared/domain/refresh/sent-letter.ts';
import type { TaskSubject } from '../../../../shared/domain/tasks/finish-task.ts';
import { areaInMemory } from '../../../support/cloud/area-in-memory.ts';
import { anna, robot } from '../../../support/domain/actors.ts';
import { contextOf, idOf, monday } from '../../../support/domain/contexts.ts';
import { dealAt } from '../../../support/domain/deals.ts';
import { accountId, accountWith, leadAt, personId, personWith } from '../../../support/domain/leads.ts';
import { enrolmentWith } from '../../../support/domain/refreshing.ts';
import { put } from '../../../support/domain/stores.ts';

const email = 'ivan@customer.example';
const ended = enrolmentWith({ stage: { name: 'ended', at: monday, cause: 'reply' }, alarms: [] });
const left = { from: 'mql', at: monday, by: { kind: 'staff', id: anna.id }, reason: 'needs' } as const;
const parked = leadAt('parked', { stage: { name: 'parked', ...left, basket: 'needs', enrolmentId: ended.id } });
let area: ReturnType<typeof areaInMemory>;

beforeEach(() => {
  area = areaInMemory();
});

const have = (...records: AnyRecord[]) =>
  put(area.records, ...records.map((record) => ({ record, expected: 'new' as const })));
const withMail = (mail: Partial<PersonMail> = {}) =>
  personWith({ mail: { signals: {}, unsubscribed: [], enrolmentId: ended.id, ...mail } });
const found = (subject: TaskSubject = parked, about = 'requalify') => inBasketOf({ about }, subject, area);

describe('The task to call somebody in a basket', () => {
  it('looks at whose letters have ended, and at their account', async () => {
    const [person, account] = [personWith({ accountId, mail: withMail().mail }), accountWith()];
    await have(ended, person, account);
    expect(await found()).toEqual({ enrolment: ended, enrolled: { person, account } });
    const deal = dealAt('parked', { stage: { name: 'parked', ...left, basket: 'needs', enrolmentId: ended.id } });
    expect(await found(deal)).toEqual({ enrolment: ended, enrolled: { person, account } });
  });

  it('looks at nothing for another task, of something else, of who has left, is written to, or was erased', async () => {
    await have(ended);
    expect(await found()).toBeUndefined(); // erased
    await have(withMail());
    expect(await found(parked, 'get-consent')).toBeUndefined();
    expect(await found(accountWith())).toBeUndefined();
    expect(await found(leadAt('mql'))).toBeUndefined();
    expect(await found(leadAt('parked'))).toBeUndefined();
    area = areaInMemory();
    await have(enrolmentWith(), withMail());
    expect(await found()).toBeUndefined();
  });
});

describe('Who gets no letters, whatever is decided,', () => {
  const barred = async () => (await found())?.barred;

  it('has unsubscribed from this basket, or from all', async () => {
    const of = async (mail: Partial<PersonMail>) => {
      area = areaInMemory();
      await have(ended, withMail(mail));
      return barred();
    };
    expect(await of({ unsubscribed: ['needs'] })).toBe('unsubscribed');
    expect(await of({ unsubscribed: ['all'] })).toBe('unsubscribed');
    expect(await of({ unsubscribed: ['time'] })).toBeUndefined();
  });

  it.each(['complaint', 'hard-bounce'] as const)('has an address that is suppressed: %s', async (cause) => {
    const suppression = { kind: 'suppression', id: idOf(0x901), version: 1, cause, at: monday } as const;
    await have(ended, withMail({ unsubscribed: ['all'] }), suppression);
    await area.people.put([{ kind: 'contacts', of: personId, id: personId, value: { email } }]);
    const [hash = ''] = await contactKeysOf({ email }, area.secrets);
    await commitPlan(area.records, claim({ key: suppressionKey(hash), holder: suppression }), contextOf(robot));
    expect(await barred()).toBe(cause);
  });

  it('gets those of another request, while they run', async () => {
    const other = enrolmentWith({ id: idOf(0x802) });
    await have(ended, withMail({ enrolmentId: other.id }), other);
    expect(await barred()).toBe('other-basket');
    area = areaInMemory();
    await have(ended, withMail({ enrolmentId: other.id }), { ...ended, id: other.id });
    expect(await barred()).toBeUndefined();
    area = areaInMemory();
    await have(ended, personWith());
    expect(await barred()).toBeUndefined();
  });
});
