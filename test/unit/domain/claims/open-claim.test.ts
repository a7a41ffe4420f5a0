import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Belongings } from '../../../../shared/domain/accounts/belongings.ts';
import { NewClaim, openClaim } from '../../../../shared/domain/claims/open-claim.ts';
import type { Actor } from '../../../../shared/domain/people/actor.ts';
import { anna, boris, head, marketer, office } from '../../../support/domain/actors.ts';
import { belongingsWith, customer } from '../../../support/domain/claims.ts';
import { contextOf, idOf, monday, newIdOf } from '../../../support/domain/contexts.ts';
import { accepted, factsOf, nothing, recordsOf, refusalOf } from '../../../support/domain/decisions.ts';
import { accountId, dealAt, dealId, personId, purchaseWith, rubles } from '../../../support/domain/deals.ts';
import { personWith } from '../../../support/domain/leads.ts';
import { expectNeeded, expectNone, expectWhole } from '../../../support/domain/shapes.ts';

const other = idOf(0x999);
const open = (
  asked: Partial<NewClaim> = {},
  { by = anna, found = {}, at = monday }: { by?: Actor; found?: Partial<Belongings>; at?: string } = {},
) => openClaim({ accountId, cause: 'defect', ...asked }, belongingsWith(found), contextOf(by, at));

