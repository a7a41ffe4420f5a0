import { describe, expect, it } from '@jest/globals';
import { mergePersons, separatePersons } from '../../../../shared/domain/merges/merge-persons.ts';
import { anna, boris, head } from '../../../support/domain/actors.ts';
import { contextOf, idOf, monday } from '../../../support/domain/contexts.ts';
import { accepted, factsOf, recordsOf, refusalOf } from '../../../support/domain/decisions.ts';
import { accountId, personWith } from '../../../support/domain/leads.ts';

const [into, other, third] = [idOf(0x211), idOf(0x212), idOf(0x213)];
const [first, second] = [
  { id: idOf(0x101), at: monday },
  { id: idOf(0x102), at: monday, productGroup: 'drives' },
];
const winner = personWith({ id: into, version: 3, accountId, openLeads: [first], contactKeys: ['a'] });
const loser = personWith({ id: other, version: 7, openLeads: [second], contactKeys: ['b'] });
const theirs = { owners: [anna.id, undefined], areOne: false };
const mergeId = idOf(0xa01);

describe('Merging persons', () => {
  it('makes the loser an alias that keeps its keys, and its open leads count as the winner’s too', () => {
    const { merge, plan } = accepted(mergePersons({ winner, loser }, theirs, contextOf(anna)));
    expect(merge).toMatchObject({ of: 'person', into, loser: other });
    expect(recordsOf('person', plan)).toEqual([
      { ...winner, version: 4, aliases: [other], openLeads: [first, second] },
      { ...loser, version: 8, mergedInto: into },
    ]);
    expect(recordsOf('merge', plan)).toEqual([merge]);
    expect(factsOf(plan)).toEqual([
      { type: 'PersonAbsorbed', data: { loser: other, mergeId } },
      { type: 'PersonMerged', data: { into, mergeId } },
    ]);
    expect(plan.claims).toEqual([]);
  });

  it('is of those whose accounts are one, or where the loser has none', () => {
    const colleague = { ...loser, accountId: idOf(0x399) };
    const asHead = contextOf(head);
    accepted(mergePersons({ winner, loser: colleague }, { ...theirs, areOne: true }, asHead));
    expect(refusalOf(mergePersons({ winner, loser: colleague }, theirs, asHead))).toEqual({
      kind: 'rule',
      code: 'different-accounts',
      detail: 'they belong to two accounts; merge the accounts first, or move one of the persons',
    });
    expect(refusalOf(mergePersons({ winner: loser, loser: winner }, theirs, asHead))).toEqual({
      kind: 'rule',
      code: 'merge-the-other-way',
      detail: `person ${into} belongs to an account and ${other} to none: merge them the other way round`,
    });
  });

  it.each([
    ['same-record', { winner, loser: winner }],
    ['merged-already', { winner, loser: { ...loser, mergedInto: third } }],
    ['too-many-merged', { winner: { ...winner, aliases: Array.from({ length: 50 }, (_, n) => idOf(n)) }, loser }],
  ])('is refused as %s', (code, pair) => {
    expect(refusalOf(mergePersons(pair, theirs, contextOf(head))).code).toBe(code);
  });

  it('is a head’s to do, and a manager’s where both accounts are theirs or nobody’s', () => {
    const ofBoris = { ...theirs, owners: [anna.id, boris.id] };
    expect(refusalOf(mergePersons({ winner, loser }, ofBoris, contextOf(anna)))).toEqual({
      kind: 'forbidden',
      code: 'not-yours',
      detail: 'only a head of sales merges persons of others',
    });
    accepted(mergePersons({ winner, loser }, ofBoris, contextOf(head)));
  });

  it('undone gives back what was the loser’s, and leaves what came meanwhile with the winner', () => {
    const before = { ...winner, aliases: [third] };
    const { merge, plan } = accepted(mergePersons({ winner: before, loser }, theirs, contextOf(anna)));
    const [one, alias] = recordsOf('person', plan);
    if (!one || !alias) throw new Error('both are changed');
    const came = { id: idOf(0x103), at: monday };
    const undone = separatePersons(merge, { winner: { ...one, openLeads: [...one.openLeads, came] }, loser: alias });
    expect(recordsOf('person', undone)).toEqual([
      { ...before, version: 5, openLeads: [first, came] },
      { ...loser, version: 9 },
    ]);
    expect(recordsOf('person', undone)[1]).not.toHaveProperty('mergedInto');
    expect(recordsOf('person', separatePersons(merge, { winner, loser: alias }))[0]).toMatchObject({ version: 4 });
    const told = { type: 'PersonMergeUndone', data: { mergeId } };
    expect(factsOf(undone)).toEqual([told, told]);
  });
});
