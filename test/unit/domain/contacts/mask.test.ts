import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { looksLikeContact, maskContacts } from '../../../../shared/domain/contacts/mask.ts';

describe('Masking', () => {
  it.each([
    ['Call +7 (495) 123-45-67 please', 'Call ••• please'],
    ['8-800-555-35-35', '•••'],
    ['tel. 84951234567', 'tel. •••'],
    ['тел.84951234567', 'тел.•••'],
    ['＋７ ４９５ １２３ ４５ ６７', '•••'],
    ['495 123 45 67 or 495 765 43 21', '••• or •••'],
    ['(495)1234567', '•••'],
    ['495/123/45/67', '•••'],
    ['495‑123‑45‑67', '•••'],
    ['123-45-67', '•••'],
    ['мой телефон89161234567', 'мой телефон•••'],
    ['write to ivan@zavod.example, now', 'write to •••, now'],
    ['<ivan.petrov@mail.zavod.example>', '<•••>'],
    ['иван@завод.рф', '•••'],
    ['ivan@zavod.example +7 495 123-45-67', '••• •••'],
    ['+7 495 123 456 руб.', '••• руб.'],
  ])('%s becomes %s', (text, masked) => {
    expect(maskContacts(text)).toBe(masked);
    expect(looksLikeContact(text)).toBe(true);
  });

  it.each([
    '',
    'Frequency converter 7.5 kW, 12 pieces',
    'по 1 200 000 руб.',
    'до 45 000 000 ₽',
    '1 200 000 EUR or 1 300 000 €',
    '1 200 000 тыс',
    '1 200 000 $',
    '12 345 678 usd',
    'on 2026-03-02 at 10:00',
    '2026-03-02 12',
    'order AB-1234567',
    'GOST123-45-67',
    '123456',
    'ivan@zavod',
    '@zavod.example',
  ])('%s stays', (text) => {
    expect(maskContacts(text)).toBe(text);
    expect(looksLikeContact(text)).toBe(false);
  });

  it('hides in doubt: an amount of more than ten digits, or without its currency, may be a phone', () => {
    expect(maskContacts('84 951 234 567 руб.')).toBe('••• руб.');
    expect(maskContacts('1 200 000 pieces')).toBe('••• pieces');
    expect(maskContacts('AB-4951234567')).toBe('AB-•••');
    expect(maskContacts('AB-+1234567')).toBe('AB-•••');
  });

  it('leaves nothing to hide, of any Russian phone in any usual spelling', () => {
    const digits = fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: 10, maxLength: 10 })
      .map((all) => all.join(''));
    const spell = fc.constantFrom(
      (d: string) => `+7${d}`,
      (d: string) => `8${d}`,
      (d: string) => `8 (${d.slice(0, 3)}) ${d.slice(3, 6)}-${d.slice(6, 8)}-${d.slice(8)}`,
      (d: string) => `+7 ${d.slice(0, 3)} ${d.slice(3, 6)} ${d.slice(6, 8)} ${d.slice(8)}`,
      (d: string) => `8-${d.slice(0, 3)}-${d.slice(3)}`,
    );
    fc.assert(
      fc.property(digits, spell, (number, write) => {
        expect(maskContacts(`Call ${write(number)} today`)).toBe('Call ••• today');
      }),
    );
  });

  it('leaves nothing to hide, of any e-mail', () => {
    fc.assert(
      fc.property(fc.emailAddress({ size: 'small' }), (address) => {
        expect(maskContacts(`write to ${address} today`)).not.toContain('@');
      }),
    );
  });

  it('of what is masked changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        expect(maskContacts(maskContacts(text))).toBe(maskContacts(text));
      }),
    );
  });
});
