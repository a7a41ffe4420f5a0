import { describe, expect, it } from '@jest/globals';
import { errorsKey, fileKey, Import, importOfKey } from '../../../../shared/domain/imports/import.ts';
import { NewImport, openImport, undoImport } from '../../../../shared/domain/imports/open-import.ts';
import { operator } from '../../../support/domain/actors.ts';
import { contextOf, idOf, monday, newIdOf } from '../../../support/domain/contexts.ts';
import { accepted, factsOf, nothing, recordsOf, refusalOf } from '../../../support/domain/decisions.ts';

const asked = { kind: 'accounts', fileName: 'file.csv', dryRun: false } as const;
const opened = (fields: Partial<NewImport> = {}): Import =>
  accepted(openImport({ ...asked, ...fields }, contextOf(operator))).opened;

describe('An import', () => {
  it('is opened, and waits for its file', () => {
    const { opened: record, plan } = accepted(
      openImport({ ...asked, mapping: { company: 'Фирма' } }, contextOf(operator)),
    );
    expect(record).toEqual({
      kind: 'import',
      id: newIdOf(1),
      version: 1,
      of: 'accounts',
      fileName: 'file.csv',
      mapping: { company: 'Фирма' },
      dryRun: false,
      by: { kind: 'staff', id: operator.id },
      openedAt: monday,
      state: { name: 'waiting' },
      cursor: { byte: 0, row: 1, tries: 0 },
      rows: { imported: 0, unchanged: 0, rejected: 0 },
      rejectedByPart: [],
    });
    expect(Import.parse(record)).toEqual(record);
    expect(recordsOf('import', plan)).toEqual([record]);
    expect(factsOf(plan)).toEqual([{ type: 'ImportOpened', data: { of: 'accounts', dryRun: false } }]);
    expect(opened()).not.toHaveProperty('mapping');
    expect(opened({ mapping: 'bitrix24' })).toMatchObject({ mapping: 'bitrix24' });
  });

  it('has columns for fields there are', () => {
    const mapping = { company: 'Фирма', colour: 'Цвет' };
    expect(refusalOf(openImport({ ...asked, mapping }, contextOf(operator)))).toEqual({
      kind: 'rule',
      code: 'field-unknown',
      detail:
        'accounts have no field colour; they have company, taxId, segment, region, owner, name, lastName, firstName, middleName, email, phone, mobile',
    });
  });

  it('is asked for with what it holds and the name of its file', () => {
    expect(NewImport.parse({ kind: 'persons', fileName: ' people.csv ' })).toEqual({
      kind: 'persons',
      fileName: 'people.csv',
      dryRun: false,
    });
    for (const wrong of [
      { fileName: 'a.csv' },
      { kind: 'dreams', fileName: 'a.csv' },
      { kind: 'persons', fileName: ' ' },
      { kind: 'persons', fileName: 'x'.repeat(201) },
      { kind: 'persons', fileName: 'a.csv', more: 1 },
    ])
      expect(NewImport.safeParse(wrong).success).toBe(false);
  });

  it('is named by its file, and its file by it', () => {
    const id = idOf(0x1af);
    expect(importOfKey(fileKey(id))).toBe(id);
    expect(fileKey(id)).toBe(`imports/${id}.csv`);
    for (const key of [
      `imports/${id}.csv.gz`,
      `x/imports/${id}.csv`,
      `imports/${id}`,
      'imports/.csv',
      `imports/${id}a.csv`,
    ])
      expect(importOfKey(key)).toBeUndefined();
    expect(errorsKey(id, 12)).toBe(`import-errors/${id}/000012`);
  });
});

describe('To undo an import', () => {
  it('its rows are gone through once more from the first', () => {
    const before: Import = {
      ...opened(),
      version: 5,
      state: { name: 'done', at: monday },
      format: { delimiter: ';', columns: ['company'] },
      cursor: { byte: 99, row: 7, tries: 0 },
    };
    const { record, plan } = accepted(undoImport(before));
    const { format: _, ...rest } = before;
    expect(record).toEqual({
      ...rest,
      version: 6,
      state: { name: 'undoing', pass: 'rows' },
      cursor: { byte: 0, row: 1, tries: 0 },
    });
    expect(plan).toEqual({ ...nothing, changes: [{ record, expected: 5 }] });
  });

  it('it has kept something', () => {
    const dry: Import = { ...opened({ dryRun: true }), state: { name: 'done', at: monday } };
    expect(refusalOf(undoImport(dry))).toMatchObject({ code: 'nothing-kept', detail: 'a dry run kept nothing' });
    expect(refusalOf(undoImport(opened()))).toMatchObject({
      code: 'nothing-imported',
      detail: 'its file has not come yet',
    });
  });
});
