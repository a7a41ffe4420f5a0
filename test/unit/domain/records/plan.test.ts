import { describe, expect, it } from '@jest/globals';
import { TooLarge } from '../../../../shared/domain/records/errors.ts';
import type { FactDraft } from '../../../../shared/domain/facts/draft.ts';
import { assertFits, isEmpty } from '../../../../shared/domain/records/limits.ts';
import { change, claim, provided, release, remove, together } from '../../../../shared/domain/records/plan.ts';
import type { Commit } from '../../../../shared/domain/records/records.ts';
import { idOf, monday } from '../../../support/domain/contexts.ts';
import { accountWith, leadAt, leadId } from '../../../support/domain/leads.ts';

const ref = { kind: 'lead', id: leadId } as const;

describe('A plan', () => {
  const edit: FactDraft = { type: 'LeadEdited', data: { fields: ['company'] } };

  it('tells of a new generation with the first fact of a live record only', () => {
    const generations = (before: Parameters<typeof change>[0], after: Parameters<typeof change>[1]) =>
      change(before, after, edit, edit).facts.map(({ generation }) => generation);
    expect(generations(undefined, leadAt('new'))).toEqual([2, undefined]);
    expect(generations(leadAt('new', { generation: 1 }), leadAt('new'))).toEqual([2, undefined]);
    expect(generations(leadAt('new'), leadAt('new'))).toEqual([undefined, undefined]);
    expect(generations(undefined, leadAt('spam'))).toEqual([undefined, undefined]);
    expect(generations(undefined, accountWith())).toEqual([undefined, undefined]);
  });

  it('ends a record a version later, with the facts that explain it', () => {
    const account = accountWith();
    expect(remove(account, edit, edit)).toEqual({
      changes: [{ record: { ...account, version: 4 }, expected: 3, gone: true }],
      claims: [],
      releases: [],
      facts: [edit, edit].map((fact) => ({ ...fact, subject: { kind: 'account', id: account.id } })),
    });
  });

  it('puts several together, in order, and never changes one record twice', () => {
    const account = change(accountWith(), accountWith({ version: 4 }));
    const lead = change(undefined, leadAt('new'), edit);
    const [held, freed] = [
      { key: 'a', holder: ref },
      { key: 'b', holder: ref },
    ];
    expect(together(lead, account, claim(held), release(freed))).toEqual({
      changes: [...lead.changes, ...account.changes],
      claims: [held],
      releases: [freed],
      facts: lead.facts,
    });
    const conditions = [
      { unchanged: ref, version: 3 },
      { unheld: 'c', by: ref },
    ] as const;
    expect(together(lead, provided(conditions[0]), provided(conditions[1]))).toEqual({ ...lead, conditions });
    expect(() => together(lead, account, lead)).toThrow(`one commit changes lead/${leadId} twice`);
  });
});

describe('A commit', () => {
  const whole = (fields: Partial<Commit>): Commit => ({
    changes: [],
    claims: [],
    releases: [],
    facts: [],
    at: monday,
    by: { kind: 'system' },
    origin: 'live',
    policy: 0,
    ...fields,
  });
  const claims = (count: number, of = 'claim') =>
    Array.from({ length: count }, (_, n) => ({ key: `${of} ${String(n)}`, holder: ref }));
  const idempotency = { key: 'k', fingerprint: 'f', answer: null };
  const edited: Commit['facts'][number] = { type: 'LeadEdited', data: { fields: [] }, subject: ref };
  const leadOf = (bytes: number, id = leadId) => {
    const empty = JSON.stringify(leadAt('mql', { id, need: '' })).length;
    return { record: leadAt('mql', { id, need: 'x'.repeat(bytes - empty) }), expected: 1 };
  };

  it('has at most 100 actions, its mark among them', () => {
    expect(() => assertFits(whole({ claims: claims(60), releases: claims(40, 'release') }))).not.toThrow();
    expect(() => assertFits(whole({ claims: claims(60), releases: claims(40, 'release'), idempotency }))).toThrow(
      new TooLarge('a commit of 101 actions; 100 are allowed'),
    );
    expect(() => assertFits(whole({ claims: claims(99), changes: [leadOf(2000), leadOf(2000)] }))).toThrow(TooLarge);
    const conditions = [
      { unheld: 'x', by: ref },
      { unchanged: ref, version: 1 },
    ] as const;
    expect(() => assertFits(whole({ claims: claims(99), conditions }))).toThrow(TooLarge);
    expect(() => assertFits(whole({ claims: claims(99), facts: [edited, edited] }))).toThrow(
      new TooLarge('a commit of 101 actions; 100 are allowed'),
    );
  });

  it.each([
    ['the key claim 0', { claims: [...claims(1), ...claims(1)] }],
    ['the key claim 0', { claims: claims(1), releases: claims(1) }],
    [`lead/${leadId}`, { changes: [leadOf(2000), leadOf(3000)] }],
    [`lead/${leadId}`, { changes: [leadOf(2000)], conditions: [{ unchanged: ref, version: 1 }] }],
    ['the key claim 0', { claims: claims(1), conditions: [{ unheld: 'claim 0', by: ref }] }],
  ])('writes %s once', (item, fields) => {
    expect(() => assertFits(whole(fields))).toThrow(`one commit writes ${item} twice`);
  });

  it('is empty when there is nothing at all to write', () => {
    expect(isEmpty(whole({}))).toBe(true);
    const something: Partial<Commit>[] = [
      { changes: [leadOf(2000)] },
      { claims: claims(1) },
      { releases: claims(1) },
      { facts: [edited] },
      { idempotency },
    ];
    expect(something.map((fields) => isEmpty(whole(fields)))).toEqual(something.map(() => false));
  });

  it('has records of at most 380,000 bytes, and 4 MB in all', () => {
    expect(() => assertFits(whole({ changes: [leadOf(380_000)] }))).not.toThrow();
    expect(() => assertFits(whole({ changes: [leadOf(380_001)] }))).toThrow(
      new TooLarge(`lead ${leadId} has 380001 bytes; 380000 are allowed`),
    );
    const many = (last: number) => [
      ...Array.from({ length: 10 }, (_, n) => leadOf(380_000, idOf(n))),
      leadOf(last, idOf(10)),
    ];
    const beside = JSON.stringify([many(2000), [], null]).length - 10 * 380_000 - 2000; // brackets, names, versions
    expect(() => assertFits(whole({ changes: many(200_000 - beside) }))).not.toThrow();
    expect(() => assertFits(whole({ changes: many(200_001 - beside) }))).toThrow(
      new TooLarge('a commit of 4000001 bytes; 4000000 are allowed'),
    );
  });

  it('counts bytes, not letters', () => {
    const { record, expected } = leadOf(300_000);
    const cyrillic = { record: { ...record, need: 'я'.repeat(record.need?.length ?? 0) }, expected };
    expect(() => assertFits(whole({ changes: [cyrillic] }))).toThrow(TooLarge);
  });
});
