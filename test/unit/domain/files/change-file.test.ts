import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  absent,
  arrive,
  check,
  type Filed,
  removeFile,
  restoreFile,
} from '../../../../shared/domain/files/change-file.ts';
import type { FileState } from '../../../../shared/domain/files/file.ts';
import type { Decision } from '../../../../shared/domain/records/plan.ts';
import { anna } from '../../../support/domain/actors.ts';
import { contextOf, daysAfter, idOf, monday } from '../../../support/domain/contexts.ts';
import { accepted, expectSound, factsOf, nothing, recordsOf, refusalOf } from '../../../support/domain/decisions.ts';
import { dealAt } from '../../../support/domain/deals.ts';
import { by, bytesOf, fileId, filedWith, fileWith, states } from '../../../support/domain/files.ts';
import { accountWith, leadAt, leadId } from '../../../support/domain/leads.ts';

const later = daysAfter(monday, 1);
const context = contextOf(anna, later);
const come = { size: 12, beginning: bytesOf('%PDF-1.7\n...') };
const data = { type: 'pdf', size: 12 };
const names = Object.keys(states) as FileState['name'][]; // Object.keys forgets the key type

/** What was decided: the state reached, and what is told of it, when both records are as they should be. */
function told(filed: Filed, decision: Decision<{ file: Filed['file'] }>) {
  const { file, plan } = accepted(decision);
  expectSound(filed.card, plan);
  expect(plan.changes.map(({ record, expected }) => [record.kind, expected])).toEqual([
    [filed.card.kind, filed.card.version],
    ['file', filed.file.version],
  ]);
  expect(recordsOf('file', plan)).toEqual([file]);
  expect(file).toEqual({ ...filed.file, version: filed.file.version + 1, state: file.state });
  expect(plan.facts.map(({ subject, part }) => [subject.id, part])).toEqual([
    [filed.card.id, { kind: 'file', id: filed.file.id }],
  ]);
  return { state: file.state, facts: factsOf(plan) };
}
function expectUnchanged(filed: Filed, decision: Decision<{ file: Filed['file'] }>): void {
  expect(accepted(decision)).toEqual({ ok: true, file: filed.file, plan: nothing });
}

describe('A file that has come', () => {
  it('as it was announced is there, unchecked', () => {
    const filed = filedWith();
    expect(told(filed, arrive(filed, come, context))).toEqual({
      state: { name: 'unchecked', arrivedAt: later },
      facts: [{ type: 'FileAdded', data }],
    });
  });

  it('of another size is refused, and so is one that begins like another type', () => {
    const filed = filedWith();
    for (const [arrived, why] of [
      [{ ...come, size: 11 }, 'size'],
      [{ ...come, size: 13 }, 'size'],
      [{ ...come, beginning: bytesOf('MZ\0') }, 'type'],
    ] as const)
      expect(told(filed, arrive(filed, arrived, context))).toEqual({
        state: { name: 'refused', at: later, why },
        facts: [{ type: 'FileRefused', data: { ...data, why } }],
      });
  });

  it('on a quote names the quote in the journal of its deal', () => {
    const subject = { kind: 'quote', id: idOf(0x601) } as const;
    const filed = filedWith({ subject });
    expect(told(filed, arrive(filed, come, context)).facts).toEqual([
      { type: 'FileAdded', data: { ...data, on: subject } },
    ]);
  });

  it('on a claim is told in the journal of the account, which stays as it is', () => {
    const card = accountWith({ owner: anna.id, company: 'Zavod' });
    const subject = { kind: 'claim', id: idOf(0x602) } as const;
    const filed = { card, file: fileWith({ subject, card: { kind: 'account', id: card.id } }) };
    const decision = arrive(filed, come, context);
    expect(told(filed, decision).facts).toEqual([{ type: 'FileAdded', data: { ...data, on: subject } }]);
    expect(recordsOf('account', accepted(decision).plan)).toEqual([{ ...card, version: card.version + 1 }]);
  });

  it('on a lead is told in the journal of the lead', () => {
    const card = leadAt('new');
    const [subject, filed] = [
      { kind: 'lead', id: leadId } as const,
      { card, file: fileWith({ subject: { kind: 'lead', id: leadId }, card: { kind: 'lead', id: leadId } }) },
    ];
    expect(filed.file.subject).toEqual(subject);
    expect(told(filed, arrive(filed, come, context)).facts).toEqual([{ type: 'FileAdded', data }]);
  });

  it.each(names.filter((name) => name !== 'waiting'))('a second time changes nothing once it is %s', (name) => {
    const filed = filedWith({ state: states[name] });
    expectUnchanged(filed, arrive(filed, come, context));
  });
});

