import { describe, expect, it } from '@jest/globals';
import { mergeAccounts, separateAccounts } from '../../../../shared/domain/merges/merge-accounts.ts';
import { anna, boris, head, marketer } from '../../../support/domain/actors.ts';
import { contextOf, idOf, monday } from '../../../support/domain/contexts.ts';
import { accepted, factsOf, recordsOf, refusalOf } from '../../../support/domain/decisions.ts';
import { accountWith } from '../../../support/domain/leads.ts';

const [into, other, third] = [idOf(0x311), idOf(0x312), idOf(0x313)];
const winner = accountWith({ id: into, version: 3, company: 'Ромашка', owner: anna.id });
const loser = accountWith({ id: other, version: 7, company: 'ООО Ромашка', owner: boris.id, aliases: [third] });
const mergeId = idOf(0xa01);

describe('Merging accounts', () => {
  it('makes the loser an alias, and changes nothing else of either', () => {
    const { merge, plan } = accepted(mergeAccounts({ winner, loser }, contextOf(head)));
    expect(merge).toEqual({
      kind: 'merge',
      id: mergeId,
      version: 1,
      of: 'account',
      into,
      loser: other,
      at: monday,
      by: { kind: 'staff', id: head.id },
    });
    expect(recordsOf('account', plan)).toEqual([
      { ...winner, version: 4, aliases: [other] },
      { ...loser, version: 8, mergedInto: into },
    ]);
    expect(plan.changes.map(({ expected }) => expected)).toEqual([3, 7, 'new']);
    expect(recordsOf('merge', plan)).toEqual([merge]);
    expect(factsOf(plan)).toEqual([
      { type: 'AccountAbsorbed', data: { loser: other, mergeId } },
      { type: 'AccountMerged', data: { into, mergeId } },
    ]);
    expect([plan.claims, plan.releases]).toEqual([[], []]);
  });

  it('adds to what was merged into the winner before', () => {
    const { plan } = accepted(mergeAccounts({ winner: { ...winner, aliases: [idOf(1)] }, loser }, contextOf(head)));
    expect(recordsOf('account', plan)[0]?.aliases).toEqual([idOf(1), other]);
  });

  it('is a head’s to do, and a manager’s of two that are theirs or nobody’s', () => {
    const { owner: _owner, ...free } = loser;
    expect(refusalOf(mergeAccounts({ winner, loser }, contextOf(anna)))).toEqual({
      kind: 'forbidden',
      code: 'not-yours',
      detail: 'only a head of sales merges accounts of others',
    });
    expect(refusalOf(mergeAccounts({ winner: loser, loser: winner }, contextOf(anna))).code).toBe('not-yours');
    expect(refusalOf(mergeAccounts({ winner, loser: free }, contextOf(marketer))).code).toBe('not-yours');
    accepted(mergeAccounts({ winner, loser: free }, contextOf(anna)));
    accepted(mergeAccounts({ winner, loser: { ...loser, owner: anna.id } }, contextOf(anna)));
  });

  it.each([
    ['same-record', { winner, loser: winner }, `account ${into} is that record itself`],
    [
      'merged-already',
      { winner: { ...winner, mergedInto: third }, loser },
      `account ${into} was merged into ${third}; merge that one`,
    ],
    [
      'merged-already',
      { winner, loser: { ...loser, mergedInto: third } },
      `account ${other} was merged into ${third}; merge that one`,
    ],
    [
      'too-many-merged',
      { winner: { ...winner, aliases: Array.from({ length: 50 }, (_, n) => idOf(n)) }, loser },
      '50 records are merged into it already; no more are allowed',
    ],
    [
      'different-tax-ids',
      { winner: { ...winner, taxId: '7707083893' }, loser: { ...loser, taxId: '7728168971' } },
      '7707083893 and 7728168971 are two legal entities; a tax id that was entered wrong is corrected first',
    ],
  ])('is refused as %s', (code, pair, detail) => {
    expect(refusalOf(mergeAccounts(pair, contextOf(head)))).toEqual({ kind: 'rule', code, detail });
  });

  it('is of two branches of one legal entity, or where one tax id is unknown; the fiftieth alias is the last', () => {
    const branch = { ...loser, taxId: '7707083893+773601001' };
    accepted(mergeAccounts({ winner: { ...winner, taxId: '7707083893' }, loser: branch }, contextOf(head)));
    accepted(mergeAccounts({ winner, loser: branch }, contextOf(head)));
    accepted(mergeAccounts({ winner: branch, loser: winner }, contextOf(head)));
    const aliases = Array.from({ length: 49 }, (_, n) => idOf(n));
    accepted(mergeAccounts({ winner: { ...winner, aliases }, loser }, contextOf(head)));
  });

  it('undone leaves both as they were, but for what was merged before', () => {
    const { merge, plan } = accepted(
      mergeAccounts({ winner: { ...winner, aliases: [third] }, loser }, contextOf(head)),
    );
    const [one, alias] = recordsOf('account', plan);
    if (!one || !alias) throw new Error('both are changed');
    const undone = separateAccounts(merge, { winner: one, loser: alias });
    expect(recordsOf('account', undone)).toEqual([
      { ...winner, version: 5, aliases: [third] },
      { ...loser, version: 9 },
    ]);
    expect(factsOf(undone)).toEqual([
      { type: 'AccountMergeUndone', data: { mergeId } },
      { type: 'AccountMergeUndone', data: { mergeId } },
    ]);
    expect(recordsOf('account', undone)[1]).not.toHaveProperty('mergedInto');
    expect(recordsOf('account', separateAccounts(merge, { winner, loser: alias }))[0]).toMatchObject({ version: 4 });
  });
});
