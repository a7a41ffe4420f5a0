/** Excerpts of facts, read straight from a page as DynamoDB wrote it. */
import type { Excerpt } from '../../domain/records/excerpt.ts';
import { AttributeScan, NotAsWritten } from './attribute-scan.ts';
import type { Texts } from './texts.ts';

/** The facts of a page, and the rest of it, without them. */
export type Scanned = { readonly facts: Excerpt[]; readonly rest: string };

const items = '"Items":[';

/**
 * @param names what is asked for of the data of each
 * @param texts those of the pages before
 * @returns nothing where the page is not as AWS writes it, or a fact is not as it should be
 */
export function scanExcerpts(page: Buffer, names: ReadonlySet<string>, texts: Texts): Scanned | undefined {
  const from = page.indexOf(items);
  if (from < 0) return undefined;
  try {
    const scan = new AttributeScan(page, from + items.length, texts);
    const facts: Excerpt[] = [];
    while (!scan.endsList()) facts.push(factIn(scan, names));
    return { facts, rest: `${page.toString('utf8', 0, from)}"Items":[]${page.toString('utf8', scan.at)}` };
  } catch (error) {
    if (error instanceof NotAsWritten) return undefined;
    throw error;
  }
}

type Draft = {
  subject: Excerpt['subject'] | undefined;
  recordedAt: string;
  type: string;
  version: number;
  n: number;
  at: string;
  data: Excerpt['data'] | undefined;
  counted: Excerpt['counted'];
};

function factIn(scan: AttributeScan, names: ReadonlySet<string>): Excerpt {
  const fact: Draft = {
    subject: undefined,
    recordedAt: '',
    type: '',
    version: 0,
    n: -1,
    at: '',
    data: undefined,
    counted: undefined,
  };
  scan.enter();
  while (!scan.endsMap()) {
    const attribute = attributes[scan.initial];
    if (attribute && scan.isNamed(attribute.written)) attribute.read(fact, scan, names);
    else scan.skip();
  }
  return whole(fact);
}

type Read = (fact: Draft, scan: AttributeScan, names: ReadonlySet<string>) => void;
const readers: { readonly [K in keyof Draft]: Read } = {
  subject: (fact, scan) => {
    const { kind, id } = scan.map();
    if (typeof kind === 'string' && typeof id === 'string') fact.subject = { kind, id };
  },
  recordedAt: (fact, scan) => {
    fact.recordedAt = scan.text();
  },
  type: (fact, scan) => {
    fact.type = scan.text();
  },
  version: (fact, scan) => {
    fact.version = scan.number();
  },
  n: (fact, scan) => {
    fact.n = scan.number();
  },
  at: (fact, scan) => {
    fact.at = scan.text();
  },
  data: (fact, scan, names) => {
    fact.data = scan.map(names);
  },
  counted: (fact, scan) => {
    fact.counted = scan.map(); // written as one, and checked then
  },
};

/** By the code of the first letter, which no two of them share: to try one name after the other took a third more time. */
const attributes: readonly ({ readonly written: Buffer; readonly read: Read } | undefined)[] = Array.from(
  { length: 128 },
  (_, letter) => {
    const found = Object.entries(readers).find(([name]) => name.charCodeAt(0) === letter);
    return found && { written: Buffer.from(`"${found[0]}":`), read: found[1] };
  },
);

function whole(fact: Draft): Excerpt {
  if (!isWhole(fact)) throw new NotAsWritten();
  const { subject, recordedAt, type, version, n, at, data, counted } = fact;
  return counted
    ? { subject, recordedAt, type, version, n, at, data, counted }
    : { subject, recordedAt, type, version, n, at, data };
}

const isWhole = (fact: Draft): fact is Draft & Pick<Excerpt, 'subject' | 'data'> =>
  fact.subject !== undefined &&
  fact.data !== undefined &&
  fact.recordedAt !== '' &&
  fact.type !== '' &&
  fact.at !== '' &&
  fact.version > 0 &&
  fact.n >= 0;
