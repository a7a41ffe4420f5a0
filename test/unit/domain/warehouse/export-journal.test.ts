import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  type ExportOf,
  exportJournal,
  type Exporting,
  type JournalExport,
} from '../../../../shared/domain/warehouse/export-journal.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** DynamoDB's part: it makes what is asked, and remembers it. */
class Exports {
  readonly made: { of: ExportOf; attempt: number; status: JournalExport['status'] }[] = [];
  refuses = false;

  async *newestFirst(): AsyncIterable<JournalExport> {
    for (const { of, status } of this.made.toReversed()) yield await Promise.resolve({ of, status });
  }

  ask(of: ExportOf, attempt: number): Promise<boolean> {
    if (!this.refuses) this.made.push({ of, attempt, status: 'running' });
    return Promise.resolve(!this.refuses);
  }

  end(status: 'done' | 'failed'): void {
    const last = this.made.at(-1);
    if (last) last.status = status;
  }
}

const at = (instant: string, exports: Exports): Exporting => ({ exports, wallNow: () => Date.parse(instant) });

/** With everything up to an instant exported. */
function exportedTo(before: string): Exports {
  const exports = new Exports();
  exports.made.push({ of: { kind: 'full', at: '2026-03-01T09:00:00.000Z' }, attempt: 0, status: 'done' });
  exports.made.push({ of: { kind: 'since', from: '2026-03-01T09:00:00.000Z', before }, attempt: 0, status: 'done' });
  return exports;
}

describe('The first export of the journal', () => {
  it('is of all there was at the last full hour that DynamoDB has settled', async () => {
    for (const [now, hour] of [
      ['2026-03-02T10:14:59.999Z', '09'],
      ['2026-03-02T10:15:00.000Z', '10'],
    ] as const) {
      const exports = new Exports();
      const of = { kind: 'full', at: `2026-03-02T${hour}:00:00.000Z` };
      expect(await exportJournal(at(now, exports))).toEqual({ did: 'asked', of, failed: 0 });
      expect(exports.made).toEqual([{ of, attempt: 0, status: 'running' }]);
    }
  });

  it('waits while there has been no journal for so long', async () => {
    const exports = new Exports();
    exports.refuses = true;
    expect(await exportJournal(at('2026-03-02T10:20:00.000Z', exports))).toMatchObject({ did: 'waits', failed: 0 });
  });
});

const endOf = (of: ExportOf | undefined): string | undefined => (of?.kind === 'full' ? of.at : of?.before);

/** Windows that do not follow on what was exported before, or that DynamoDB would refuse. */
const gapsIn = (done: readonly ExportOf[]): ExportOf[] =>
  done.filter((of, n) => {
    if (of.kind === 'full') return false;
    const length = Date.parse(of.before) - Date.parse(of.from);
    return of.from !== endOf(done[n - 1]) || length < hourMs / 4 || length > 24 * hourMs;
  });

