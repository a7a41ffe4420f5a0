import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { parseTaxId, taxIdKey } from '../../../../shared/domain/contacts/tax-id.ts';

const problemOf = (text: string) => {
  const parsed = parseTaxId(text);
  return parsed.ok ? undefined : parsed.problem;
};

/** Check digits by the order of the tax service, written out once more: each weight by hand. */
const weighted = (digits: readonly number[], weights: readonly number[]) =>
  (weights.map((weight, n) => weight * (digits[n] ?? 0)).reduce((sum, product) => sum + product) % 11) % 10;
const withCompanyCheck = (nine: readonly number[]) => [...nine, weighted(nine, [2, 4, 10, 3, 5, 9, 4, 6, 8])].join('');
function withPersonChecks(ten: readonly number[]) {
  const eleven = [...ten, weighted(ten, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8])];
  return [...eleven, weighted(eleven, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8])].join('');
}

const digitsOf = (length: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length });
const someOf = (length: number) => digitsOf(length).filter((digits) => digits.some((digit) => digit !== 0));
const inn = fc.oneof(someOf(9).map(withCompanyCheck), someOf(10).map(withPersonChecks));

describe('A tax id', () => {
  it.each([
    ['7707083893', { inn: '7707083893', kind: 'company' }],
    ['500100732259', { inn: '500100732259', kind: 'person' }],
    ['7707083893/773601001', { inn: '7707083893', kind: 'company', kpp: '773601001' }],
    ['7707083893 773601001', { inn: '7707083893', kind: 'company', kpp: '773601001' }],
    ['ИНН 7707083893, КПП 773601001', { inn: '7707083893', kind: 'company', kpp: '773601001' }],
    ['inn:7707083893; kpp:7736ab001', { inn: '7707083893', kind: 'company', kpp: '7736AB001' }],
    ['ИНН7707083893КПП773601001', { inn: '7707083893', kind: 'company', kpp: '773601001' }],
    ['  7707083893\\773601001 ', { inn: '7707083893', kind: 'company', kpp: '773601001' }],
  ])('%s is read', (text, taxId) => {
    expect(parseTaxId(text)).toEqual({ ok: true, taxId });
  });

  it.each([
    ['', 'not-digits'],
    ['завод', 'not-digits'],
    ['77070838a3', 'not-digits'],
    ['a7707083893', 'not-digits'],
    ['7707083893a', 'not-digits'],
    ['770708389', 'wrong-length'],
    ['77070838931', 'wrong-length'],
    ['0000000000', 'zeros-only'],
    ['000000000000/773601001', 'zeros-only'],
    ['00000000000', 'wrong-length'],
    ['7707083894', 'wrong-checksum'],
    ['500100732258', 'wrong-checksum'],
    ['500100732269', 'wrong-checksum'],
    ['7707083893/77360100', 'kpp-malformed'],
    ['7707083893/7736010011', 'kpp-malformed'],
    ['7707083893/X73601001', 'kpp-malformed'],
    ['7707083893/773601001/1', 'kpp-malformed'],
  ])('%s is refused as %s', (text, problem) => {
    expect(problemOf(text)).toBe(problem);
  });

  it('passes with its check digits', () => {
    fc.assert(
      fc.property(inn, (text) => {
        expect(parseTaxId(text)).toEqual({
          ok: true,
          taxId: { inn: text, kind: text.length === 10 ? 'company' : 'person' },
        });
      }),
    );
  });

  it('of a company is refused with any other last digit', () => {
    fc.assert(
      fc.property(digitsOf(9).map(withCompanyCheck), fc.integer({ min: 1, max: 9 }), (text, more) => {
        const wrong = `${text.slice(0, -1)}${String((Number(text.at(-1)) + more) % 10)}`;
        expect(problemOf(wrong)).toBe('wrong-checksum');
      }),
    );
  });

  it('is compared with its KPP when it has one', () => {
    expect(taxIdKey({ inn: '7707083893' })).toBe('7707083893');
    expect(taxIdKey({ inn: '7707083893', kpp: '773601001' })).toBe('7707083893+773601001');
  });
});
