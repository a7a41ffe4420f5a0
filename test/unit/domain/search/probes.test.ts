import { describe, expect, it } from '@jest/globals';
import { probesOf } from '../../../../shared/domain/search/probes.ts';

const shown = (typed: string): string[] =>
  probesOf(typed, 'RU').map(({ shelf, text, also }) => [shelf, text, ...also].join(' '));

describe('What is typed is looked up', () => {
  it.each([
    ['a company, without its legal form', 'ООО «Ромашка»', ['word ромашка']],
    ['by the longest word, with the others beside it', 'ао иван петровский', ['word петровский иван']],
    ['a name that may be Latin, both ways', 'АВВ', ['word авв', 'word abb']],
    ['two letters, as a whole word', 'ян', ['word ян']],
    ['an address', ' Ivan@Zavod.example ', ['email ivan@zavod.example']],
    ['a domain', '@zavod', ['email @zavod']],
    ['the beginning of an address', 'ivan.p', ['email ivan.p', 'word ivan p']],
    ['three characters of an address', '@za', ['email @za']],
    [
      'the last four digits of a phone',
      '4567',
      ['email 4567', 'word 4567', 'phone 7654', 'tax-id 4567', 'number 4567'],
    ],
    [
      'the end of a phone as people say it',
      '123-45-67',
      ['email 123-45-67', 'word 123 45 67', 'phone 7654321', 'tax-id 1234567', 'number 1234567', 'id 1234567'],
    ],
    [
      'a whole phone, in any spelling',
      '8 (495) 123-45-67',
      ['word 495 123 45 67 8', 'phone 76543215947', 'tax-id 84951234567', 'number 84951234567'],
    ],
    [
      'a phone of eleven digits by the last ten, whatever its country',
      '02345678901',
      [
        'email 02345678901',
        'word 02345678901',
        'phone 1098765432',
        'tax-id 02345678901',
        'number 2345678901',
        'id 45678901',
      ],
    ],
    [
      'a person’s tax id, which is no phone, whatever stands behind it',
      '500100732259/770701001',
      ['word 500100732259 770701001', 'tax-id 500100732259', 'number 500100732259770701001'],
    ],
    [
      'a company’s tax id, whatever stands behind it',
      '7707083893/770701001',
      ['word 7707083893 770701001', 'tax-id 7707083893', 'number 7707083893770701001'],
    ],
    [
      'a tax id with a space behind it',
      '7707083893 770701001',
      ['word 7707083893 770701001', 'tax-id 7707083893', 'number 7707083893770701001'],
    ],
    ['a tax id among words', 'ИНН 7707083893 КПП 770701001', expect.arrayContaining(['tax-id 7707083893'])],
    [
      'a phone of another country',
      '+49 30 1234567',
      ['word 1234567 49 30', 'phone 76543210394', 'tax-id 49301234567', 'number 49301234567'],
    ],
    ['an order number, whatever the alphabet, the dashes and the zeros', 'АВ – 007', ['word 007 ав', 'number AB7']],
    ['two digits of a number', '12', ['word 12', 'number 12']],
    ['six digits of an id', 'ab1234', ['email ab1234', 'word ab1234', 'number AB1234', 'id ab1234']],
    ['the end of an id', '0000ABC1', ['email 0000abc1', 'word 0000abc1', 'number 0ABC1', 'id 0000abc1']],
    ['a whole id', '00000000-0000-7000-8000-00000000abc1', expect.arrayContaining(['id 0000abc1'])],
  ])('%s', (_, typed, expected) => {
    expect(shown(typed)).toEqual(expected);
  });

  it.each(['', ' ', 'я', '"', '1', '@z'])('not at all when it is as short as «%s»', (typed) => {
    expect(shown(typed)).toEqual([]);
  });

  it('up to six words and two hundred letters', () => {
    expect(shown('а1 б2 в3 г4 д5 е6 ж7')).toContain('word а1 б2 в3 г4 д5 е6');
    expect(shown('я'.repeat(300))).toEqual([`word ${'я'.repeat(200)}`]);
  });
});
