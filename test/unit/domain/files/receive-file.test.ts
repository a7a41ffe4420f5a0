import { beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryFiles } from '../../../../shared/adapters/memory/files.ts';
import { receive } from '../../../../functions/events/receive-file/handler.ts';
import type { SentFile } from '../../../../shared/domain/files/file.ts';
import { type Receiving, receiveFile, scanFile } from '../../../../shared/domain/files/receive-file.ts';
import type { Scanner, Verdict } from '../../../../shared/domain/files/scanner.ts';
import type { Journal } from '../../../../shared/domain/records/records.ts';
import { anna } from '../../../support/domain/actors.ts';
import { contextOf, idOf, policyWith } from '../../../support/domain/contexts.ts';
import { dealAt, dealId } from '../../../support/domain/deals.ts';
import { fileId, fileWith, states } from '../../../support/domain/files.ts';
import { storeOf, ToldClock } from '../../../support/domain/stores.ts';

const key = `files/${fileId}`;
const content = '%PDF-1.7\n...';
let files: MemoryFiles;
let stores: Receiving;
let journal: Pick<Journal, 'of'>;

const storesOf = async (file?: Partial<SentFile>, scanner?: Scanner): Promise<Receiving> => {
  const clock = new ToldClock();
  const store = await storeOf(clock, dealAt('discuss-terms'), ...(file ? [fileWith({ version: 1, ...file })] : []));
  journal = store;
  return {
    records: store,
    files,
    clock,
    policies: { at: () => Promise.resolve(policyWith()) },
    newId: contextOf(anna).newId,
    scanner,
  };
};
const saying = (verdict: Verdict, heard: string[] = []): Scanner => ({
  scan: async (coming) => {
    let text = '';
    for await (const bytes of coming) text += new TextDecoder().decode(bytes);
    heard.push(text);
    return verdict;
  },
});
const stateOf = async (): Promise<unknown> => (await stores.records.get('file', fileId))?.state.name;
const isThere = async (): Promise<boolean> => (await files.read(key, 0, 1)) !== undefined;
const told = async () => {
  const { items } = await journal.of({ id: dealId });
  return items.map(({ type, by }) => [type, by]);
};

beforeEach(async () => {
  files = new MemoryFiles();
  stores = await storesOf({});
});

describe('A file that came', () => {
  it('is taken in, in the name of whoever sent it', async () => {
    await files.put(key, content);
    expect(await receiveFile(key, stores)).toBe('unchecked');
    expect([await stateOf(), await isThere(), await told()]).toEqual([
      'unchecked',
      true,
      [['FileAdded', { kind: 'staff', id: anna.id }]],
    ]);
  });

  it('from a visitor is taken in in no name', async () => {
    stores = await storesOf({ by: { kind: 'public' } });
    await files.put(key, content);
    await receiveFile(key, stores);
    expect(await told()).toEqual([['FileAdded', { kind: 'public' }]]);
  });

  it('is deleted when it is not what was announced', async () => {
    await files.put(key, `${content} and more`);
    expect(await receiveFile(key, stores)).toBe('refused');
    expect([await stateOf(), await isThere()]).toEqual(['refused', false]);
  });

  it('twice is taken in once', async () => {
    await files.put(key, content);
    await receiveFile(key, stores);
    expect(await receiveFile(key, stores)).toBe('unchecked');
    expect([(await told()).length, await isThere()]).toEqual([1, true]);
  });

  it('is told by the last of 4096 bytes, and needs no more of them', async () => {
    const text = `${'x'.repeat(4096)}\0`;
    stores = await storesOf({ type: 'txt', size: text.length });
    await files.put(key, text);
    expect(await receiveFile(key, stores)).toBe('unchecked');
  });

  it.each(['infected', 'refused'] as const)('again after it was %s is deleted', async (name) => {
    stores = await storesOf({ state: states[name] });
    await files.put(key, content);
    expect(await receiveFile(key, stores)).toBe(name);
    expect(await isThere()).toBe(false);
  });

  it('after it was removed stays, so that it can be had back', async () => {
    stores = await storesOf({ state: states.removed });
    await files.put(key, content);
    expect([await receiveFile(key, stores), await isThere()]).toEqual(['removed', true]);
  });

  it('and nobody announced is deleted', async () => {
    stores = await storesOf();
    await files.put(key, content);
    expect([await receiveFile(key, stores), await isThere()]).toEqual([undefined, false]);
  });

  it('and is none of these is left alone', async () => {
    for (const other of [`imports/${fileId}.csv`, `files/${fileId}/x`, `xfiles/${fileId}`, 'files/x']) {
      await files.put(other, content);
      expect([await receiveFile(other, stores), await files.read(other, 0, 1)]).toEqual([undefined, expect.anything()]);
    }
  });

  it('and is gone again is still waited for', async () => {
    expect([await receiveFile(key, stores), await stateOf()]).toEqual(['waiting', 'waiting']);
  });
});

