import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Lead } from '../../../../shared/domain/leads/lead.ts';
import { type LeadMove, moveLead } from '../../../../shared/domain/leads/move.ts';
import type { LeadStageName } from '../../../../shared/domain/leads/pipeline.ts';
import { anna, boris, director, head, marketer, office, operator, visitor } from '../../../support/domain/actors.ts';
import { contextOf, daysAfter, idOf, monday } from '../../../support/domain/contexts.ts';
import { accepted, expectSound, factsOf, fieldsLost, refusalOf } from '../../../support/domain/decisions.ts';
import { leadAt, moveRecords, qualified, stranger } from '../../../support/domain/leads.ts';

const stages = [
  ...(['new', 'mql', 'sql', 'parked', 'spam', 'unreadable', 'rejected', 'handed-to-dealer'] as const),
  ...(['converted', 'merged'] as const),
];
const targets = ['new', 'mql', 'sql', 'parked', 'spam', 'rejected', 'handed-to-dealer'] as const;

/** Where a lead goes by a move. From `new` on it is claimed, which is no move of this kind. */
const allowed: Record<LeadStageName, readonly LeadMove['to'][]> = {
  new: ['spam'],
  mql: ['sql', 'rejected', 'handed-to-dealer', 'parked', 'spam', 'new'],
  sql: ['mql', 'rejected', 'parked'],
  parked: ['mql', 'rejected'],
  spam: ['new'],
  unreadable: ['new', 'spam'],
  rejected: ['mql'],
  'handed-to-dealer': ['mql'],
  converted: [],
  merged: [],
};

/** A move with everything any stage asks for. */
const wholeMove = (to: LeadMove['to']): LeadMove => ({
  to,
  reason: 'said so',
  criterion: 'region',
  basket: 'time',
  wakeUpAt: '2026-09-01',
  dealer: 'ural-automation',
  note: 'agreed on the phone',
});

const move = (lead: Lead, to: LeadMove['to'], how: Partial<LeadMove> = {}, at = monday) =>
  moveLead(lead, { to, ...how }, moveRecords(), contextOf(head, at));

describe('A lead goes', () => {
  const pairs = stages.flatMap((from) => targets.map((to) => ({ from, to, goes: allowed[from].includes(to) })));

  it.each(pairs.filter(({ goes }) => goes))('from $from to $to', ({ from, to }) => {
    const before = leadAt(from, qualified);
    const { lead, plan } = accepted(moveLead(before, wholeMove(to), moveRecords(), contextOf(head)));
    expect(lead.stage.name).toBe(to === 'sql' ? 'converted' : to);
    expectSound(before, plan);
  });

  it.each(pairs.filter(({ goes }) => !goes))('not from $from to $to', ({ from, to }) => {
    const refused = refusalOf(moveLead(leadAt(from, qualified), wholeMove(to), moveRecords(), contextOf(head)));
    expect(refused).toEqual({
      kind: 'rule',
      code: 'no-such-move',
      detail: `a lead at ${from} does not go to ${to}; from there it goes to ${allowed[from].join(', ') || 'nowhere'}`,
    });
  });

  it('never losing a field: only where it stands, and who has it when it goes back to the queue, is different', () => {
    const moves = stages.flatMap((from) => allowed[from].map((to) => ({ from, to })));
    const details: fc.Arbitrary<Partial<Lead>> = fc.record(
      {
        company: fc.string({ minLength: 1, maxLength: 20 }),
        region: fc.constantFrom('Ural', 'Siberia'),
        volume: fc.string({ maxLength: 20 }),
        budget: fc.nat().map((netMinor) => ({ netMinor, currency: 'RUB', vatPercent: 22 })),
        wantedOn: fc.constant('2026-08-01'),
        flags: fc.constant<Lead['flags']>(['known-customer']),
        linkedTo: fc.constant(['00000000-0000-7000-8000-000000000999']),
        firstContactAt: fc.constant(monday),
        wait: fc.constant({ until: daysAfter(monday, 3), reason: 'asked to', at: monday }),
      },
      { requiredKeys: [] },
    );
    const standing = ['version', 'leg', 'generation', 'generationAt', 'visit', 'alarms', 'stage', 'wait'];
    fc.assert(
      fc.property(fc.constantFrom(...moves), details, ({ from, to }, fields) => {
        const before = leadAt(from, { ...fields, ...qualified });
        const { lead, plan } = accepted(moveLead(before, wholeMove(to), moveRecords(), contextOf(head)));
        const released = ['spam', 'unreadable'].includes(from) ? ['flags', 'linkedTo'] : []; // by its sender, now known
        const mayChange = {
          new: ['owner', 'claimedAt', 'firstContactAt', ...released],
          rejected: ['criteria'],
        }[to as string];
        expect(fieldsLost(before, lead, [...standing, ...(mayChange ?? [])])).toEqual([]);
        expect(lead.wait).toBeUndefined();
        expectSound(before, plan);
      }),
    );
  });

  it('with its changes in the same act, or not at all', () => {
    const before = leadAt('mql');
    const changes = { ...qualified, company: 'Zavod' };
    const { lead, plan } = accepted(move(before, 'parked', { basket: 'needs', changes }));
    expect(lead).toMatchObject({ ...qualified, company: 'Zavod', stage: { name: 'parked', basket: 'needs' } });
    expect(factsOf(plan)).toEqual([
      { type: 'LeadMoved', data: { from: 'mql', to: 'parked', visit: 4, basket: 'needs' } },
      { type: 'LeadEdited', data: { fields: ['segment', 'need', 'product', 'company', 'criteria'] } },
    ]);
    expect(refusalOf(move(before, 'parked', { changes })).code).toBe('basket-needed');
  });
});

