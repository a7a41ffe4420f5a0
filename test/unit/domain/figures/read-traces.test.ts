import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readTraces } from '../../../../shared/domain/figures/read-traces.ts';
import { traceFacts } from '../../../../shared/domain/figures/trace.ts';
import type { Fact } from '../../../../shared/domain/facts/fact.ts';
import { SalesHistories } from '../../../support/domain/sales-histories.ts';

const begin = '2026-01-01T00:00:00.000Z';
const asOf = '2027-06-30T00:00:00.000Z';

/** A journal of these facts: by month only what is asked for, by record everything. */
const journalOf = (facts: readonly Fact[]) => ({
  happened: async function* (from: string, before: string) {
    yield facts.filter(
      ({ at, type, counted }) =>
        from <= at && at < before && (counted !== undefined || (traceFacts as readonly string[]).includes(type)),
    );
    await Promise.resolve();
  },
  of: ({ id }: { id: string }) => Promise.resolve({ items: facts.filter(({ subject }) => subject.id === id) }),
});

describe('Traces', () => {
  it('are whole since whenever they are read: of whoever came before, and of the lead a deal came from long ago', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 0, max: 400 }), async (seed, day) => {
        const { facts } = new SalesHistories(seed, { leads: 20, from: begin, days: 120 });
        const journal = journalOf(facts);
        const from = new Date(Date.parse(begin) + day * 86_400_000).toISOString();
        const [all, since] = [await readTraces(begin, asOf, journal), await readTraces(from, asOf, journal)];
        const moved = facts.filter(({ at, counted, type }) => at >= from && (counted ?? type.includes('Moved')));
        for (const { subject } of moved) expect(since.has(subject.id)).toBe(true);
        for (const [id, trace] of since) {
          expect(trace).toEqual(all.get(id));
          if (trace.leadId !== undefined) expect(since.has(trace.leadId)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });
});