describe('A file that is looked through', () => {
  const scan = async (verdict: Verdict, file: Partial<SentFile> = { state: states.unchecked }, text = content) => {
    const heard: string[] = [];
    const scanner = saying(verdict, heard);
    stores = await storesOf(file, scanner);
    await files.put(key, text);
    return { verdict: await scanFile(fileId, scanner, stores), heard };
  };

  it('and found clean can be had', async () => {
    expect(await scan({ name: 'clean' })).toEqual({ verdict: { name: 'clean' }, heard: [content] });
    expect([await stateOf(), await isThere(), await told()]).toEqual([
      'clean',
      true,
      [['FileChecked', { kind: 'system', id: 'scanner' }]],
    ]);
  });

  it('and found infected is deleted', async () => {
    await scan({ name: 'infected', signature: 'Eicar' });
    expect([await stateOf(), await isThere()]).toEqual(['infected', false]);
  });

  it('by a scanner that does not answer stays unchecked', async () => {
    const verdict = { name: 'unavailable', why: 'broken', detail: 'it hung up' } as const;
    expect((await scan(verdict)).verdict).toEqual(verdict);
    expect([await stateOf(), await isThere(), await told()]).toEqual(['unchecked', true, []]);
  });

  it('is sent piece by piece, whole', async () => {
    const long = 'x'.repeat(4_000_001);
    const pieces: number[] = [];
    const scanner: Scanner = {
      scan: async (coming) => {
        for await (const { length } of coming) pieces.push(length);
        return { name: 'clean' };
      },
    };
    stores = await storesOf({ state: states.unchecked }, scanner);
    await files.put(key, long);
    await scanFile(fileId, scanner, stores);
    expect(pieces).toEqual([2_000_000, 2_000_000, 1]);
  });

  it('and is gone meanwhile is an error, and not clean', async () => {
    const scanner = saying({ name: 'clean' });
    stores = await storesOf({ state: states.unchecked }, scanner);
    await expect(scanFile(fileId, scanner, stores)).rejects.toThrow(`${key} is gone`);
    expect(await stateOf()).toBe('unchecked');
  });

  it.each(['waiting', 'clean', 'removed', 'infected', 'refused'] as const)('is none that is %s', async (name) => {
    expect(await scan({ name: 'clean' }, { state: states[name] })).toEqual({ verdict: undefined, heard: [] });
    expect(await scanFile(idOf(1), saying({ name: 'clean' }), stores)).toBeUndefined();
  });
});

describe('The function that a file calls', () => {
  const event = { detail: { object: { key } } };

  it('takes it in, and has it looked through where there is a scanner', async () => {
    await files.put(key, content);
    expect(await receive(event, stores)).toEqual({ state: 'unchecked' });
    stores = await storesOf({}, saying({ name: 'infected', signature: 'Eicar' }));
    expect(await receive(event, stores)).toEqual({ state: 'unchecked', verdict: 'infected' });
    expect(await stateOf()).toBe('infected');
  });

  it('says why the scanner did not answer', async () => {
    stores = await storesOf({}, saying({ name: 'unavailable', why: 'too-large', detail: 'too large' }));
    await files.put(key, content);
    expect(await receive(event, stores)).toEqual({ state: 'unchecked', verdict: 'too-large' });
  });

  it('asks nobody about what is none of these', async () => {
    stores = await storesOf({}, saying({ name: 'clean' }));
    expect(await receive({ detail: { object: { key: 'imports/a.csv' } } }, stores)).toEqual({});
  });
});
