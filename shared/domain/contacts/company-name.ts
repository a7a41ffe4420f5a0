import { wordsOf } from '../words.ts';

/** Legal forms that say nothing about which company it is. */
const legalForms: readonly string[] = [
  'общество с ограниченной ответственностью',
  'публичное акционерное общество',
  'закрытое акционерное общество',
  'открытое акционерное общество',
  'акционерное общество',
  'индивидуальный предприниматель',
  'ооо',
  'оао',
  'зао',
  'пао',
  'нао',
  'ао',
  'ип',
  'тоо',
  'одо',
  'чуп',
  'гуп',
  'муп',
  'фгуп',
  'llc',
  'ltd',
  'limited',
  'inc',
  'corp',
  'co',
  'gmbh',
  'ag',
  'kg',
  'sa',
  'sro',
  's r o',
  'bv',
  'plc',
  'oy',
  'ab',
  'spa',
  'srl',
];

const form = new RegExp(`(?<=^| )(?:${legalForms.join('|')})(?: |$)`, 'g');

/** A company's name as compared: without legal form, quotes, punctuation and case. A name that is only a form stays as it is. */
export function companyKey(name: string): string {
  const plain = wordsOf(name).join(' ');
  const bare = plain.replace(form, '').trim();
  return bare === '' ? plain : bare;
}
