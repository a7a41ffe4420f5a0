import { describe, expect, it } from '@jest/globals';
import { fileFacts } from '../../../../shared/domain/files/facts.ts';
import { fileEndings } from '../../../../shared/domain/files/endings.ts';
import { fileOfKey, type FileState, keyOf, SentFile } from '../../../../shared/domain/files/file.ts';
import { fileLimits } from '../../../../shared/domain/files/limits.ts';
import { placesOf } from '../../../../shared/domain/records/index-keys.ts';
import { idOf, monday } from '../../../support/domain/contexts.ts';
import { dealId } from '../../../support/domain/deals.ts';
import { fileId, fileWith, states } from '../../../support/domain/files.ts';
import { expectNeeded, expectNone, expectOneOf, expectWhole } from '../../../support/domain/shapes.ts';

const names = Object.keys(states) as FileState['name'][]; // Object.keys forgets the key type
const shapeAt = (state: FileState) => ({ schema: SentFile, whole: fileWith({ sha256: 'ab'.repeat(32), state }) });

describe('A file', () => {
  it.each(names)('that is %s is all of this and nothing more', (name) => {
    expectWhole(shapeAt(states[name]));
  });

  it('may be without a checksum, and without nothing else', () => {
    expectNeeded(shapeAt(states.waiting), [
      ...['kind', 'id', 'version', 'subject', 'card', 'type', 'size', 'at', 'by', 'state'],
    ]);
  });

  it.each([
    ['kind', ['file']],
    ['subject.kind', ['lead', 'deal', 'quote']],
    ['card.kind', ['lead', 'deal']],
    ['type', [...fileEndings]],
  ])('has for its %s one of %j', (path, values) => {
    expectOneOf(shapeAt(states.waiting), path, values);
  });

  it.each([
    ['id', ['x']],
    ['version', [0, 1.5]],
    ['subject.id', ['x']],
    ['card.id', ['x']],
    ['size', [0, 1.5]],
    ['at', ['2026-03-02']],
    ['sha256', ['ab', 'AB'.repeat(32), 'ab'.repeat(33)]],
  ])('has for its %s none of %j', (path, values) => {
    expectNone(shapeAt(states.waiting), path, values);
  });

  it.each([
    ['unchecked', 'arrivedAt'],
    ['clean', 'arrivedAt'],
    ['clean', 'checkedAt'],
    ['infected', 'at'],
    ['refused', 'at'],
    ['removed', 'at'],
  ] as const)('that is %s has an instant for its %s', (name, field) => {
    expectNone(shapeAt(states[name]), `state.${field}`, ['2026-03-02', undefined]);
  });

  it('was refused for its size or its type, and is had back as it was', () => {
    expectOneOf(shapeAt(states.refused), 'state.why', ['size', 'type']);
    expectNone(shapeAt(states.removed), 'state.was', [states.waiting, states.infected, states.refused, states.removed]);
    expect(SentFile().parse(fileWith({ state: { ...states.removed, was: states.unchecked } }))).toBeDefined();
  });

  it('has its bytes under a key that names it', () => {
    expect(keyOf({ id: fileId })).toBe(`files/${fileId}`);
    expect(fileOfKey(`files/${fileId}`)).toBe(fileId);
    for (const other of [
      `files/${fileId}x`,
      `xfiles/${fileId}`,
      `files/${fileId.slice(1)}`,
      `files/${fileId.replace('0', 'g')}`,
    ])
      expect(fileOfKey(other)).toBeUndefined();
  });
});

describe('A file in the lists', () => {
  it('stands under what it hangs on, and apart while something is left to do with it', () => {
    const parent = { of: dealId, sort: `file/${monday}/${fileId}` };
    const places = names.map((name) => placesOf(fileWith({ state: states[name] })));
    const board = (name: string) => ({ of: `file/${name}`, sort: `${monday}/${fileId}` });
    expect(places).toEqual([
      { card: { stage: 'waiting' }, parent, board: board('waiting') },
      { card: { stage: 'unchecked' }, parent, board: board('unchecked') },
      { card: { stage: 'clean' }, parent },
      { card: { stage: 'infected' }, parent },
      { card: { stage: 'refused' }, parent },
      { card: { stage: 'removed' }, parent, board: board('removed') },
    ]);
    const onQuote = fileWith({ subject: { kind: 'quote', id: idOf(0x601) } });
    expect(placesOf(onQuote).parent?.of).toBe(idOf(0x601));
  });
});

describe('The facts of files', () => {
  const file = { type: 'pdf', size: 12, on: { kind: 'quote', id: idOf(0x601) } };
  const wholes = {
    FileAdded: file,
    FileRefused: { ...file, why: 'type' },
    FileChecked: { ...file, verdict: 'infected', signature: 'Eicar' },
    FileRemoved: file,
    FileRestored: file,
  };

  it.each(Object.entries(wholes))('%s is all of this and nothing more', (type, whole) => {
    const schema = fileFacts[type as keyof typeof fileFacts].data; // a key of the table
    expectWhole({ schema, whole });
    expectNeeded(
      { schema, whole },
      Object.keys(whole).filter((name) => !['on', 'signature'].includes(name)),
    );
    expectNone({ schema, whole }, 'size', [0, 1.5]);
    expectOneOf({ schema, whole }, 'type', [...fileEndings]);
  });

  it('tell one of these', () => {
    expectOneOf({ schema: fileFacts.FileRefused.data, whole: wholes.FileRefused }, 'why', ['size', 'type']);
    expectOneOf({ schema: fileFacts.FileChecked.data, whole: wholes.FileChecked }, 'verdict', ['clean', 'infected']);
    expect(Object.keys(fileFacts)).toEqual(Object.keys(wholes));
  });
});

it('the limits of files are these', () => {
  expect(fileLimits).toEqual({
    bytes: 50_000_000,
    bytesFromForm: 20_000_000,
    ofRecord: 100,
    fromFormInHour: 5,
    restoreDays: 30,
  });
});
