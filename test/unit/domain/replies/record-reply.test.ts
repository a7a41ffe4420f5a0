import { beforeEach, describe, expect, it } from '@jest/globals';
import { contactKeysOf, mailDomainKeyOf } from '../../../../shared/domain/leads/enter-by-hand.ts';
import { domainKey } from '../../../../shared/domain/leads/known-sender.ts';
import { findSender } from '../../../../shared/domain/replies/find-sender.ts';
import { recordReply, replyIdOf } from '../../../../shared/domain/replies/record-reply.ts';
import { letterToken } from '../../../../shared/domain/refresh/letter-token.ts';
import type { SentLetter } from '../../../../shared/domain/refresh/sent-letter.ts';
import { areaInMemory } from '../../../support/cloud/area-in-memory.ts';
import { idOf, monday } from '../../../support/domain/contexts.ts';
import { accountId, leadAt, leadId, personId, personWith } from '../../../support/domain/leads.ts';
import { enrolmentWith } from '../../../support/domain/refreshing.ts';

const reader = 'ivan@customer.example';
const another = 'petr@customer.example';
const anotherId = idOf(0x202);
const letter: SentLetter = {
  kind: 'letter',
  id: idOf(0x811),
  version: 1,
  personId,
  enrolmentId: idOf(0x801),
  letter: 'keep',
  letterVersion: 'needs/keep/ru/0',
  language: 'ru',
  markedAt: monday,
  state: 'delivered',
};
let area: ReturnType<typeof areaInMemory>;
let replyTo: string;

beforeEach(async () => {
  area = areaInMemory();
  const account = { kind: 'account', id: accountId, version: 1, company: 'Завод', mainPersonId: personId } as const;
  const mail = { signals: {}, unsubscribed: [], enrolmentId: idOf(0x801) };
  const records = [
    letter,
    account,
    enrolmentWith({ accountId }),
    leadAt('parked', { accountId }),
    personWith({ version: 1, accountId, mail }),
    personWith({ id: anotherId, version: 1, accountId }),
  ];
  const claims = [
    [(await contactKeysOf({ email: reader }, area.secrets))[0], { kind: 'person', id: personId }],
    [(await contactKeysOf({ email: another }, area.secrets))[0], { kind: 'person', id: anotherId }],
    [domainKey((await mailDomainKeyOf(reader, area.secrets)) ?? ''), { kind: 'account', id: accountId }],
  ] as const;
  await area.records.commit({
    changes: records.map((record) => ({ record, expected: 'new' })),
    claims: claims.map(([key = '', holder]) => ({ key, holder })),
    releases: [],
    facts: [],
    at: monday,
    by: { kind: 'system', id: 'test' },
    origin: 'live',
    policy: 0,
  });
  replyTo = `reply+${await letterToken(letter.id, area.secrets)}@reply.plant.example`;
});

const whoIs = (from: string | undefined, ...to: string[]) =>
  findSender({ to, ...(from !== undefined && { from }) }, area);
const record = (from: string, to: string, key = '<1@customer.example>') =>
  recordReply({ from, to: [to] }, 'Пришлите счёт', key, area);
const told = () => area.records.facts.map(({ type, subject }) => [type, subject.id]);

describe('Who has written', () => {
  it('is the reader of the letter that is answered, from whatever address', async () => {
    for (const from of [reader, 'ivan.private@mail.ru', undefined])
      expect(await whoIs(from, 'desk@plant.example', replyTo.toUpperCase())).toMatchObject({
        is: 'person',
        person: { id: personId },
        letter: { id: letter.id },
      });
  });

  it('is whose address it is, where no letter is answered', async () => {
    expect(await whoIs('Ivan@Customer.Example', 'desk@plant.example')).toMatchObject({
      is: 'person',
      person: { id: personId },
    });
  });

  it('is a colleague, when somebody else of the account answers, or writes from its domain', async () => {
    expect(await whoIs(another, replyTo)).toMatchObject({
      is: 'colleague',
      account: { id: accountId },
      letter: { id: letter.id },
    });
    expect(await whoIs('olga@customer.example', 'desk@plant.example')).toMatchObject({
      is: 'colleague',
      account: { id: accountId },
    });
  });

  it('is a stranger from a mailbox that anybody may open, from another company, and from nowhere', async () => {
    for (const from of ['somebody@mail.ru', 'boss@elsewhere.example', 'nobody', undefined])
      expect(await whoIs(from, 'desk@plant.example', 'reply+00@reply.plant.example')).toEqual({ is: 'stranger' });
  });
});

describe('A reply', () => {
  it('stops the letters of who wrote, and is on the card they were about, with its text', async () => {
    expect(await record(reader, replyTo)).toEqual({ from: 'person', activityId: replyIdOf('<1@customer.example>') });
    expect((await area.records.get('person', personId))?.mail?.signals).toEqual({ replied: monday });
    expect(told()).toEqual([
      ['ReplyReceived', personId],
      ['ActivityRecorded', leadId],
    ]);
    const activityId = replyIdOf('<1@customer.example>');
    expect(await area.records.get('activity', activityId)).toMatchObject({
      subject: { kind: 'lead', id: leadId },
      channel: 'mail',
      direction: 'in',
      noted: true,
    });
    expect(await area.people.get('note', leadId, activityId)).toMatchObject({ text: 'Пришлите счёт' });
  });

  it('is recorded once, however often it comes', async () => {
    for (let n = 0; n < 3; n += 1) await record(reader, replyTo);
    expect(told()).toHaveLength(2);
    await record(reader, replyTo, '<2@customer.example>');
    expect(told()).toHaveLength(4);
  });

  it('of a colleague stops the letters of all at the account', async () => {
    expect(await record('olga@customer.example', 'desk@plant.example')).toMatchObject({ from: 'colleague' });
    expect((await area.records.get('account', accountId))?.signals).toEqual({ colleagueReplied: monday });
    expect(told()).toEqual([
      ['ColleagueReplied', accountId],
      ['ActivityRecorded', leadId],
    ]);
  });

  it('of a stranger is nobody’s, and changes nothing', async () => {
    expect(await record('somebody@mail.ru', 'desk@plant.example')).toEqual({ from: 'stranger' });
    expect(told()).toEqual([]);
  });
});
