/** `node --expose-gc bench/import-heap.ts ROWS`: purchases through the import of a file nobody holds, and the heap they take. */
import { seeds } from '../settings/seeds.ts';
import { MemoryRecords } from '../shared/adapters/memory/records.ts';
import { importPart, type Importing } from '../shared/domain/imports/import-part.ts';
import { openImport } from '../shared/domain/imports/open-import.ts';
import { contextOf } from '../shared/domain/records/context.ts';
import { commitPlan } from '../shared/domain/records/decide.ts';
import { policiesOf } from '../shared/domain/settings/policy.ts';
import { v7 } from 'uuid';
import { rowOf, titles } from './move-in-files.ts';

const operator = { kind: 'staff', id: '00000000-0000-7000-8000-000000000601', groups: ['operator'] } as const;
const clock = { now: () => Promise.resolve(new Date().toISOString()) };
const accounts = 5_000;
const rowBytes = 100;

/** A file of so many purchases whose rows are made when they are read: each padded to one length, so that its place tells its number. */
function streamedFile(rows: number): Importing['files'] {
  const encoder = new TextEncoder();
  const lineAt = (line: number): Uint8Array => {
    const bytes = new Uint8Array(rowBytes).fill(0x20);
    bytes.set(encoder.encode(line === 0 ? titles.purchases : rowOf('purchases', line - 1, accounts)));
    bytes[rowBytes - 1] = 0x0a;
    return bytes;
  };
  const size = (rows + 1) * rowBytes;
  return {
    put: () => Promise.resolve(),
    read: (_key, from, most) => {
      const to = Math.min(from + most, size);
      const bytes = new Uint8Array(to - from);
      for (let line = Math.floor(from / rowBytes); line * rowBytes < to; line += 1) {
        const at = lineAt(line);
        const start = line * rowBytes - from;
        bytes.set(at.subarray(Math.max(0, -start), Math.max(0, to - line * rowBytes)), Math.max(0, start));
      }
      return Promise.resolve({ bytes, size });
    },
  };
}

/** Records that keep accounts and imports, and of purchases nothing: what grows is what the import itself holds. */
class ForgetfulRecords extends MemoryRecords {
  override async commit(commit: Parameters<MemoryRecords['commit']>[0]) {
    const changes = commit.changes.filter(({ record }) => record.kind !== 'purchase');
    const ids = changes.map(({ record }) => record.id);
    const facts = await super.commit({
      ...commit,
      changes,
      facts: commit.facts.filter(({ subject }) => ids.includes(subject.id)),
    });
    this.facts.length = 0;
    return facts;
  }
}

const rows = Number(process.argv[2] ?? 100_000);
const records = new ForgetfulRecords({ clock, newId: v7 });
const nothing = {
  get: () => Promise.resolve(undefined),
  put: () => Promise.resolve(),
  remove: () => Promise.resolve(),
};
const stores: Importing = {
  ...{ records, journal: records, people: nothing, index: nothing, files: streamedFile(rows), clock },
  policies: policiesOf(records, seeds),
  newId: v7,
  secrets: { hash: (purpose, text) => Promise.resolve(`${purpose}(${text})`) },
  isTimeUp: () => false,
};
const context = await contextOf(operator, stores);
const decision = openImport({ kind: 'purchases', fileName: 'purchases.csv', dryRun: false }, context);
if (!decision.ok) throw new Error(decision.refusal.detail);
const { id } = decision.opened;
await commitPlan(records, decision.plan, context);

const megabytes = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
};
const begun = performance.now();
let told = 0;
for (let more = true; more; ) {
  ({ more } = await importPart(id, stores));
  const record = await records.get('import', id);
  const { imported = 0, rejected = 0 } = record?.rows ?? {};
  if (imported + rejected - told < rows / 10 && more) continue;
  told = imported + rejected;
  const seconds = (performance.now() - begun) / 1000;
  console.log(`${String(told)} rows: heap ${megabytes().toFixed(1)} MB, ${(told / seconds).toFixed(0)} rows a second`);
}
console.log((await records.get('import', id))?.rows);
