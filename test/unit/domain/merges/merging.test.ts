import { describe, expect, it } from '@jest/globals';
import { duplicateId, suspicion } from '../../../../shared/domain/duplicates/duplicate.ts';
import { mergesInto } from '../../../../shared/domain/merges/merges-into.ts';
import { Merge } from '../../../../shared/domain/merges/merge.ts';
import { merge, ownersOf, undoMerge } from '../../../../shared/domain/merges/merging.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import type { AnyRecord } from '../../../../shared/domain/records/records.ts';
import { anna, boris, head } from '../../../support/domain/actors.ts';
import { contextOf, daysAfter, idOf, monday } from '../../../support/domain/contexts.ts';
import { accepted, refusalOf } from '../../../support/domain/decisions.ts';
import { accountWith, deskWith, leadAt, personWith } from '../../../support/domain/leads.ts';
import { expectNeeded, expectNone, expectOneOf, expectWhole } from '../../../support/domain/shapes.ts';
import { put, storeOf, ToldClock } from '../../../support/domain/stores.ts';

const [into, loser] = [idOf(0x11), idOf(0x12)];
const ids = { into, loser };
const ofOne = (record: AnyRecord): AnyRecord => ({ ...record, version: 1 });
const context = contextOf(head);

const pairs = {
  account: [accountWith({ id: into, owner: anna.id }), accountWith({ id: loser, owner: boris.id })],
  person: [
    personWith({ id: into, accountId: idOf(0x31) }),
    personWith({ id: loser, accountId: idOf(0x32) }),
    accountWith({ id: idOf(0x31), owner: anna.id, aliases: [idOf(0x32)] }),
    accountWith({ id: idOf(0x32), owner: boris.id, mergedInto: idOf(0x31) }),
  ],
  lead: [
    leadAt('mql', { id: into }),
    leadAt('mql', { id: loser, owner: boris.id }),
    { ...deskWith(loser), id: boris.id },
  ],
} as const;
const kinds = ['account', 'person', 'lead'] as const;
const storeFor = (of: (typeof kinds)[number]) => storeOf(new ToldClock(), ...pairs[of].map(ofOne));

describe.each(kinds)('Merging two of kind %s', (of) => {
  it('and taking it back leaves each as it was, but for its version', async () => {
    const records = await storeFor(of);
    const before = await records.getMany(of, [into, loser]);
    const made = await decideAndCommit(records, context, () => merge(of, ids, records, context));
    expect(await records.get(of, loser)).toMatchObject(of === 'lead' ? { stage: { into } } : { mergedInto: into });
    const record = await records.get('merge', made.merge.id);
    if (!record) throw new Error('a merge is kept');
    const undone = await decideAndCommit(records, context, () => undoMerge(record, records, context));
    expect(undone.merge).toEqual({ ...record, version: 2, undone: { at: monday, by: { kind: 'staff', id: head.id } } });
    expect(await records.get('merge', record.id)).toEqual(undone.merge);
    const timeless = (all: readonly AnyRecord[]) =>
      all
        .map((each) => ({ ...each, version: 0, leg: 0, generation: 0, visit: 0, aliases: undefined }))
        .toSorted((a, b) => a.id.localeCompare(b.id));
    expect(timeless(await records.getMany(of, [into, loser]))).toEqual(timeless(before));
    const desks = await records.getMany('desk', [boris.id]);
    expect(desks.map(({ uncontacted }) => uncontacted)).toEqual(of === 'lead' ? [[loser]] : []);
    const again = await undoMerge(undone.merge, records, context);
    expect(again).toMatchObject({ ok: true, merge: undone.merge, plan: { changes: [] } });
  });

  it('settles the suspicion that led to it, and undone the other way', async () => {
    const records = await storeFor(of);
    await put(records, ...suspicion(of, [loser, into], 'same-name', context).plan.changes);
    const stateNow = async () => (await records.get('duplicate', duplicateId(of, [into, loser])))?.state.name;
    const { merge: made } = await decideAndCommit(records, context, () => merge(of, ids, records, context));
    expect(await stateNow()).toBe('merged');
    await decideAndCommit(records, context, () => undoMerge(made, records, context));
    expect(await stateNow()).toBe('different');
  });

  it('is refused, and taken back by nobody else than who may merge them', async () => {
    const records = await storeFor(of);
    expect(refusalOf(await merge(of, ids, records, contextOf(anna))).code).toBe('not-yours');
    const { merge: made } = accepted(await merge(of, ids, records, context));
    expect(refusalOf(await undoMerge(made, records, contextOf(anna)))).toEqual({
      kind: 'forbidden',
      code: 'not-yours',
      detail: 'only a head of sales undoes a merge of records of others',
    });
    expect(await ownersOf(of, ids, records)).toEqual([anna.id, boris.id]);
    await expect(merge(of, { into, loser: idOf(9) }, records, context)).rejects.toMatchObject({
      details: { status: 404, detail: `there is no ${of} ${idOf(9)}` },
    });
    await expect(merge(of, { into: idOf(9), loser }, records, context)).rejects.toMatchObject({
      details: { status: 404 },
    });
  });
});

