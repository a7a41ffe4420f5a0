import { describe, expect, it } from '@jest/globals';
import { MemoryFiles } from '../../../../shared/adapters/memory/files.ts';
import { MemoryPeople } from '../../../../shared/adapters/memory/people.ts';
import type { Files } from '../../../../shared/domain/files.ts';
import { Announced, expectFile, filesOn, sendFile, type Target } from '../../../../shared/domain/files/send-file.ts';
import { anna } from '../../../support/domain/actors.ts';
import { contextOf, idOf, monday, newIdOf } from '../../../support/domain/contexts.ts';
import { accepted, expectSound, refusalOf } from '../../../support/domain/decisions.ts';
import { dealAt, dealId } from '../../../support/domain/deals.ts';
import { by, fileWith, states } from '../../../support/domain/files.ts';
import { expectBounds, expectNeeded, expectNone, expectText, expectWhole } from '../../../support/domain/shapes.ts';
import { storeOf, ToldClock } from '../../../support/domain/stores.ts';

const card = dealAt('discuss-terms');
const sha256 = 'ab'.repeat(32);
const announced = { fileName: 'Чертёж.pdf', contentType: 'application/pdf', size: 1000 };
const target: Target = { subject: { kind: 'deal', id: dealId }, card, already: 99, mostBytes: 1000 };

describe('A file that is announced', () => {
  const decided = (more: object = {}, onto: Partial<Target> = {}) =>
    expectFile({ ...announced, ...more }, { ...target, ...onto }, contextOf(anna));

  it('is expected, and no more is known of it than its type and size', () => {
    const { file, plan } = accepted(decided({ sha256 }));
    expect(file).toEqual({
      kind: 'file',
      id: newIdOf(1),
      version: 1,
      subject: { kind: 'deal', id: dealId },
      card: { kind: 'deal', id: dealId },
      type: 'pdf',
      size: 1000,
      sha256,
      at: monday,
      by,
      state: { name: 'waiting' },
    });
    expect(plan).toEqual({ changes: [{ record: file, expected: 'new' }], claims: [], releases: [], facts: [] });
    expectSound(card, plan);
    expect(accepted(decided()).file).not.toHaveProperty('sha256');
  });

  it('on a quote belongs to its deal', () => {
    const subject = { kind: 'quote', id: idOf(0x601) } as const;
    expect(accepted(decided({}, { subject })).file).toMatchObject({ subject, card: { kind: 'deal', id: dealId } });
  });

  it('is refused for its type, its size, and where a hundred are already', () => {
    expect(refusalOf(decided({ fileName: 'a.exe' })).code).toBe('file-type-not-taken');
    expect(refusalOf(decided({ contentType: 'text/html' })).code).toBe('file-type-differs');
    expect(refusalOf(decided({ size: 1001 }))).toEqual({
      kind: 'rule',
      code: 'file-too-large',
      detail: 'it has 1001 bytes; 1000 are allowed',
    });
    expect(refusalOf(decided({}, { already: 100 }))).toEqual({
      kind: 'rule',
      code: 'too-many-files',
      detail: 'the deal has 100 files; 100 are allowed',
    });
  });
});

describe('An announcement', () => {
  const shape = { schema: Announced, whole: { ...announced, sha256 } };

  it('is a name, a size, and what the sender knows beside', () => {
    expectWhole(shape);
    expectNeeded(shape, ['fileName', 'size']);
    expect(Announced().parse({ fileName: 'a.pdf', size: 1 })).toEqual({ fileName: 'a.pdf', contentType: '', size: 1 });
    expectText(shape, 'fileName', 200);
    expectBounds(shape, 'contentType', { least: 0, most: 200 });
    expectNone(shape, 'size', [0, -1, 1.5, '1']);
    expectNone(shape, 'sha256', [
      'ab',
      'ab'.repeat(33),
      `${'ab'.repeat(31)}aB`,
      `${'ab'.repeat(31)}ag`,
      ` ${'ab'.repeat(32)}`,
    ]);
  });
});

describe('Sending a file', () => {
  it('keeps its name with what is personal, under the deal, and says where it goes', async () => {
    const clock = new ToldClock();
    const [records, people] = [await storeOf(clock, card), new MemoryPeople(clock)];
    const asked: unknown[] = [];
    const files: Pick<Files, 'upload'> = {
      upload: (...upload) => {
        asked.push(upload);
        return new MemoryFiles().upload(...upload);
      },
    };
    const sent = await sendFile({ ...announced, sha256 }, target, { records, people, files }, contextOf(anna));
    const id = newIdOf(1);
    expect(sent).toEqual({ id, uploadUrl: `memory:files/${id}`, headers: { 'content-type': 'application/pdf' } });
    expect(asked).toEqual([[`files/${id}`, { size: 1000, contentType: 'application/pdf', sha256 }]]);
    expect(await people.get('file-name', dealId, id)).toEqual({ name: 'Чертёж.pdf' });
    expect(await records.get('file', id)).toMatchObject({ id, state: { name: 'waiting' } });
    expect((await records.of({ id })).items).toEqual([]);
  });

  it('that is refused keeps nothing', async () => {
    const clock = new ToldClock();
    const [records, people, files] = [await storeOf(clock, card), new MemoryPeople(clock), new MemoryFiles()];
    const refused = sendFile({ ...announced, size: 1001 }, target, { records, people, files }, contextOf(anna));
    await expect(refused).rejects.toMatchObject({ details: { status: 422, code: 'file-too-large' } });
    expect(people.items.size).toBe(0);
  });
});

describe('The files on a record', () => {
  it('are counted while they are there or about to be', async () => {
    const all = Object.values(states).map((state, n) => fileWith({ id: idOf(n), version: 1, state }));
    const other = fileWith({ id: idOf(77), version: 1, subject: { kind: 'quote', id: idOf(0x601) } });
    const records = await storeOf(new ToldClock(), ...all, other);
    expect(await filesOn(dealId, records)).toBe(3);
    expect(await filesOn(idOf(0x601), records)).toBe(1);
    expect(await filesOn(idOf(0x602), records)).toBe(0);
    const asked: unknown[] = [];
    const list: typeof records.list = (...page) => {
      asked.push(page);
      return Promise.resolve({ items: [] });
    };
    await filesOn(dealId, { list });
    expect(asked).toEqual([[{ index: 'parent', of: dealId, kind: 'file' }, { limit: 1000 }]]);
  });
});
