/** A whole import in memory: a file as somebody sends it, and what became of it. */
import * as z from 'zod';
import { MemoryFiles } from '../../../shared/adapters/memory/files.ts';
import { MemoryPeople } from '../../../shared/adapters/memory/people.ts';
import type { MemoryRecords } from '../../../shared/adapters/memory/records.ts';
import { MemorySearchIndex } from '../../../shared/adapters/memory/search-index.ts';
import { errorsKey, fileKey, type Import, importOfKey, RowError } from '../../../shared/domain/imports/import.ts';
import { importPart, type Importing } from '../../../shared/domain/imports/import-part.ts';
import { type NewImport, openImport, undoImport } from '../../../shared/domain/imports/open-import.ts';
import type { AnyRecord, RecordKind, RecordOf } from '../../../shared/domain/records/records.ts';
import { commitPlan } from '../../../shared/domain/records/decide.ts';
import { search, type SearchIndex } from '../../../shared/domain/search/search.ts';
import { head, operator } from './actors.ts';
import { contextOf, policyWith } from './contexts.ts';
import { accepted } from './decisions.ts';
import { storeOf, ToldClock } from './stores.ts';

export type Plant = Importing & {
  readonly records: MemoryRecords;
  readonly files: MemoryFiles;
  readonly people: MemoryPeople;
  readonly index: SearchIndex;
};

/** Files of which imports are read in pieces. */
class SlicedFiles extends MemoryFiles {
  readonly #most: number;

  constructor(most: number) {
    super();
    this.#most = most;
  }

  override read(key: string, from: number, most: number) {
    return super.read(key, from, importOfKey(key) === undefined ? most : Math.min(most, this.#most));
  }
}

/** A plant whose files are read so many bytes at once. */
export const slicedPlant = async (most: number): Promise<Plant> => ({
  ...(await plantWith()),
  files: new SlicedFiles(most),
});

/** A plant with records in it, and ids that count up over all its imports. */
export async function plantWith(...records: readonly AnyRecord[]): Promise<Plant> {
  const clock = new ToldClock();
  const { newId } = contextOf(operator);
  const store = await storeOf(clock, ...records);
  const get = store.get.bind(store);
  store.get = (kind, id) => get(kind, z.uuid().parse(id)); // another id would be a mistake
  return {
    records: store,
    journal: store,
    people: new MemoryPeople(clock),
    index: new MemorySearchIndex(),
    files: new MemoryFiles(),
    secrets: { hash: (purpose, text) => Promise.resolve(`${purpose}(${text})`) },
    clock,
    policies: { at: () => Promise.resolve(policyWith()) },
    newId,
    isTimeUp: () => false,
  };
}

/** Opens an import and puts its file there. */
export async function sent(
  plant: Plant,
  content: string | Uint8Array,
  asked: Partial<NewImport> = {},
): Promise<string> {
  const whole = { kind: 'purchases', fileName: 'file.csv', dryRun: false, ...asked } as const;
  const context = { ...contextOf(operator), newId: plant.newId };
  const { opened, plan } = accepted(openImport(whole, context));
  await commitPlan(plant.records, plan, context);
  await plant.files.put(fileKey(opened.id), content);
  return opened.id;
}

/** Does part after part until nothing is left. */
export async function done(plant: Plant, id: string): Promise<Import> {
  for (let part = 0; (await importPart(id, plant)).more; part += 1)
    if (part > 50) throw new Error(`import ${id} never ends`);
  const record = await plant.records.get('import', id);
  if (!record) throw new Error(`there is no import ${id}`);
  return record;
}

export async function imported(
  plant: Plant,
  content: string | Uint8Array,
  asked: Partial<NewImport> = {},
): Promise<Import> {
  return done(plant, await sent(plant, content, asked));
}

export async function undone(plant: Plant, id: string): Promise<Import> {
  const before = await plant.records.get('import', id);
  if (!before) throw new Error(`there is no import ${id}`);
  await commitPlan(plant.records, accepted(undoImport(before)).plan, contextOf(operator));
  return done(plant, id);
}

/** What was wrong with the rows, in their order. */
export async function errorsOf(plant: Plant, { id, rejectedByPart }: Import): Promise<RowError[]> {
  const parts = await Promise.all(rejectedByPart.map((_, part) => plant.files.read(errorsKey(id, part), 0, 1e9)));
  return parts.flatMap((part) =>
    part ? RowError.array().parse(JSON.parse(new TextDecoder().decode(part.bytes))) : [],
  );
}

/** The records of one kind. */
export const allOf = <K extends RecordKind>(kind: K, { records }: Pick<Plant, 'records'>): RecordOf<K>[] =>
  records.all.filter((record) => record.kind === kind) as RecordOf<K>[]; // of this kind, as just checked

/** The accounts of a plant by their names, with the numbers of their orders that count. */
export function ordersByAccount(plant: Pick<Plant, 'records'>): Record<string, string[]> {
  const purchases = allOf('purchase', plant).filter(({ reversed }) => reversed === undefined);
  return Object.fromEntries(
    allOf('account', plant).map(({ id, company = '', taxId = '' }) => [
      [company, taxId].filter(Boolean).join(' '),
      purchases.filter(({ accountId }) => accountId === id).map(({ orderNumber }) => orderNumber),
    ]),
  );
}

/** What a manager finds. */
export const foundBy = async (plant: Plant, typed: string) =>
  (await search(typed, head, plant, 'RU')).map(({ kind, title }) => [kind, title]);

const letters = new TextDecoder('windows-1251').decode(Uint8Array.from({ length: 256 }, (_, n) => n));
/** Text in the alphabet spreadsheets used in Russia. */
export const inWindows1251 = (text: string): Uint8Array =>
  Uint8Array.from(Array.from(text, (letter) => letters.indexOf(letter)));