describe('Who moves a lead', () => {
  const staff = { anna, boris, head, marketer, office, director, operator, visitor };
  const may = (lead: Lead, to: LeadMove['to']): string[] =>
    Object.entries(staff).flatMap(([name, by]) => {
      const decision = moveLead(lead, wholeMove(to), moveRecords(), contextOf(by));
      return decision.ok ? [name] : [];
    });

  it('is its owner or a head', () => {
    expect(may(leadAt('mql', qualified), 'sql')).toEqual(['anna', 'head']);
    expect(may(leadAt('mql', qualified), 'new')).toEqual(['anna', 'head']);
    expect(may(leadAt('rejected'), 'mql')).toEqual(['anna', 'head']);
  });

  it('to spam may be a marketer too', () => {
    expect(may(leadAt('mql'), 'spam')).toEqual(['anna', 'head', 'marketer']);
    expect(may(leadAt('new'), 'spam')).toEqual(['head', 'marketer']);
  });

  it('out of quarantine is a head or a marketer, and not the owner it may have had', () => {
    for (const held of ['spam', 'unreadable'] as const)
      expect(may(leadAt(held, { owner: anna.id }), 'new')).toEqual(['head', 'marketer']);
  });

  it('is told so', () => {
    const decision = moveLead(leadAt('mql'), wholeMove('new'), moveRecords(), contextOf(boris));
    expect(refusalOf(decision)).toEqual({
      kind: 'forbidden',
      code: 'not-yours',
      detail: 'the lead belongs to another manager',
    });
  });
});

