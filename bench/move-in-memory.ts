/** `node bench/move-in-memory.ts`: a whole plant moves in and out, in memory; and a million purchases, with the heap they take. */
import { v7 } from 'uuid';
import { seeds } from '../settings/seeds.ts';
import { MemoryFiles } from '../shared/adapters/memory/files.ts';
import { MemoryPeople } from '../shared/adapters/memory/people.ts';
import { MemoryRecords } from '../shared/adapters/memory/records.ts';
import { MemorySearchIndex } from '../shared/adapters/memory/search-index.ts';
import { errorsKey, fileKey, type Import, RowError } from '../shared/domain/imports/import.ts';
import { importPart, type Importing } from '../shared/domain/imports/import-part.ts';
import { openImport, undoImport } from '../shared/domain/imports/open-import.ts';
import type { Decision } from '../shared/domain/records/plan.ts';
import { contextOf } from '../shared/domain/records/context.ts';
import { commitPlan } from '../shared/domain/records/decide.ts';
import { policiesOf } from '../shared/domain/settings/policy.ts';
import { moveIn, type Place } from './move-in.ts';
import type { MovingKind } from './move-in-files.ts';

const operator = { kind: 'staff', id: '00000000-0000-7000-8000-000000000601', groups: ['operator'] } as const;
const clock = { now: () => Promise.resolve(new Date().toISOString()) };

/** A product in memory, with nothing in it. */
export function memoryPlant() {
  const records = new MemoryRecords({ clock, newId: v7 });
  const people = new MemoryPeople(clock);
  const index = new MemorySearchIndex();
  const files = new MemoryFiles();
  const stores: Importing = {
    ...{ records, people, index, files, clock, journal: records },
    policies: policiesOf(records, seeds),
    newId: v7,
    secrets: { hash: (purpose, text) => Promise.resolve(`${purpose}(${text})`) },
    isTimeUp: () => false,
  };
  return { records, people, index, files, stores };
}

function accepted<T extends object>(decision: Decision<T>) {
  if (!decision.ok) throw new Error(decision.refusal.detail);
  return decision;
}

async function ended(id: string, stores: Importing): Promise<Import> {
  while ((await importPart(id, stores)).more);
  const record = await stores.records.get('import', id);
  if (!record) throw new Error(`there is no import ${id}`);
  return record;
}

async function rejectedIn({ id, rejectedByPart }: Import, { files }: Importing): Promise<number[]> {
  const rows: number[] = [];
  for (const part of rejectedByPart.keys()) {
    const file = await files.read(errorsKey(id, part), 0, 1e9);
    if (file)
      rows.push(
        ...RowError.array()
          .parse(JSON.parse(new TextDecoder().decode(file.bytes)))
          .map(({ row }) => row),
      );
  }
  return rows;
}

/** Imports and undoes in memory as the deployed workflow does. */
export function memoryPlace(stores: Importing): Place {
  return {
    take: async (kind: MovingKind, csv: string) => {
      const context = await contextOf(operator, stores);
      const { opened, plan } = accepted(openImport({ kind, fileName: `${kind}.csv`, dryRun: false }, context));
      await commitPlan(stores.records, plan, context);
      await stores.files.put(fileKey(opened.id), csv);
      const record = await ended(opened.id, stores);
      return { id: record.id, rows: record.rows, rejectedRows: await rejectedIn(record, stores) };
    },
    undo: async (id) => {
      const before = await stores.records.get('import', id);
      if (!before) throw new Error(`there is no import ${id}`);
      await commitPlan(stores.records, accepted(undoImport(before)).plan, await contextOf(operator, stores));
      return (await ended(id, stores)).undone ?? { removed: 0, kept: 0 };
    },
  };
}

/** What is left of a plant that moved out again: nothing but imports, and orders that count nowhere. */
export async function leftIn({
  records,
  people,
  index,
}: ReturnType<typeof memoryPlant>): Promise<Record<string, number>> {
  const left = records.all.filter(({ kind }) => kind !== 'import');
  const undone = left.filter((record) => record.kind === 'purchase' && record.reversed === 'undone');
  const terms = await index.find({ shelf: 'word', text: '', also: [] }, 10);
  return {
    records: left.length - undone.length,
    undonePurchases: undone.length,
    keys: records.claims.length,
    personalItems: people.items.size,
    foundByWords: terms.length,
  };
}

if (import.meta.main) {
  const times = Number(process.argv[2] ?? 1);
  const plant = memoryPlant();
  console.table(await moveIn(times, memoryPlace(plant.stores), console.log));
  console.log(await leftIn(plant));
}
