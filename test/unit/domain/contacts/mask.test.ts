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
    ['до 2026-05-01 89123456789', 'до 2026-05-01 •••'],
    ['2026-05-01/89123456789', '2026-05-01/•••'],
    ['89123456789 до 01.05.2026', '••• до 01.05.2026'],
    ['01.05.2026 – 10.05.2026, 495 123-45-67', '01.05.2026 – 10.05.2026, •••'],
    ['8_912_345_67_89', '•••'],
    ['8·912·345·67·89', '•••'],
    ['8•••912•••3456789', '•••'],
    ['8*912*3456789', '•••'],
    ['8~912~3456789', '•••'],
    ['8\\912\\3456789', '•••'],
    ['8−912−345−67−89', '•••'],
    ['8912\u200b345\u00ad67\u206089', '•••'],
    ['тел-1234567', 'тел-•••'],
    ['8.2012.05.01.23', '•••'],
    ['8-2012-05-01-23', '•••'],
    ['2026-05-018912', '•••'],
    ['2026-13-01', '•••'],
    ['+49 30 2012-05-01', '•••'],
    ['(030) 20.12.2012', '•••'],
    ['1 200 000 89123456789 ₽', '••• ₽'],
    ['89123456789 руб.', '••• руб.'],
    ['1 200 000 шт ₽', '••• шт ₽'],
    ['8912345 01.05.2026 руб.', '••• 01.05.2026 руб.'],
    ['Я 1234567', 'Я •••'],
    ['AB-1234 2026-05-01 1234567', 'AB-1234 2026-05-01 •••'],
    ['100%cotton, +7 495 123-45-67', '100%cotton, •••'],
    ['C:\\udata +7 495 123-45-67', 'C:\\udata •••'],
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
    'с 01.05.2026 по 10.05.2026',
    '2026-05-01/2026-05-10',
    '01.05.2026-10.05.2026',
    '15 01/05/2026',
    '12 шт. к 2026.05.01.',
    'по 1200000 руб.',
    '1 200 000,50 ₽',
    '1 200 000₽',
    '1 200 000 000 руб.',
    '01.05.2026 1 200 000 руб.',
    'AB-1234567 2026-05-01',
    '2026-05-01 100',
    'order AB-1234567',
    'заказ № 1234567',
    'заказ №1234567-1',
    'арт. 6ES7315-2EH14-0AB0',
    'ПЧ_1234567',
    'A1234567',
    'договор № 01.05.2026',
    'договор № 1234 01.05.2026',
    'AB-123 2026-05-01',
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

  it('leaves nothing of any phone, however it is written and whatever stands around it', () => {
    const digits = fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: 10, maxLength: 10 })
      .map((all) => all.join(''));
    const code = fc.constantFrom('', '8', '+7', '＋7', '7', '007');
    const groups = fc.constantFrom(
      [3, 3, 2, 2],
      [3, 3, 4],
      [3, 7],
      [3, 2, 2, 3],
      [4, 2, 2, 2],
      [10],
      Array<number>(10).fill(1),
    );
    const gap = fc.oneof(
      fc.constantFrom(
        '',
        ' ',
        '-',
        ' - ',
        '.',
        '_',
        '·',
        '•',
        '*',
        '/',
        '\\',
        '–',
        '−',
        '~',
        '\u00a0',
        '\u200b',
        ') (',
      ),
      fc
        .array(fc.constantFrom(' ', '\t', '(', ')', '.', '-', '_', '·', '•', '*', '/'), { maxLength: 3 })
        .map((all) => all.join('')),
    );
    const phone = fc.tuple(digits, code, groups, gap).map(([all, first, sizes, between]) => {
      const cut = sizes.map((size, n) => {
        const start = sizes.slice(0, n).reduce((sum, each) => sum + each, 0);
        return all.slice(start, start + size);
      });
      return [...(first === '' ? [] : [first]), ...cut].join(between);
    });
    const two = (n: number) => String(n).padStart(2, '0');
    const date = fc
      .tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1990, max: 2060 }))
      .chain(([day, month, year]) => {
        const iso = [String(year), two(month), two(day)];
        return fc.constantFrom(iso.join('-'), iso.join('/'), iso.toReversed().join('.'), iso.toReversed().join('-'));
      });
    const letters = fc.string({
      unit: fc.constantFrom('a', 'Z', 'ж', 'Ы', ' ', ',', '!', ';', '\n', '№', '5x'),
      maxLength: 12,
    });
    const text = fc.oneof(
      letters,
      fc.constantFrom('привод 7,5 кВт', 'бюджет 1 200 000 руб.', 'по 900 €', 'AB-1234567'),
    );
    const before = fc.oneof(
      fc.tuple(text, fc.constantFrom(': ', ', тел.', ' ж')),
      fc.tuple(text, fc.constant(' ж '), date, fc.constantFrom(' ', '\n', ' / ')),
    );
    const after = fc.oneof(
      fc.constantFrom([''], [')'], ['\n+7 КПП'], [' руб. нет']),
      fc.tuple(fc.constantFrom(', ', ' ж', '; '), text),
      fc.tuple(fc.constant(' '), date, fc.constant(' ж'), text),
    );
    fc.assert(
      fc.property(before, phone, after, (start, number, end) => {
        const masked = maskContacts([...start, number, ...end].join(''));
        expect(masked).toBe([...start, '•••', ...end].join(''));
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves nothing to hide, of any e-mail', () => {
    fc.assert(
      fc.property(fc.emailAddress({ size: 'small' }), (address) => {
        expect(maskContacts(`write to ${address} today`)).not.toContain('@');
      }),
      { numRuns: 1000 },
    );
  });

  it('of what is masked changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        expect(maskContacts(maskContacts(text))).toBe(maskContacts(text));
      }),
    );
  });

  it.each([
    ['email=anna%40example.com&phone=%2B7+%28495%29+123-45-67', '•••&phone= •••'],
    ['https://x.example/?e=shy%40company.example', 'https:•••'],
    ['https://x.example/?e=shy%2540company.example', 'https:•••'],
    ['{"e":"a\\u0040b.example"}', '{"e":"•••"}'],
    ['https://x.example/?q=100%25&sort=%D0%B0', 'https://x.example/?q=100%25&sort=%D0%B0'],
    ['%FF%40', '%FF%40'],
    ['%FF, write to ivan%40zavod.example', '%FF, write to •••'],
    ['%D0%B8%D0%B2%D0%B0%D0%BD%40%D0%B7%D0%B0%D0%B2%D0%BE%D0%B4.%D1%80%D1%84', '•••'],
    ['write to %0a@zavod.example', 'write to •••'],
    ['%0a@zavod.example or b%40zavod.example', '•••'],
  ])('reads escapes: %s', (text, masked) => {
    expect(maskContacts(text)).toBe(masked);
  });
});
