import { describe, expect, it } from '@jest/globals';
import type { Lead } from '../../../../shared/domain/leads/lead.ts';
import type { LeadStageName } from '../../../../shared/domain/leads/pipeline.ts';
import { mergeLeads, separateLeads } from '../../../../shared/domain/merges/merge-leads.ts';
import { anna, boris, head } from '../../../support/domain/actors.ts';
import { contextOf, daysAfter, idOf, monday } from '../../../support/domain/contexts.ts';
import { accepted, expectSound, factsOf, recordsOf, refusalOf } from '../../../support/domain/decisions.ts';
import { deskWith, leadAt } from '../../../support/domain/leads.ts';

const [into, other] = [idOf(0x111), idOf(0x112)];
const winner = leadAt('mql', { id: into, linkedTo: [idOf(1)] });
const at = (stage: LeadStageName, fields: Partial<Lead> = {}): Lead => leadAt(stage, { id: other, ...fields });
const mergeId = idOf(0xa01);
const tuesday = daysAfter(monday, 1);

const merged = (loser: Lead, desk?: ReturnType<typeof deskWith>) =>
  accepted(mergeLeads({ winner, loser }, { desk }, contextOf(anna)));
function undone(loser: Lead, desk?: ReturnType<typeof deskWith>) {
  const { merge, plan } = merged(loser);
  const [one, closed] = recordsOf('lead', plan);
  if (!one || !closed) throw new Error('both are changed');
  return {
    closed,
    plan: separateLeads(merge, { winner: one, loser: closed }, { desk }, contextOf(anna, tuesday)),
  };
}

describe('Merging leads', () => {
  it('closes the loser, whose workflow ends, and links it to the winner', () => {
    const wait = { until: daysAfter(monday, 3), reason: 'holiday', at: monday };
    const loser = at('mql', { wait, firstContactAt: monday });
    const { merge, plan } = merged(loser);
    expect(merge).toMatchObject({
      of: 'lead',
      into,
      loser: other,
      stood: { stage: { name: 'mql' }, visit: loser.visit, alarms: loser.alarms, wait },
    });
    const { wait: _over, ...unwaiting } = loser;
    expect(recordsOf('lead', plan)).toEqual([
      { ...winner, version: 6, linkedTo: [idOf(1), other] },
      {
        ...unwaiting,
        version: 6,
        leg: 5,
        visit: { n: 4, enteredAt: monday },
        alarms: [],
        stage: {
          name: 'merged',
          from: 'mql',
          at: monday,
          by: { kind: 'staff', id: anna.id },
          reason: 'duplicate',
          into,
        },
      },
    ]);
    expect(recordsOf('merge', plan)).toEqual([merge]);
    expect(factsOf(plan)).toEqual([
      { type: 'LeadAbsorbed', data: { loser: other, mergeId } },
      { type: 'LeadMerged', data: { from: 'mql', to: 'merged', visit: 4, into, mergeId } },
    ]);
    expectSound(loser, plan);
    expectSound(winner, plan);
  });

  it('takes the loser off the desk it lies on', () => {
    const desk = deskWith(other, idOf(5));
    expect(recordsOf('desk', merged(at('mql'), desk).plan)).toEqual([
      { ...desk, version: desk.version + 1, uncontacted: [idOf(5)] },
    ]);
    expect(recordsOf('desk', merged(at('mql'), deskWith(idOf(5))).plan)).toEqual([]);
  });

  it.each([
    ['new', true],
    ['mql', true],
    ['sql', true],
    ['parked', true],
    ['spam', false],
    ['unreadable', false],
    ['rejected', false],
    ['handed-to-dealer', false],
    ['converted', false],
    ['merged', false],
  ] as const)('of a lead at %s into another is allowed: %s', (stage, isAllowed) => {
    const decision = mergeLeads({ winner, loser: at(stage) }, {}, contextOf(head));
    expect(decision.ok).toBe(isAllowed);
    if (!isAllowed)
      expect(refusalOf(decision)).toEqual({
        kind: 'rule',
        code: 'not-open',
        detail: `lead ${other} is ${stage}; only an open or a parked lead is merged`,
      });
  });

  it.each([
    ['new', true],
    ['sql', true],
    ['parked', true],
    ['rejected', true],
    ['converted', true],
    ['spam', false],
    ['unreadable', false],
    ['merged', false],
  ] as const)('into a lead at %s is allowed: %s', (stage, isAllowed) => {
    const survivor = leadAt(stage, { id: into });
    const decision = mergeLeads({ winner: survivor, loser: at('mql') }, {}, contextOf(head));
    expect(decision.ok).toBe(isAllowed);
    if (!isAllowed)
      expect(refusalOf(decision)).toEqual({
        kind: 'rule',
        code: 'not-a-survivor',
        detail: `lead ${into} is ${stage}; nothing is merged into it`,
      });
  });

  it('is of two leads, and a manager’s to do only where both are theirs or in the queue for them', () => {
    expect(refusalOf(mergeLeads({ winner, loser: winner }, {}, contextOf(anna))).code).toBe('same-record');
    const ofBoris = at('mql', { owner: boris.id });
    const keptForBoris = at('new', { reservedFor: boris.id });
    for (const pair of [
      { winner, loser: ofBoris },
      { winner: ofBoris, loser: winner },
      { winner, loser: keptForBoris },
    ])
      expect(refusalOf(mergeLeads(pair, {}, contextOf(anna)))).toEqual({
        kind: 'forbidden',
        code: 'not-yours',
        detail: 'only a head of sales merges leads of others',
      });
    accepted(mergeLeads({ winner, loser: ofBoris }, {}, contextOf(head)));
    accepted(mergeLeads({ winner, loser: at('new') }, {}, contextOf(anna)));
  });
});

