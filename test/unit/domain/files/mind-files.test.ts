import { beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryFiles } from '../../../../shared/adapters/memory/files.ts';
import { MemoryPeople } from '../../../../shared/adapters/memory/people.ts';
import type { SentFile } from '../../../../shared/domain/files/file.ts';
import { mindFiles, type Minding } from '../../../../shared/domain/files/mind-files.ts';
import type { Scanner, Verdict } from '../../../../shared/domain/files/scanner.ts';
import { anna } from '../../../support/domain/actors.ts';
import { contextOf, daysAfter, idOf, monday, policyWith } from '../../../support/domain/contexts.ts';
import { dealAt, dealId } from '../../../support/domain/deals.ts';
import { fileWith, states } from '../../../support/domain/files.ts';
import { storeOf, ToldClock } from '../../../support/domain/stores.ts';

const content = '%PDF-1.7\n...';
const minutes = (n: number): string => daysAfter(monday, n / 1440);
const clean: Scanner = { scan: () => Promise.resolve({ name: 'clean' }) };
const ids = (n: number): string => idOf(0xb00 + n);
let clock: ToldClock;
let files: MemoryFiles;
let people: MemoryPeople;

/** A store with these files, and the bytes and names of those that came. */
async function storesOf(all: readonly Partial<SentFile>[], more: Partial<Minding> = {}): Promise<Minding> {
  const records = all.map((file, n) => fileWith({ id: ids(n), version: 1, ...file }));
  await people.put(records.map(({ id }) => ({ kind: 'file-name', of: dealId, id, value: { name: 'a.pdf' } })));
  return {
    records: await storeOf(clock, dealAt('discuss-terms'), ...records),
    files,
    people,
    clock,
    policies: { at: () => Promise.resolve(policyWith()) },
    newId: contextOf(anna).newId,
    scanner: undefined,
    isTimeUp: () => false,
    ...more,
  };
}
const none = { received: 0, scanned: 0, unanswered: 0, forgotten: 0, failed: 0 };
const came = (n: number): Promise<void> => files.put(`files/${ids(n)}`, content);
const left = async ({ records }: Minding, n: number) => [
  (await records.get('file', ids(n)))?.state.name,
  (await files.read(`files/${ids(n)}`, 0, 1)) !== undefined,
  people.items.has(`file-name/${dealId}/${ids(n)}`),
];

beforeEach(() => {
  clock = new ToldClock();
  [files, people] = [new MemoryFiles(), new MemoryPeople(clock)];
});

describe('A file that is waited for', () => {
  it('and came unheard of is taken in after ten minutes', async () => {
    const stores = await storesOf([{}]);
    await came(0);
    clock.instant = new Date(Date.parse(minutes(10)) - 1).toISOString();
    expect(await mindFiles(stores)).toEqual(none);
    expect(await left(stores, 0)).toEqual(['waiting', true, true]);
    clock.instant = minutes(10);
    expect(await mindFiles(stores)).toEqual({ ...none, received: 1 });
    expect(await left(stores, 0)).toEqual(['unchecked', true, true]);
  });

  it('and never came is forgotten after a day, its name too', async () => {
    const stores = await storesOf([{}]);
    clock.instant = new Date(Date.parse(daysAfter(monday, 1)) - 1).toISOString();
    expect(await mindFiles(stores)).toEqual(none);
    expect(await left(stores, 0)).toEqual(['waiting', false, true]);
    clock.instant = daysAfter(monday, 1);
    expect(await mindFiles(stores)).toEqual({ ...none, forgotten: 1 });
    expect(await left(stores, 0)).toEqual([undefined, false, false]);
  });

  it('is taken in, and not forgotten, however late it is found', async () => {
    const stores = await storesOf([{}]);
    await came(0);
    clock.instant = daysAfter(monday, 9);
    expect(await mindFiles(stores)).toEqual({ ...none, received: 1 });
  });

  it('and looked through in the same run', async () => {
    const stores = await storesOf([{}], { scanner: clean });
    await came(0);
    clock.instant = minutes(10);
    expect(await mindFiles(stores)).toEqual({ ...none, received: 1, scanned: 1 });
    expect(await left(stores, 0)).toEqual(['clean', true, true]);
  });
});

