import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  ExportedAudience,
  audienceId,
  changesBetween,
  inParts,
} from '../../../../shared/domain/audiences/exported-audience.ts';
import { csvOf, csvOfChanges } from '../../../../shared/domain/audiences/export-audience.ts';
import { formats, identifiersOf, leastOf, lineOf } from '../../../../shared/domain/audiences/platforms.ts';
import { idOf, monday } from '../../../support/domain/contexts.ts';
import { expectNeeded, expectNone, expectOneOf, expectWhole } from '../../../support/domain/shapes.ts';

const contacts = { name: 'Иван', phone: '+79995551111', email: 'Mail@Yandex.ru' };
const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

describe('A person in an audience', () => {
  it('is matched at Yandex by digits with the country code, and elsewhere by E.164; by an address in small letters', () => {
    expect(identifiersOf(contacts, 'yandex')).toEqual({ phone: '79995551111', email: 'mail@yandex.ru' });
    expect(identifiersOf(contacts, 'sha256')).toEqual({ phone: '+79995551111', email: 'mail@yandex.ru' });
  });

  it.each([
    '89995551111',
    '+7 999 555-11-11',
    '+0999555111',
    '+123456',
    '+1234567890123456',
    'x+79995551111',
    '+79995551111x',
  ])('is not matched by %s, which is no phone in E.164', (phone) => {
    expect(identifiersOf({ phone }, 'sha256')).toEqual({});
  });

  it('is not matched by what is no address', () => {
    expect(identifiersOf({ email: 'ivan at zavod' }, 'yandex')).toEqual({});
  });

  it('is one line, hashed, with nothing where nothing is known', () => {
    const [phone, email] = ['79995551111', 'mail@yandex.ru'].map(sha256) as [string, string]; // two of two
    expect(lineOf(contacts, 'yandex', sha256)).toBe(`${phone},${email}`);
    expect(lineOf({ phone: contacts.phone }, 'yandex', sha256)).toBe(`${phone},`);
    expect(lineOf({ email: contacts.email }, 'yandex', sha256)).toBe(`,${email}`);
    expect(lineOf({ name: 'Иван' }, 'yandex', sha256)).toBeUndefined();
  });
});

describe('A platform', () => {
  it('takes a hundred people at least', () => {
    expect(formats.map((format) => [format, leastOf(format)])).toEqual([
      ['yandex', 100],
      ['sha256', 100],
    ]);
  });

  it('takes a file with a line of names, and one of each person', () => {
    expect(csvOf(['a,b', 'c,'])).toBe('phone,email\r\na,b\r\nc,\r\n');
    expect(csvOfChanges({ added: ['a,b'], removed: ['c,'] })).toBe('change,phone,email\r\nadd,a,b\r\nremove,c,\r\n');
  });
});

describe('What changed of an audience', () => {
  const line = fc.constantFrom<string>('a', 'b', 'c', 'd', 'e');
  const lines = fc.uniqueArray(line);

  it('is who came and who left, and makes of the audience before the one that is', () => {
    fc.assert(
      fc.property(lines, lines, (before, now) => {
        const { added, removed } = changesBetween(before, now);
        expect(added.filter((one) => before.includes(one) || !now.includes(one))).toEqual([]);
        expect(removed.filter((one) => now.includes(one) || !before.includes(one))).toEqual([]);
        const after = [...before.filter((one) => !removed.includes(one)), ...added];
        expect(after.toSorted()).toEqual(now.toSorted());
      }),
    );
  });

  it('is in one order, whatever order it came in', () => {
    expect(changesBetween(['d', 'c', 'x'], ['x', 'b', 'a'])).toEqual({ added: ['a', 'b'], removed: ['c', 'd'] });
  });
});

describe('The lines of an export', () => {
  it('are kept in parts of 2,500, of which each fits into an item', () => {
    const fifty = Array.from({ length: 50_001 }, () => `${'f'.repeat(64)},${'f'.repeat(64)}`);
    const parts = inParts(fifty);
    expect(parts.map(({ length }) => length)).toEqual([...Array<number>(20).fill(2500), 1]);
    expect(parts.flat()).toEqual(fifty);
    expect(JSON.stringify(parts[0]).length).toBeLessThan(380_000);
    expect(inParts([])).toEqual([]);
  });
});

describe('The shape of an audience', () => {
  const exported = { at: monday, id: idOf(1), people: 120, parts: 1 };
  const shape = {
    schema: ExportedAudience,
    whole: {
      ...{ kind: 'audience', id: audienceId('time', 'yandex'), version: 1, basket: 'time', format: 'yandex' },
      last: exported,
      before: exported,
    },
  };

  it('is all of this and nothing more, and may have no export before the last', () => {
    expectWhole(shape);
    expectNeeded(shape, ['kind', 'id', 'version', 'basket', 'format', 'last']);
    expectOneOf(shape, 'basket', ['no-money', 'account', 'needs', 'time']);
    expectOneOf(shape, 'format', formats);
    expectNone(shape, 'version', [0, 1.5]);
    expectNone(shape, 'last.people', [-1, 1.5]);
    expectNone(shape, 'last.parts', [-1, 1.5]);
    expectNone(shape, 'last.at', ['2026-03-02']);
    expectNone(shape, 'last.id', ['first']);
  });

  it('has an id of its own for each basket and platform', () => {
    const ids = (['needs', 'time'] as const).flatMap((basket) => formats.map((format) => audienceId(basket, format)));
    expect(new Set(ids).size).toBe(4);
  });
});