describe('The exports after it', () => {
  it('are of what was written since, until midnight of UTC, once that is settled', async () => {
    const exports = exportedTo('2026-03-02T00:00:00.000Z');
    expect(await exportJournal(at('2026-03-03T00:14:59.999Z', exports))).toEqual({
      ...{ did: 'waits', failed: 0, hoursBehind: 24 },
    });
    const of = { kind: 'since', from: '2026-03-02T00:00:00.000Z', before: '2026-03-03T00:00:00.000Z' };
    expect(await exportJournal(at('2026-03-03T00:15:00.000Z', exports))).toEqual({
      ...{ did: 'asked', of, failed: 0, hoursBehind: 24 },
    });
    expect(exports.made.at(-1)).toEqual({ of, attempt: 0, status: 'running' });
  });

  it('are never two at a time', async () => {
    const exports = exportedTo('2026-03-02T00:00:00.000Z');
    await exportJournal(at('2026-03-05T09:00:00.000Z', exports));
    const { of } = exports.made.at(-1) ?? {};
    expect(await exportJournal(at('2026-03-05T10:00:00.000Z', exports))).toEqual({
      ...{ did: 'runs', of, failed: 0, hoursBehind: 82 },
    });
    expect(exports.made).toHaveLength(3);
  });

  it('are told of when they failed, and asked for again as another attempt', async () => {
    const exports = exportedTo('2026-03-02T00:00:00.000Z');
    for (const attempt of [0, 1, 2]) {
      expect(await exportJournal(at('2026-03-03T01:00:00.000Z', exports))).toMatchObject({
        did: 'asked',
        failed: attempt,
      });
      expect(exports.made.at(-1)).toEqual({
        of: { kind: 'since', from: '2026-03-02T00:00:00.000Z', before: '2026-03-03T00:00:00.000Z' },
        ...{ attempt, status: 'running' },
      });
      exports.end('failed');
    }
    await exportJournal(at('2026-03-03T02:00:00.000Z', exports));
    expect(await exportJournal(at('2026-03-03T03:00:00.000Z', exports))).toMatchObject({ did: 'runs', failed: 0 });
    exports.end('done');
    expect(await exportJournal(at('2026-03-03T04:00:00.000Z', exports))).toEqual({
      ...{ did: 'waits', failed: 0, hoursBehind: 4 },
    });
  });

  it('count as attempts only where they were of the same time', async () => {
    const exports = new Exports();
    await exportJournal(at('2026-03-02T10:20:00.000Z', exports));
    exports.end('failed');
    await exportJournal(at('2026-03-02T11:20:00.000Z', exports));
    expect(exports.made.at(-1)).toMatchObject({ of: { at: '2026-03-02T11:00:00.000Z' }, attempt: 0 });
  });

  it('begin anew with all of it after 34 days without any, since the journal cannot be read as of longer ago', async () => {
    const [before, after] = [exportedTo('2026-03-02T00:00:00.000Z'), exportedTo('2026-03-02T00:00:00.000Z')];
    await exportJournal(at('2026-04-05T00:00:00.000Z', before));
    expect(before.made.at(-1)?.of).toMatchObject({ kind: 'since', before: '2026-03-03T00:00:00.000Z' });
    await exportJournal(at('2026-04-05T00:00:00.001Z', after));
    expect(after.made.at(-1)?.of).toEqual({ kind: 'full', at: '2026-04-04T23:00:00.000Z' });
  });

  it('are of at least a quarter of an hour and at most a day, though the first ended just before midnight', async () => {
    const windows = [];
    for (const from of ['2026-03-01T23:45:00.000Z', '2026-03-01T23:45:00.001Z']) {
      const exports = exportedTo(from);
      await exportJournal(at('2026-03-05T00:00:00.000Z', exports));
      windows.push(exports.made.at(-1)?.of);
    }
    expect(windows).toEqual([
      { kind: 'since', from: '2026-03-01T23:45:00.000Z', before: '2026-03-02T00:00:00.000Z' },
      { kind: 'since', from: '2026-03-01T23:45:00.001Z', before: '2026-03-02T11:45:00.001Z' },
    ]);
  });

  it('follow one another without a gap, whenever runs come, whatever fails', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 60 * 24 * 3 }), fc.constantFrom('done', 'failed', 'running')), {
          minLength: 5,
          maxLength: 60,
        }),
        async (runs) => {
          const exports = new Exports();
          let now = Date.parse('2026-03-01T08:00:00.000Z');
          for (const [minutes, end] of runs) {
            now += minutes * minuteMs;
            await exportJournal(at(new Date(now).toISOString(), exports));
            if (end !== 'running') exports.end(end);
          }
          const done = exports.made.filter(({ status }) => status === 'done').map(({ of }) => of);
          expect(gapsIn(done)).toEqual([]);
        },
      ),
    );
  });
});
