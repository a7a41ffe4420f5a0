import { beforeEach, describe, expect, it } from '@jest/globals';
import { findSender } from '../../../../shared/domain/replies/find-sender.ts';
import { recordReply, replyIdOf } from '../../../../shared/domain/replies/record-reply.ts';
import { letterToken } from '../../../../shared/domain/refresh/letter-token.ts';
import { idOf, monday } from '../../../support/domain/contexts.ts';
import { accountId, leadAt, leadId, personId } from '../../../support/domain/leads.ts';
import { another, answeringPlant, letter, reader } from '../../../support/domain/replying.ts';
import { put } from '../../../support/domain/stores.ts';

type Plant = Awaited<ReturnType<typeof answeringPlant>>;
let area: Plant['area'];
let replyTo: string;

beforeEach(async () => {
  ({ area, replyTo } = await answeringPlant());
});

const whoIs = (from: string | undefined, ...to: string[]) =>
  findSender({ to, ...(from !== undefined && { from }) }, area);
const record = (from: string, to: string, key = '<1@customer.example>') =>
  recordReply({ from, to: [to] }, { text: 'Пришлите счёт', attached: undefined }, key, area);
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

  it('to a letter of a mailing is on the lead its reader was in the audience by', async () => {
    const { enrolmentId: _none, ...of } = { enrolmentId: '', ...letter };
    const member = { kind: 'lead', id: idOf(0x109) } as const;
    const mailed = { ...of, id: idOf(0x812), mailingId: idOf(0xb21), pass: 1, member };
    for (const kept of [mailed, leadAt('parked', { id: member.id })])
      await put(area.records, { record: kept, expected: 'new' });
    await record(reader, `reply+${await letterToken(mailed.id, area.secrets)}@reply.plant.example`);
    expect(told()).toEqual([
      ['ReplyReceived', personId],
      ['ActivityRecorded', member.id],
    ]);
  });

  it('to a letter of a mailing to customers is on what they are about by now', async () => {
    const { enrolmentId: _none, ...of } = { enrolmentId: '', ...letter };
    const member = { kind: 'person', id: personId } as const;
    const mailed = { ...of, id: idOf(0x812), mailingId: idOf(0xb21), pass: 1, member };
    await put(area.records, { record: mailed, expected: 'new' });
    await record(reader, `reply+${await letterToken(mailed.id, area.secrets)}@reply.plant.example`);
    expect(told()).toEqual([
      ['ReplyReceived', personId],
      ['ActivityRecorded', leadId],
    ]);
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
