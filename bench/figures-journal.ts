/** A journal laid out as files: the pages with which DynamoDB answers the queries of reports, and the export of its table. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip, type Gzip } from 'node:zlib';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { excerpted } from '../shared/adapters/dynamodb/excerpt-page.ts';
import { factItem } from '../shared/adapters/dynamodb/transaction.ts';
import type { Fact } from '../shared/domain/facts/fact.ts';
import { isAsked } from './figures-asked.ts';
import { bytesOf } from './write-meter.ts';

/** DynamoDB reads so much of items for one answer, whatever it leaves out of them. */
const pageBytes = 1_000_000;
const exportFiles = 16;

type Item = Readonly<Record<string, AttributeValue>>;
/** A fact in the index of months: as it stands there, and the excerpt of it that is answered when it is asked for. */
type Entry = { readonly at: string; readonly bytes: number; readonly whole: string; readonly excerpt?: string };

export type Laid = {
  readonly pages: number;
  /** Facts that are answered, and the megabytes of their items. */
  readonly asked: number;
  readonly itemMegabytes: number;
};

/**
 * Lays facts out: in pages `every` one, or those `asked` for by a funnel, or `excerpts` of these, and as the lines of an `export`.
 *
 * @returns how much there is of it
 */
export async function layOut(facts: Iterable<Fact>, folder: string): Promise<Laid> {
  const months = new Map<string, Entry[]>();
  const lines = new Lines(join(folder, 'export'));
  await Promise.all(['every', 'asked', 'excerpts', 'export'].map((part) => mkdir(join(folder, part))));
  for (const fact of facts) {
    const item = factItem(fact);
    const written: Item = marshall(item, { removeUndefinedValues: true });
    const entry = entryOf(fact, written, bytesOf(item));
    const entries = months.get(item.monthPk);
    if (entries) entries.push(entry);
    else months.set(item.monthPk, [entry]);
    await lines.add(written, entry.whole);
  }
  await lines.end();
  return writePages(months, folder);
}

function entryOf(fact: Fact, item: Item, bytes: number): Entry {
  const entry = { at: `${fact.at}#${fact.id}`, bytes, whole: JSON.stringify(item) };
  if (!isAsked(fact)) return entry;
  const parts = excerpted.flatMap((name) => (item[name] ? [[name, item[name]] as const] : []));
  return { ...entry, excerpt: JSON.stringify(Object.fromEntries(parts)) };
}

async function writePages(months: ReadonlyMap<string, Entry[]>, folder: string): Promise<Laid> {
  let [pages, asked, bytes] = [0, 0, 0];
  for (const [, entries] of [...months].sort(([a], [b]) => (a < b ? -1 : 1)))
    for (const page of pagesIn(entries.sort((a, b) => (a.at < b.at ? -1 : 1)))) {
      const name = `${String(pages).padStart(5, '0')}.json`;
      const answered = page.filter((entry) => entry.excerpt !== undefined);
      const write = (part: string, items: readonly string[]): Promise<void> =>
        writeFile(join(folder, part, name), answerOf(items, page.length));
      await write(
        'every',
        page.map(({ whole }) => whole),
      );
      await write(
        'asked',
        answered.map(({ whole }) => whole),
      );
      await write(
        'excerpts',
        answered.flatMap(({ excerpt }) => excerpt ?? []),
      );
      pages += 1;
      asked += answered.length;
      bytes += page.reduce((sum, entry) => sum + entry.bytes, 0);
    }
  return { pages, asked, itemMegabytes: bytes / 1e6 };
}

function* pagesIn(entries: readonly Entry[]): Generator<readonly Entry[]> {
  let [page, bytes]: [Entry[], number] = [[], 0];
  for (const entry of entries) {
    if (bytes + entry.bytes > pageBytes) {
      yield page;
      [page, bytes] = [[], 0];
    }
    page.push(entry);
    bytes += entry.bytes;
  }
  yield page;
}

/** As DynamoDB writes it. */
const answerOf = (items: readonly string[], scanned: number): string =>
  `{"Count":${String(items.length)},"Items":[${items.join(',')}],"ScannedCount":${String(scanned)}}`;

/** The lines of an export, in compressed files. */
class Lines {
  readonly #files: { readonly zip: Gzip; readonly written: Promise<void> }[] = [];
  readonly #folder: string;
  #count = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async add({ pk, sk }: Item, image: string): Promise<void> {
    const { zip } = (this.#files[this.#count % exportFiles] ??= this.#open());
    const micros = `{"WriteTimestampMicros":{"N":"${String(1_700_000_000_000_000 + this.#count)}"}}`;
    const line = `{"Metadata":${micros},"Keys":${JSON.stringify({ pk, sk })},"NewImage":${image}}\n`;
    this.#count += 1;
    if (!zip.write(line)) await once(zip, 'drain');
  }

  #open() {
    const zip = createGzip();
    const file = createWriteStream(join(this.#folder, `${String(this.#count)}.json.gz`));
    return { zip, written: finished(zip.pipe(file)) };
  }

  async end(): Promise<void> {
    for (const { zip } of this.#files) zip.end();
    await Promise.all(this.#files.map(({ written }) => written));
  }
}