describe('A closed lead', () => {
  it.each(['rejected', 'handed-to-dealer'] as const)('that was %s is reopened within 90 days', (name) => {
    const before = leadAt(name);
    const { lead, plan } = accepted(move(before, 'mql', {}, daysAfter(monday, 90)));
    expect(lead).toMatchObject({
      stage: { name: 'mql' },
      generation: 3,
      generationAt: daysAfter(monday, 90),
      visit: { n: 4, enteredAt: daysAfter(monday, 90) },
    });
    expect(factsOf(plan)).toEqual([
      { type: 'LeadReopened', data: { from: name, to: 'mql', visit: 4, owner: anna.id } },
    ]);
    expectSound(before, plan);
  });

  it.each(['rejected', 'handed-to-dealer'] as const)('that was %s stays closed after that', (name) => {
    const late = new Date(Date.parse(daysAfter(monday, 90)) + 1).toISOString();
    expect(refusalOf(move(leadAt(name), 'mql', {}, late))).toEqual({
      kind: 'rule',
      code: 'too-late-to-reopen',
      detail: 'closed on 2026-03-02, more than 90 days ago; open a new one, linked to it',
    });
  });

  it('is no parked or held one: these come back whenever it is time', () => {
    const yearsLater = daysAfter(monday, 700);
    expect(move(leadAt('parked'), 'mql', {}, yearsLater).ok).toBe(true);
    expect(move(leadAt('spam'), 'new', {}, yearsLater).ok).toBe(true);
  });

  it('is worked on again from the day of its reopening', () => {
    const { lead } = accepted(move(leadAt('rejected'), 'mql'));
    expect(lead.alarms).toEqual([
      { name: 'overdue', at: '2026-03-10T07:00:00.000Z' },
      { name: 'escalation', at: '2026-03-17T07:00:00.000Z' },
    ]);
  });

  it('of nobody is reopened for nobody', () => {
    const { owner: _owner, ...nobodys } = leadAt('rejected');
    const { plan } = accepted(move(nobodys, 'mql'));
    expect(factsOf(plan)).toEqual([{ type: 'LeadReopened', data: { from: 'rejected', to: 'mql', visit: 4 } }]);
  });
});

describe('A step back', () => {
  it('from sql needs a note', () => {
    expect(refusalOf(move(leadAt('sql'), 'mql'))).toEqual({
      kind: 'rule',
      code: 'note-needed',
      detail: 'a step back needs a note',
      missing: [
        { in: 'body', field: 'note', title: { en: 'Note', ru: 'Заметка' }, example: 'The budget was withdrawn' },
      ],
    });
    const { lead, plan } = accepted(move(leadAt('sql'), 'mql', { note: 'The budget was withdrawn' }));
    expect(lead.generation).toBe(2);
    expect(factsOf(plan)).toEqual([{ type: 'LeadMoved', data: { from: 'sql', to: 'mql', visit: 4 } }]);
  });

  it('from mql to the queue needs a reason, and makes the lead anybody’s again', () => {
    expect(refusalOf(move(leadAt('mql'), 'new'))).toEqual({
      kind: 'rule',
      code: 'reason-needed',
      detail: 'say why the lead goes back to the queue',
      missing: [{ in: 'body', field: 'reason', title: { en: 'Reason', ru: 'Причина' }, example: 'wrong region' }],
    });
    const before = leadAt('mql', { firstContactAt: monday, reservedFor: boris.id });
    const { lead, plan } = accepted(move(before, 'new', { reason: 'wrong region' }));
    const { owner: _o, claimedAt: _c, firstContactAt: _f, reservedFor: _r, ...rest } = before;
    expect(lead).toEqual({
      ...rest,
      version: 6,
      leg: 5,
      stage: { name: 'new' },
      visit: { n: 4, enteredAt: monday },
      alarms: [
        { name: 'overdue', at: '2026-03-02T09:00:00.000Z' },
        { name: 'escalation', at: '2026-03-02T11:00:00.000Z' },
      ],
    });
    expect(factsOf(plan)).toEqual([
      { type: 'LeadMoved', data: { from: 'mql', to: 'new', visit: 4, reason: 'given-back' } },
    ]);
  });

  it('into the queue from quarantine needs none, and starts its workflow', () => {
    const before = leadAt('spam');
    const { lead, plan } = accepted(move(before, 'new'));
    expect(lead).toMatchObject({ stage: { name: 'new' }, generation: 3 });
    expect(factsOf(plan)).toEqual([
      { type: 'LeadMoved', data: { from: 'spam', to: 'new', visit: 4, reason: 'released' } },
    ]);
    expectSound(before, plan);
  });

  it('into the queue by contacts somebody told names the request that keeps them', () => {
    const sender = { ...stranger, toldId: idOf(0x70) };
    const decision = moveLead(leadAt('spam'), { to: 'new' }, moveRecords({ sender }), contextOf(head));
    const [moved] = accepted(decision).plan.facts;
    expect(moved?.part).toEqual({ kind: 'submission', id: idOf(0x70) });
    const untold = accepted(move(leadAt('spam'), 'new')).plan.facts[0];
    expect(untold).not.toHaveProperty('part');
  });
});
