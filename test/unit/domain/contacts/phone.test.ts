import { describe, expect, it } from '@jest/globals';
import { normalisePhone } from '../../../../shared/domain/contacts/phone.ts';

describe('A phone', () => {
  it.each([
    ['+7 (495) 123-45-67', 'RU', { e164: '+74951234567' }],
    ['8 495 123 45 67', 'RU', { e164: '+74951234567' }],
    ['84951234567', 'RU', { e164: '+74951234567' }],
    ['495 123-45-67', 'RU', { e164: '+74951234567' }],
    ['＋７ ４９５ １２３ ４５ ６７', 'RU', { e164: '+74951234567' }],
    ['+7 495 123-45-67 доб. 12', 'RU', { e164: '+74951234567', extension: '12' }],
    ['+7 495 123-45-67 ext. 12', 'RU', { e164: '+74951234567', extension: '12' }],
    ['+49 30 901820', 'RU', { e164: '+4930901820' }],
    ['030 901820', 'DE', { e164: '+4930901820' }],
    ['+375 29 123-45-67', 'XX', { e164: '+375291234567' }],
  ])('%s written in %s is one phone', (text, country, phone) => {
    expect(normalisePhone(text, country)).toEqual(phone);
  });

  it.each([
    ['', 'RU'],
    ['call me', 'RU'],
    ['12', 'RU'],
    ['123 45 67', 'RU'],
    ['+7 495 123-45-67-89-10', 'RU'],
    ['call +7 495 123-45-67', 'RU'],
    ['030 901820', 'XX'],
    ['+7 495 123-45-67'.padStart(61), 'RU'],
  ])('%j written in %s is none', (text, country) => {
    expect(normalisePhone(text, country)).toBeUndefined();
  });

  it('is read from the first 60 characters, and is none when it goes on', () => {
    expect(normalisePhone(`+7 495 123-45${'-'.repeat(50)}67`, 'RU')).toBeUndefined();
    expect(normalisePhone('+7 495 123-45-67'.padEnd(200), 'RU')).toEqual({ e164: '+74951234567' });
  });
});