describe('A file that is unchecked', () => {
  it('waits while the stage has no scanner, and is not even looked for', async () => {
    const stores = await storesOf([{ state: states.unchecked }]);
    const list = stores.records.list.bind(stores.records);
    const looked: string[] = [];
    stores.records.list = (listing, page) => {
      looked.push(listing.of);
      return list(listing, page);
    };
    expect(await mindFiles(stores)).toEqual(none);
    expect(looked).toEqual(['file/waiting', 'file/removed']);
  });

  it('is asked about until the scanner answers, and the run fails while it does not', async () => {
    const answers: Verdict[] = [{ name: 'unavailable', why: 'unreachable', detail: 'refused' }, { name: 'clean' }];
    const scanner: Scanner = { scan: () => Promise.resolve(answers.shift() ?? { name: 'clean' }) };
    const stores = await storesOf([{ state: states.unchecked }], { scanner });
    expect(await mindFiles(stores)).toEqual({ ...none, unanswered: 1, failed: 1 });
    expect((await left(stores, 0))[0]).toBe('unchecked');
    expect(await mindFiles(stores)).toEqual({ ...none, scanned: 1 });
    expect((await left(stores, 0))[0]).toBe('clean');
    expect(await mindFiles(stores)).toEqual(none);
  });

  it('that breaks off keeps no other from its turn', async () => {
    const scanner: Scanner = {
      scan: async (coming) => {
        let size = 0;
        for await (const { length } of coming) size += length; // the bytes of the first are gone
        return size === content.length ? { name: 'clean' } : { name: 'infected', signature: 'cut' };
      },
    };
    const stores = await storesOf([{ state: states.unchecked }, { state: states.unchecked }], { scanner });
    await came(1);
    expect(await mindFiles(stores)).toEqual({ ...none, scanned: 1, failed: 1 });
    expect([(await left(stores, 0))[0], (await left(stores, 1))[0]]).toEqual(['unchecked', 'clean']);
  });
});

describe('A file that was removed', () => {
  it('is forgotten when it can no longer be had back: bytes, name and record', async () => {
    const stores = await storesOf([{ state: states.removed }]);
    await came(0);
    clock.instant = new Date(Date.parse(daysAfter(monday, 30)) - 1).toISOString();
    expect(await mindFiles(stores)).toEqual(none);
    expect(await left(stores, 0)).toEqual(['removed', true, true]);
    clock.instant = daysAfter(monday, 30);
    const [by, commit] = [[] as unknown[], stores.records.commit.bind(stores.records)];
    stores.records.commit = (one) => {
      by.push(one.by);
      return commit(one);
    };
    expect(await mindFiles(stores)).toEqual({ ...none, forgotten: 1 });
    expect(await left(stores, 0)).toEqual([undefined, false, false]);
    expect(by).toEqual([{ kind: 'system', id: 'files' }]);
  });
});

describe('A run', () => {
  it('has nothing to do with files that are settled', async () => {
    const stores = await storesOf([{ state: states.clean }, { state: states.infected }, { state: states.refused }], {
      scanner: clean,
    });
    clock.instant = daysAfter(monday, 99);
    expect(await mindFiles(stores)).toEqual(none);
  });

  it.each<[string, readonly (SentFile['state'] | undefined)[], Scanner | undefined]>([
    ['gone', [undefined], clean],
    ['clean', [states.clean], clean],
    ['infected', [states.infected], clean],
    ['there, where nobody looks through it', [states.unchecked], undefined],
    ['looked through by somebody else', [states.unchecked, states.clean], clean],
  ])('has nothing to do with a file that is by now %s', async (_what, found, scanner) => {
    const stores = await storesOf([{}], { scanner });
    const [answers, get] = [[...found], stores.records.get.bind(stores.records)];
    stores.records.get = async (kind, id) => {
      const record = await get(kind, id);
      const state = answers.length > 1 ? answers.shift() : answers[0];
      return record && state && { ...record, state };
    };
    clock.instant = daysAfter(monday, 99);
    expect(await mindFiles(stores)).toEqual(none);
  });

  it('that has no more time leaves the rest to the next one', async () => {
    let looked = 0;
    const isTimeUp = (): boolean => (looked += 1) > 2;
    const three = [0, 1, 2].map(() => ({ state: states.unchecked }));
    const stores = await storesOf(three, { scanner: clean, isTimeUp });
    expect(await mindFiles(stores)).toEqual({ ...none, scanned: 2 });
    expect(await mindFiles({ ...stores, isTimeUp: () => false })).toEqual({ ...none, scanned: 1 });
  });
});