it('persons of two accounts are not merged, those of none are nobody’s', async () => {
  const records = await storeOf(
    new ToldClock(),
    personWith({ id: into, version: 1, accountId: idOf(0x31) }),
    personWith({ id: loser, version: 1, accountId: idOf(0x32) }),
    personWith({ id: idOf(0x13), version: 1 }),
    accountWith({ id: idOf(0x31), version: 1 }),
    accountWith({ id: idOf(0x32), version: 1 }),
  );
  expect(refusalOf(await merge('person', ids, records, context)).code).toBe('different-accounts');
  expect(await ownersOf('person', { into: idOf(0x13), loser }, records)).toEqual([undefined, undefined]);
});

it('the merges of a family are those not undone', async () => {
  const records = await storeOf(new ToldClock());
  const kept = { kind: 'merge', version: 1, of: 'account', into, at: monday, by: { kind: 'staff' } } as const;
  const undone = { at: daysAfter(monday, 1), by: { kind: 'staff' } } as const;
  await put(
    records,
    { record: { ...kept, id: idOf(1), loser }, expected: 'new' },
    { record: { ...kept, id: idOf(2), loser: idOf(0x13), undone }, expected: 'new' },
    { record: { ...kept, id: idOf(3), into: idOf(0x14), loser: idOf(0x15) }, expected: 'new' },
  );
  const family = [{ id: into, aliases: [loser] }, { id: idOf(0x14) }, { id: idOf(0x16), aliases: [] }];
  expect([...(await mergesInto(family, records))]).toEqual([[loser, idOf(1)]]);
});

describe('A merge', () => {
  const { stage, visit, alarms } = leadAt('mql');
  const wait = { until: daysAfter(monday, 1), reason: 'x', at: monday };
  const shape = {
    schema: Merge,
    whole: {
      kind: 'merge',
      id: idOf(1),
      version: 1,
      of: 'lead',
      into,
      loser,
      at: monday,
      by: { kind: 'staff', id: head.id },
      stood: { stage, visit, alarms, wait },
      undone: { at: monday, by: { kind: 'staff', id: head.id } },
    } satisfies Required<Merge>,
  };

  it('is all of this and nothing more', () => {
    expectWhole(shape);
    expectNeeded(shape, ['kind', 'id', 'version', 'of', 'into', 'loser', 'at', 'by']);
    expectOneOf(shape, 'kind', ['merge']);
    expectOneOf(shape, 'of', ['lead', 'person', 'account']);
    expectNone(shape, 'version', [0, 1.5]);
    expectNone(shape, 'at', ['2026-03-02']);
    expectNone(shape, 'stood', [{}, { stage, visit }]);
    expectNone(shape, 'undone', [{}, { at: monday }]);
  });
});
