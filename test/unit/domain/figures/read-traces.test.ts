import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { readTraces, type TraceReading } from '../../../../shared/domain/figures/read-traces.ts';
import { TraceBook } from '../../../../shared/domain/figures/traces.ts';
import { byVersion, type Fact } from '../../../../shared/domain/facts/fact.ts';
import { excerptOf } from '../../../../shared/domain/records/excerpt.ts';
import { SalesHistories } from '../../../support/domain/sales-histories.ts';

const from = '2026-01-01T00:00:00.000Z';
const asOf = '2028-01-01T00:00:00.000Z';
const after = (days: number): string => new Date(Date.parse(from) + days * 86_400_000).toISOString();

/** A journal of some facts. */
const journalOf = (facts: readonly Fact[]): TraceReading => ({
  async *excerpts(first, _, { names }) {
    const told = facts.filter(({ at }) => at >= first);
    yield await Promise.resolve(told.map((fact) => excerptOf(fact, new Set(names))));
  },
  of: ({ id }) => Promise.resolve({ items: facts.filter(({ subject }) => subject.id === id).sort(byVersion) }),
});

describe('Traces of whoever moved from an instant on', () => {
  it('are whole, from where each came, and with the lead of each deal, however long ago that came', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 0, max: 300 }), async (seed, day) => {
        const { facts } = new SalesHistories(seed, { leads: 30, from, days: 200 });
        const first = after(day);
        const book = new TraceBook(asOf);
        book.add(facts);
        const { traces: all } = book.traces();
        const moved = await readTraces(first, asOf, journalOf(facts));
        for (const [id, trace] of moved) expect(trace).toEqual(all.get(id));
        const told = facts.filter(({ at }) => at >= first).map(({ subject }) => subject.id);
        const leads = told.flatMap((id) => all.get(id)?.leadId ?? []);
        expect(new Set(moved.keys())).toEqual(new Set([...told, ...leads]));
      }),
      { numRuns: 50 },
    );
  });

  it('are none, and the ids are told, where a record’s own facts do not fit together either', async () => {
    const { facts } = new SalesHistories(7, { leads: 5, from, days: 10 });
    const [lead] = facts.filter(({ type }) => type === 'LeadReceived');
    const torn = facts.filter((fact) => fact !== lead);
    await expect(readTraces(from, asOf, journalOf(torn))).rejects.toMatchObject({
      details: { status: 409, code: 'does-not-reconcile', extra: { records: [lead?.subject.id] } },
    });
  });
});
