import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Enrolment } from '../../../../shared/domain/refresh/enrolment.ts';
import { wake } from '../../../../shared/domain/refresh/wake.ts';
import type { Fact } from '../../../../shared/domain/facts/fact.ts';
import { NotYetVisible } from '../../../../shared/domain/records/errors.ts';
import type { AnyRecord, Waiting } from '../../../../shared/domain/records/records.ts';
import { areaInMemory } from '../../../support/cloud/area-in-memory.ts';
import { idOf, monday } from '../../../support/domain/contexts.ts';
import { dealAt } from '../../../support/domain/deals.ts';
import { RecordedExecutions } from '../../../support/domain/executions.ts';
import { accountId, accountWith, leadAt, leadId, personId, personWith } from '../../../support/domain/leads.ts';
import { letter } from '../../../support/domain/replying.ts';
import { enrolmentWith } from '../../../support/domain/refreshing.ts';
import { put, waitingWith } from '../../../support/domain/stores.ts';

const colleagueId = idOf(0x202);
const theirs = enrolmentWith({ accountId });
const colleagues = enrolmentWith({ id: idOf(0x802), personId: colleagueId, accountId });
const mailOf = ({ id }: Enrolment) => ({ signals: {}, unsubscribed: [], enrolmentId: id });
let area: ReturnType<typeof areaInMemory>;
let executions: RecordedExecutions;

beforeEach(() => {
  area = areaInMemory();
  executions = new RecordedExecutions();
});

const have = (...records: AnyRecord[]) =>
  put(area.records, ...records.map((record) => ({ record, expected: 'new' as const })));
const waits = (enrolment: Enrolment, fields: Partial<Waiting> = {}) =>
  area.records.park(
    enrolment,
    waitingWith({ leg: enrolment.leg, generation: enrolment.generation, token: `token-${enrolment.id}`, ...fields }),
    'running',
  );
/** Ivan and a colleague of his at one account, each in a basket, both waiting. */
async function twoWait(): Promise<void> {
  await have(
    leadAt('parked', { accountId }),
    accountWith(),
    personWith({ accountId, mail: mailOf(theirs) }),
    personWith({ id: colleagueId, accountId, mail: mailOf(colleagues) }),
    theirs,
    colleagues,
  );
  for (const one of [theirs, colleagues]) waits(one);
}
const told = (type: string, kind = 'person', id = personId): Promise<void> =>
  wake({ type, subject: { kind, id } } as Fact, { records: area.records, executions, clock: area.clock });
const woken = () => executions.answered.map(({ token }) => token).toSorted();
const tokenOf = ({ id }: Enrolment) => `token-${id}`;

describe('A fact wakes the enrolments it may stop', () => {
  it.each([
    ['LeadReceived', 'lead', leadId],
    ['LeadTouched', 'lead', leadId],
    ['LeadMoved', 'lead', leadId],
    ['LeadReopened', 'lead', leadId],
    ['LeadMerged', 'lead', leadId],
    ['BasketDateChanged', 'lead', leadId],
    ['PersonEdited', 'person', personId],
    ['PersonAbsorbed', 'person', personId],
    ['ConsentGiven', 'person', personId],
    ['ConsentWithdrawn', 'person', personId],
    ['EnrolmentStopAsked', 'enrolment', theirs.id],
    ['LettersUnsubscribed', 'person', personId],
    ['ReplyReceived', 'person', personId],
    ['LetterBounced', 'letter', letter.id],
    ['LetterComplained', 'letter', letter.id],
  ])('of the person by %s', async (type, kind, id) => {
    await twoWait();
    await have(letter);
    await told(type, kind, id);
    expect(woken()).toEqual([tokenOf(theirs)]);
    expect(executions.answered[0]?.where).toMatchObject({ stage: 'running', leg: theirs.leg });
  });

  it.each([
    ['DealOpened', 'deal', dealAt('new-deal').id],
    ['DealMoved', 'deal', dealAt('new-deal').id],
    ['DealReopened', 'deal', dealAt('new-deal').id],
    ['LeadConverted', 'lead', leadId],
    ['ColleagueReplied', 'account', accountId],
  ])('of everybody at the account by %s', async (type, kind, id) => {
    await twoWait();
    await have(dealAt('new-deal'));
    await told(type, kind, id);
    expect(woken()).toEqual([tokenOf(theirs), tokenOf(colleagues)].toSorted());
  });

  it('and none by any other fact, nor by one of something unknown', async () => {
    await twoWait();
    await have(letter);
    for (const [type, kind, id] of [
      ['LetterSent', 'letter', letter.id],
      ['LetterClicked', 'letter', letter.id],
      ['LeadEdited', 'lead', leadId],
      ['LeadMoved', 'lead', idOf(5)],
      ['LeadMoved', 'task', idOf(5)],
    ] as const)
      await told(type, kind, id);
    expect(woken()).toEqual([]);
  });

  it('also one that lists do not show yet, and one that ended another’s place', async () => {
    const before = enrolmentWith({ id: idOf(0x803), basket: 'time' });
    await have(leadAt('parked'), personWith({ mail: mailOf(theirs) }), theirs, before);
    for (const one of [theirs, before]) waits(one);
    await told('ReplyReceived');
    expect(woken()).toEqual([tokenOf(theirs), tokenOf(before)].toSorted());
  });

  it('of whom the person was merged into', async () => {
    const survivor = personWith({ id: colleagueId, mail: mailOf(colleagues), aliases: [personId] });
    await have(leadAt('parked'), personWith({ mergedInto: colleagueId }), survivor, colleagues);
    waits(colleagues);
    await told('LeadMoved', 'lead', leadId);
    expect(woken()).toEqual([tokenOf(colleagues)]);
  });

  it('but none that has ended, and nobody’s who was never in a basket', async () => {
    const ended = enrolmentWith({ stage: { name: 'ended', at: monday, cause: 'reply' } });
    await have(leadAt('parked'), personWith({ mail: mailOf(ended) }), ended, personWith({ id: colleagueId }));
    await told('ReplyReceived');
    await told('ReplyReceived', 'person', colleagueId);
    expect([woken(), executions.started]).toEqual([[], []]);
  });

  it('by starting its execution, where nobody has yet', async () => {
    await have(leadAt('parked'), personWith({ mail: mailOf(theirs) }), theirs);
    await told('ReplyReceived');
    expect(executions.started).toEqual([`nurture/${theirs.id}-1`]);
    expect(executions.inputs).toEqual([{ id: theirs.id, generation: 1 }]);
  });

  it('and comes again while one is just being decided, perhaps by what was known before', async () => {
    await have(leadAt('parked'), personWith({ mail: mailOf(theirs) }), theirs);
    executions.statuses.set(`${theirs.id}-1`, 'RUNNING');
    await expect(told('ReplyReceived')).rejects.toThrow(NotYetVisible);
    waits(theirs, { leg: theirs.leg + 1 });
    await expect(told('ReplyReceived')).rejects.toThrow(`enrolment ${theirs.id} does not wait`);
    waits(theirs);
    executions.answer = () => Promise.resolve('gone');
    await expect(told('ReplyReceived')).rejects.toThrow(NotYetVisible);
  });
});
