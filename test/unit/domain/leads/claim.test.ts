import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { claimLead } from '../../../../shared/domain/leads/claim.ts';
import { moveLead } from '../../../../shared/domain/leads/move.ts';
import { assignLead } from '../../../../shared/domain/leads/work.ts';
import { recordActivity } from '../../../../shared/domain/tasks/activity.ts';
import { anna, boris, head, marketer, robot, vera, visitor } from '../../../support/domain/actors.ts';
import { contextOf, daysAfter, idOf, monday } from '../../../support/domain/contexts.ts';
import { accepted, expectSound, factsOf, nothing, recordsOf, refusalOf } from '../../../support/domain/decisions.ts';
import { deskWith, leadAt, leadId, moveRecords, qualified } from '../../../support/domain/leads.ts';

const others = (count: number) => Array.from({ length: count }, (_, n) => idOf(0x500 + n));
const contactDue = '2026-03-02T11:00:00.000Z'; // four working hours later

describe('A claim', () => {
  it('is the move from new to mql: the lead is its own, and four working hours are left to contact', () => {
    const before = leadAt('new', { reservedFor: anna.id });
    const { lead, plan } = accepted(claimLead(before, undefined, contextOf(anna)));
    const { reservedFor: _r, ...rest } = before;
    expect(lead).toEqual({
      ...rest,
      version: 6,
      leg: 5,
      stage: { name: 'mql' },
      visit: { n: 4, enteredAt: monday },
      owner: anna.id,
      claimedAt: monday,
      alarms: [{ name: 'no-contact', at: contactDue }],
    });
    expect(factsOf(plan)).toEqual([
      { type: 'LeadMoved', data: { from: 'new', to: 'mql', visit: 4, reason: 'claimed', owner: anna.id } },
    ]);
    expectSound(before, plan);
  });

  it('puts the lead on the desk in the same commit: a new desk, or behind what lies there', () => {
    const first = accepted(claimLead(leadAt('new'), undefined, contextOf(anna))).plan;
    expect(recordsOf('desk', first)).toEqual([{ kind: 'desk', id: anna.id, version: 1, uncontacted: [leadId] }]);
    const next = accepted(claimLead(leadAt('new'), deskWith(...others(2)), contextOf(anna))).plan;
    expect(recordsOf('desk', next)).toEqual([
      { kind: 'desk', id: anna.id, version: 7, uncontacted: [...others(2), leadId] },
    ]);
  });

  it('of what one has claimed already changes nothing', () => {
    const lead = leadAt('mql');
    expect(claimLead(lead, deskWith(leadId), contextOf(anna))).toEqual({ ok: true, lead, plan: nothing });
  });

  it('of what another was faster with names the winner', () => {
    const lead = leadAt('mql', { claimedAt: daysAfter(monday, -1) });
    expect(refusalOf(claimLead(lead, undefined, contextOf(boris)))).toEqual({
      kind: 'conflict',
      code: 'already-claimed',
      detail: 'the lead is not new any more, it is mql',
      winner: { id: anna.id, at: daysAfter(monday, -1) },
    });
    const { claimedAt: _c, ...given } = lead;
    expect(refusalOf(claimLead(given, undefined, contextOf(boris))).winner).toEqual({ id: anna.id, at: monday });
    expect(refusalOf(claimLead(leadAt('spam'), undefined, contextOf(boris)))).toEqual({
      kind: 'conflict',
      code: 'already-claimed',
      detail: 'the lead is not new any more, it is spam',
    });
  });

  it('of one’s own lead that is past mql is none', () => {
    expect(refusalOf(claimLead(leadAt('sql'), undefined, contextOf(anna))).code).toBe('already-claimed');
  });

  it('is for managers and heads', () => {
    const by = (actor: Parameters<typeof contextOf>[0]) => claimLead(leadAt('new'), undefined, contextOf(actor)).ok;
    expect([anna, head, marketer, robot, visitor].map(by)).toEqual([true, true, false, false, false]);
    expect(refusalOf(claimLead(leadAt('new'), undefined, contextOf(robot)))).toEqual({
      kind: 'forbidden',
      code: 'not-yours',
      detail: 'only staff claim leads',
    });
  });

  it('of a lead kept for another manager is a head’s only', () => {
    const kept = leadAt('new', { reservedFor: vera.id });
    expect(refusalOf(claimLead(kept, undefined, contextOf(anna)))).toEqual({
      kind: 'forbidden',
      code: 'not-yours',
      detail: 'this lead is kept for another manager',
    });
    expect(accepted(claimLead(kept, undefined, contextOf(vera))).lead.owner).toBe(vera.id);
    expect(accepted(claimLead(kept, undefined, contextOf(head))).lead).toMatchObject({ owner: head.id });
  });
});

describe('A manager', () => {
  it('holds at most five claims without contact', () => {
    fc.assert(
      fc.property(fc.nat({ max: 8 }), (held) => {
        const decision = claimLead(leadAt('new'), deskWith(...others(held)), contextOf(anna));
        expect(decision.ok).toBe(held < 5);
      }),
    );
    expect(refusalOf(claimLead(leadAt('new'), deskWith(...others(5)), contextOf(anna)))).toEqual({
      kind: 'rule',
      code: 'too-many-claims',
      detail: '5 claimed leads still wait for a first contact; contact one of them first',
    });
  });

  it('who is a head has no limit, and no desk', () => {
    const { plan } = accepted(claimLead(leadAt('new'), deskWith(...others(9)), contextOf(head)));
    expect(recordsOf('desk', plan)).toEqual([]);
  });

  it('is given leads by a head beyond the limit', () => {
    const { lead, plan } = accepted(assignLead(leadAt('new'), anna.id, deskWith(...others(5)), contextOf(head)));
    expect(lead).toMatchObject({ owner: anna.id, claimedAt: monday, stage: { name: 'mql' } });
    expect(recordsOf('desk', plan)).toEqual([]);
  });

  it('has room again after the first contact, and after any way the lead goes', () => {
    const desk = deskWith(idOf(0x500), leadId, idOf(0x501));
    const freed = [{ ...deskWith(idOf(0x500), idOf(0x501)), version: 7 }];
    const call = { id: idOf(0x700), channel: 'call', direction: 'out', result: 'spoke' } as const;
    expect(recordsOf('desk', accepted(recordActivity(leadAt('mql'), call, desk, contextOf(anna))).plan)).toEqual(freed);
    for (const move of [
      { to: 'new', reason: 'wrong region' },
      { to: 'sql' },
      { to: 'rejected', criterion: 'region' },
      { to: 'spam' },
    ] as const) {
      const { plan } = accepted(moveLead(leadAt('mql', qualified), move, moveRecords({ desk }), contextOf(anna)));
      expect(recordsOf('desk', plan)).toEqual(freed);
    }
    const given = accepted(assignLead(leadAt('mql'), boris.id, desk, contextOf(head)));
    expect(recordsOf('desk', given.plan)).toEqual(freed);
  });
});
