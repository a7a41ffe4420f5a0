import { describe, expect, it } from '@jest/globals';
import { foundBy, type Searchable } from '../../../../shared/domain/search/found-by.ts';
import type { Contacts } from '../../../../shared/domain/people/people.ts';
import { idOf, monday } from '../../../support/domain/contexts.ts';
import { dealAt } from '../../../support/domain/deals.ts';
import { accountWith, leadAt, personWith } from '../../../support/domain/leads.ts';

const contacts: Contacts = { name: 'Иван Пробный', phone: '+74951234567', email: 'Ivan@Zavod.example' };
const termsOf = (record: Searchable, of?: Contacts) => {
  const found: Record<string, string[]> = {};
  for (const { field, text } of foundBy(record, of).terms) (found[field] ??= []).push(text);
  return found;
};

describe('A record is found by', () => {
  it('its company without legal form, its person, their phone from its end, and their address and its domain', () => {
    const lead = leadAt('mql', { id: idOf(0xabc1), company: 'ООО «АВВ Сервис»', taxId: '7707083893/770701001' });
    expect(foundBy(lead, contacts)).toEqual({
      kind: 'lead',
      id: idOf(0xabc1),
      version: lead.version,
      words: ' авв abb сервис иван пробный',
      terms: [
        { field: 'company', text: 'авв' },
        { field: 'company', text: 'abb' },
        { field: 'company', text: 'сервис' },
        { field: 'name', text: 'иван' },
        { field: 'name', text: 'пробный' },
        { field: 'phone', text: '76543215947' },
        { field: 'email', text: 'ivan@zavod.example' },
        { field: 'email', text: '@zavod.example' },
        { field: 'tax-id', text: '7707083893' },
        { field: 'id', text: '0000abc1' },
      ],
    });
  });

  it('the numbers of its order, quote and contract, whole and by their digits', () => {
    const deal = dealAt('agree-price', {
      company: 'Завод',
      order: { number: 'ЗК-0012/26', on: '2026-03-02' },
      contractNumber: 'Д 7',
      quote: {
        id: idOf(1),
        version: 2,
        number: 'КП № 0451',
        amount: { netMinor: 1, currency: 'RUB', vatPercent: 22 },
        sentOn: '2026-03-02',
      },
    });
    expect(termsOf(deal)['number']).toEqual(['ЗK1226', '12', '26', 'KП451', '451', 'Д7']);
  });

  it('what an account and a person have', () => {
    expect(termsOf(accountWith({ id: idOf(0xc1), company: 'Завод', taxId: '7707083893' }))).toEqual({
      company: ['завод'],
      'tax-id': ['7707083893'],
      id: ['000000c1'],
    });
    expect(termsOf(personWith(), { name: 'Ольга' })).toMatchObject({ name: ['ольга'] });
    expect(termsOf(personWith(), { name: 'Ольга' })).not.toHaveProperty('company');
    const { company: _, ...privately } = accountWith({});
    expect(termsOf(privately, { name: 'Ольга' })).toEqual({ name: ['ольга'], id: [expect.any(String)] });
  });

  it('the first tax id that was typed', () => {
    expect(termsOf(leadAt('new', { taxId: '7707083893, 500100732259' }))['tax-id']).toEqual(['7707083893']);
  });

  it('nothing, once it is a lead that was spam or merged into another; a merged account leads to its survivor', () => {
    const merged = {
      name: 'merged',
      from: 'mql',
      at: monday,
      by: { kind: 'system' },
      reason: 'x',
      into: idOf(9),
    } as const;
    for (const record of [leadAt('spam', { company: 'Завод' }), { ...leadAt('new'), stage: merged }])
      expect(foundBy(record, contacts)).toMatchObject({ terms: [], words: '' });
    const alias = accountWith({ mergedInto: idOf(9) });
    expect(foundBy(alias, contacts)).toEqual(foundBy(accountWith(), contacts));
  });

  it('nothing that is not there: a tax id that is none, a number without digits or of nothing but dashes, an empty name', () => {
    expect(termsOf(leadAt('new', { taxId: '12', company: '…' }), { name: '' })).toEqual({ id: [expect.any(String)] });
    expect(termsOf(dealAt('agree-price', { contractNumber: 'б/н' }))['number']).toEqual(['БH']);
    expect(termsOf(dealAt('agree-price', { contractNumber: '—' }))).toEqual({ id: [expect.any(String)] });
  });

  it('the first twelve words of a name that has more, none longer than a hundred letters', () => {
    const long = leadAt('new', { company: `${'ы'.repeat(150)} б г д ж з и й л п ф ц ч ш` });
    expect(termsOf(long)['company']).toEqual(['ы'.repeat(100), ...Array.from('бгджзийлпфц')]);
  });
});