describe('A merge of leads undone', () => {
  it('lets the loser stand where it stood, its clocks running on, under a new execution', () => {
    const wait = { until: daysAfter(monday, 3), reason: 'holiday', at: monday };
    const loser = at('mql', { wait, firstContactAt: monday });
    const { closed, plan } = undone(loser);
    expect(recordsOf('lead', plan)).toEqual([
      { ...winner, version: 7 },
      {
        ...loser,
        version: 7,
        leg: 6,
        generation: 3,
        generationAt: tuesday,
        visit: { n: 5, enteredAt: monday },
      },
    ]);
    expect(factsOf(plan)).toEqual([
      { type: 'LeadMergeUndone', data: { mergeId } },
      { type: 'LeadMergeUndone', data: { mergeId, from: 'merged', to: 'mql', visit: 5 } },
    ]);
    expectSound(closed, plan);
  });

  it('needs no execution for a lead in a basket', () => {
    const { closed, plan } = undone(at('parked'));
    expect(recordsOf('lead', plan)[1]).toMatchObject({ stage: { name: 'parked' }, generation: 2 });
    expectSound(closed, plan);
  });

  it('puts it back on the desk of whoever claimed it and had no contact yet', () => {
    const onDesk = (loser: Lead, desk?: ReturnType<typeof deskWith>) =>
      recordsOf('desk', undone(loser, desk).plan).map(({ id, uncontacted }) => [id, uncontacted]);
    expect(onDesk(at('mql'))).toEqual([[anna.id, [other]]]);
    expect(onDesk(at('mql'), deskWith(idOf(5)))).toEqual([[anna.id, [idOf(5), other]]]);
    expect(onDesk(at('mql', { firstContactAt: monday }))).toEqual([]);
    expect(onDesk(at('sql'))).toEqual([]);
    expect(onDesk(at('new'))).toEqual([]);
    const { claimedAt: _by, ...assigned } = at('mql');
    const { owner: _of, ...nobodys } = at('mql');
    expect([onDesk(assigned), onDesk(nobodys)]).toEqual([[], []]);
  });

  it('cannot be without knowing where the loser stood', () => {
    const { merge } = merged(at('mql'));
    const { stood: _stood, ...blind } = merge;
    expect(() => separateLeads(blind, { winner, loser: at('merged') }, {}, contextOf(anna))).toThrow(
      `merge ${mergeId} of leads does not say where the loser stood`,
    );
  });
});