describe('What a scanner says', () => {
  it('of an unchecked file is kept: clean, or infected by what', () => {
    const filed = filedWith({ state: states.unchecked });
    expect(told(filed, check(filed, { name: 'clean' }, context))).toEqual({
      state: { name: 'clean', arrivedAt: monday, checkedAt: later },
      facts: [{ type: 'FileChecked', data: { ...data, verdict: 'clean' } }],
    });
    expect(told(filed, check(filed, { name: 'infected', signature: 'Eicar' }, context))).toEqual({
      state: { name: 'infected', at: later, signature: 'Eicar' },
      facts: [{ type: 'FileChecked', data: { ...data, verdict: 'infected', signature: 'Eicar' } }],
    });
  });

  it.each(names.filter((name) => name !== 'unchecked'))('of a file that is %s changes nothing', (name) => {
    const filed = filedWith({ state: states[name] });
    expectUnchanged(filed, check(filed, { name: 'infected', signature: 'Eicar' }, context));
  });
});

describe('A file that is removed', () => {
  it.each(['unchecked', 'clean'] as const)('is as it was while it was %s, when it is had back', (name) => {
    const filed = filedWith({ state: states[name] });
    const removed = told(filed, removeFile(filed, context));
    expect(removed).toEqual({
      state: { name: 'removed', at: later, by, was: states[name] },
      facts: [{ type: 'FileRemoved', data }],
    });
    const gone = filedWith({ state: removed.state });
    expect(told(gone, restoreFile(gone, context))).toEqual({
      state: states[name],
      facts: [{ type: 'FileRestored', data }],
    });
  });

  it('twice, or had back twice, changes nothing the second time', () => {
    const removed = filedWith({ state: states.removed });
    expectUnchanged(removed, removeFile(removed, context));
    for (const name of ['unchecked', 'clean'] as const) {
      const there = filedWith({ state: states[name] });
      expectUnchanged(there, restoreFile(there, context));
    }
  });

  it('can be had back for 30 days', () => {
    const filed = filedWith({ state: states.removed });
    const end = daysAfter(monday, 30);
    const justBefore = new Date(Date.parse(end) - 1).toISOString();
    expect(told(filed, restoreFile(filed, contextOf(anna, justBefore))).state).toEqual(states.clean);
    expect(refusalOf(restoreFile(filed, contextOf(anna, end)))).toEqual({
      kind: 'rule',
      code: 'too-late',
      detail: `it could be had back until ${end}`,
    });
  });

  it.each(['waiting', 'infected', 'refused'] as const)(
    'cannot be one that is %s: it is neither removed nor had back',
    (name) => {
      const state = states[name];
      const refusal = { kind: 'rule', code: 'file-not-there', detail: absent(state) };
      expect(refusalOf(removeFile(filedWith({ state }), context))).toEqual(refusal);
      expect(refusalOf(restoreFile(filedWith({ state }), context))).toEqual(refusal);
    },
  );
});

describe('A file that is not there', () => {
  it.each([
    ['waiting', states.waiting, 'it has not come yet'],
    ['infected', states.infected, 'a virus was found in it, Test.Virus-1, and it was deleted'],
    ['refused for its type', states.refused, 'what came was not of the type that its name says, and was deleted'],
    [
      'refused for its size',
      { ...states.refused, why: 'size' },
      'what came was not of the size that was announced, and was deleted',
    ],
    ['removed', states.removed, `it was removed; it can be had back until ${daysAfter(monday, 30)}`],
  ] as const)('because it is %s says so', (_name, state, why) => {
    expect(absent(state)).toBe(why);
  });
});

describe('Whatever happens to a file, in whatever order', () => {
  it('no infected or refused one is ever there again, and each change is one version more', () => {
    const act = fc.constantFrom('come', 'wrong', 'clean', 'infected', 'remove', 'restore');
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
        let filed: Filed = { file: fileWith(), card: dealAt('discuss-terms') };
        let isLost = false;
        for (const each of acts) {
          const decision = {
            come: () => arrive(filed, come, context),
            wrong: () => arrive(filed, { ...come, size: 1 }, context),
            clean: () => check(filed, { name: 'clean' }, context),
            infected: () => check(filed, { name: 'infected', signature: 'x' }, context),
            remove: () => removeFile(filed, context),
            restore: () => restoreFile(filed, context),
          }[each]();
          if (!decision.ok) continue;
          const changed = decision.plan.changes.length > 0;
          expect([decision.file.version, changed]).toEqual([filed.file.version + Number(changed), !isLost && changed]);
          filed = { ...filed, file: decision.file };
          isLost = ['infected', 'refused'].includes(decision.file.state.name);
        }
        expect(fileId).toBe(filed.file.id);
      }),
    );
  });
});
