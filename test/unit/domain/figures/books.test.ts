import { describe, expect, it } from '@jest/globals';
import type { Fact } from '../../../../shared/domain/facts/fact.ts';
import { readBooks } from '../../../../shared/domain/figures/books.ts';
import { idOf } from '../../../support/domain/contexts.ts';
import { Telling } from '../../../support/warehouse/telling.ts';

const asOf = '2026-07-15T09:00:00.000Z';
const telling = new Telling();
for (const kind of ['account', 'lead', 'purchase', 'deal'])
  telling.tell(kind, idOf(telling.facts.length + 1), 'RecordRemoved', asOf, {});

/** The journal, which tells what it was asked. */
function journal() {
  const asked: string[][] = [];
  return {
    asked,
    async *happened(from: string, before: string): AsyncGenerator<readonly Fact[]> {
      asked.push([from, before]);
      yield await Promise.resolve(telling.facts);
    },
  };
}

describe('The books', () => {
  it('are of three years until the instant and no longer, by the plant’s clocks; and of accounts alone with what is theirs', async () => {
    const asking = journal();
    const facts = await readBooks(asOf, 'Europe/Moscow', asking);
    expect(asking.asked).toEqual([['2023-08-31T21:00:00.000Z', '2026-07-15T09:00:00.001Z']]);
    expect(facts.map(({ subject }) => subject.kind)).toEqual(['account', 'purchase']);
  });

  it('are read further where something is told ahead, and never less far than the instant', async () => {
    const asking = journal();
    for (const until of ['2026-09-30T21:00:00.000Z', '2026-05-31T21:00:00.000Z', asOf])
      await readBooks(asOf, 'Europe/Moscow', asking, until);
    expect(asking.asked.map(([, before]) => before)).toEqual([
      ...['2026-09-30T21:00:00.000Z', '2026-07-15T09:00:00.001Z', '2026-07-15T09:00:00.001Z'],
    ]);
  });
});