describe('A claim', () => {
  it('is opened for its account, with a task to answer it for the owner within ten working days', () => {
    const { claim, plan } = accepted(open());
    const data = { accountId, personId: customer.mainPersonId, cause: 'defect' };
    const days = { receivedOn: '2026-03-02', dueOn: '2026-03-17' }; // the 9th is a holiday
    expect(claim).toEqual({
      kind: 'claim',
      id: newIdOf(1),
      version: 1,
      ...data,
      ...days,
      taskId: newIdOf(2),
      state: { name: 'open' },
    });
    const dueAt = '2026-03-17T21:00:00.000Z'; // the end of that day in Moscow
    const task = {
      kind: 'task',
      id: newIdOf(2),
      version: 1,
      subject: { kind: 'claim', id: newIdOf(1) },
      about: 'answer-claim',
      assignee: anna.id,
      dueAt,
      state: { name: 'open' },
    };
    const subject = { kind: 'claim', id: newIdOf(1) };
    expect(plan).toEqual({
      ...nothing,
      changes: [
        { record: claim, expected: 'new' },
        { record: task, expected: 'new' },
      ],
      facts: [
        { type: 'ClaimOpened', subject, data: { ...data, ...days } },
        {
          type: 'TaskAdded',
          subject,
          part: { kind: 'task', id: newIdOf(2) },
          data: { about: 'answer-claim', dueAt, assignee: anna.id },
        },
      ],
    });
  });

  it('says all that is known: deal, order, who complains, the guilty department, what it cost, and its days', () => {
    const said = {
      dealId,
      purchaseId: idOf(0x801),
      personId: idOf(0x202),
      department: 'quality',
      cost: rubles(500),
      receivedOn: '2026-02-27',
      dueOn: '2026-02-27',
    };
    const survivor = idOf(0x203);
    const found = {
      deal: dealAt('shipped'),
      purchase: purchaseWith(),
      person: personWith({ id: survivor, accountId: other }),
      family: [accountId, other],
    };
    const { claim, plan } = accepted(open(said, { found }));
    expect(claim).toMatchObject({ ...said, personId: survivor });
    expect(factsOf(plan)[0]).toEqual({
      type: 'ClaimOpened',
      data: { accountId, cause: 'defect', ...said, personId: survivor },
    });
    expect(recordsOf('task', plan)[0]?.dueAt).toBe('2026-02-27T21:00:00.000Z');
  });

  it('of an account that was merged is one of the account it goes on as', () => {
    const { claim } = accepted(open({ accountId: other }, { found: { family: [accountId, other] } }));
    expect(claim.accountId).toBe(accountId);
  });

  it('of an account nobody has is for any head to answer, and to open', () => {
    const { owner: _nobody, ...free } = customer;
    const { plan } = accepted(open({}, { by: head, found: { account: free } }));
    expect(recordsOf('task', plan)[0]).not.toHaveProperty('assignee');
    expect(refusalOf(open({}, { found: { account: free } })).code).toBe('not-yours');
  });

  it('is due so many working days after it came, counted from that day', () => {
    expect(accepted(open({ receivedOn: '2026-02-27' })).claim.dueOn).toBe('2026-03-16');
    expect(accepted(open({ receivedOn: '2026-02-28' })).claim.dueOn).toBe('2026-03-17'); // a Saturday
    const night = { at: '2026-03-02T21:00:00.000Z' }; // the 3rd in Moscow
    expect(accepted(open({}, night)).claim).toMatchObject({ receivedOn: '2026-03-03', dueOn: '2026-03-18' });
  });

  it('is opened by who has the account, by a head and by the office', () => {
    for (const by of [head, office]) expect(accepted(open({}, { by })).claim.version).toBe(1);
    for (const by of [boris, marketer] as Actor[])
      expect(refusalOf(open({}, { by }))).toEqual({
        kind: 'forbidden',
        code: 'not-yours',
        detail: 'the account is another manager’s',
      });
  });

  it.each<[Partial<NewClaim>, Partial<Belongings>, string, string]>([
    [{}, { account: undefined }, 'account-unknown', `there is no account ${accountId}`],
    [{ dealId }, {}, 'of-another-account', `deal ${dealId} is not of account ${accountId}`],
    [
      { dealId },
      { deal: dealAt('shipped', { accountId: other }) },
      'of-another-account',
      `deal ${dealId} is not of account ${accountId}`,
    ],
    [
      { purchaseId: idOf(0x801) },
      { purchase: purchaseWith({ accountId: other }) },
      'of-another-account',
      `purchase ${idOf(0x801)} is not of account ${accountId}`,
    ],
    [{ personId }, { person: personWith() }, 'of-another-account', `person ${personId} is not of account ${accountId}`],
    [
      { cause: 'moon' },
      {},
      'cause-unknown',
      'there is no cause moon; there are defect, failed-in-use, wrong-goods, incomplete, damaged, late, papers, other',
    ],
    [
      { department: 'moon' },
      {},
      'department-unknown',
      'there is no department moon; there are sales, engineering, purchasing, production, quality, warehouse, carrier, none',
    ],
    [
      { dueOn: '2026-03-01' },
      {},
      'due-before-received',
      'it came on 2026-03-02; it cannot be due on 2026-03-01, before that',
    ],
    [{ receivedOn: '2026-03-03' }, {}, 'day-ahead', 'receivedOn: 2026-03-03 has not come; today is 2026-03-02'],
  ])('as %j is refused', (asked, found, code, detail) => {
    expect(refusalOf(open(asked, { found }))).toEqual({ kind: 'rule', code, detail });
  });

  it('is never due before it came, whenever that was', () => {
    const days = fc.date({ min: new Date('2024-01-01'), max: new Date(monday), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const receivedOn = day.toISOString().slice(0, 10);
        expect(accepted(open({ receivedOn })).claim.dueOn > receivedOn).toBe(true);
      }),
    );
  });
});

describe('What is said of a new claim', () => {
  it('is all of this and nothing more', () => {
    const whole = {
      accountId,
      dealId,
      purchaseId: idOf(1),
      personId,
      cause: 'defect',
      department: 'sales',
      cost: rubles(1),
      receivedOn: '2026-03-02',
      dueOn: '2026-03-02',
    } satisfies Required<NewClaim>;
    const shape = { schema: NewClaim, whole };
    expectWhole(shape);
    expectNeeded(shape, ['accountId', 'cause']);
    expectNone(shape, 'receivedOn', [monday]);
    expectNone(shape, 'dueOn', [monday]);
    for (const name of ['cause', 'department']) expectNone(shape, name, ['x'.repeat(51)]);
  });
});
