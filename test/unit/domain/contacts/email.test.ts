import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  companyDomain,
  emailDomain,
  isFreeMailDomain,
  normaliseEmail,
} from '../../../../shared/domain/contacts/email.ts';

describe('An e-mail address', () => {
  it.each([
    ['ivan@zavod.example', 'ivan@zavod.example'],
    ['  Ivan.Petrov@Zavod.EXAMPLE ', 'ivan.petrov@zavod.example'],
    ['mailto:ivan@zavod.example', 'ivan@zavod.example'],
    ['MAILTO:ivan@zavod.example', 'ivan@zavod.example'],
    ['<ivan@zavod.example>', 'ivan@zavod.example'],
    ['< ivan@zavod.example >', 'ivan@zavod.example'],
    [' mailto:ivan@zavod.example', 'ivan@zavod.example'],
    [' <ivan@zavod.example> ', 'ivan@zavod.example'],
    ['ivan@mail.2zavod.example', 'ivan@mail.2zavod.example'],
    ["o'brien+sales@mail-1.zavod.example", "o'brien+sales@mail-1.zavod.example"],
    ['info@завод.рф', 'info@xn--80aegj1b.xn--p1ai'],
    ['иван@завод.рф', 'иван@xn--80aegj1b.xn--p1ai'],
    [`${'a'.repeat(64)}@zavod.example`, `${'a'.repeat(64)}@zavod.example`],
    [`a@${'b'.repeat(63)}.example`, `a@${'b'.repeat(63)}.example`],
  ])('%s is compared as %s', (text, compared) => {
    expect(normaliseEmail(text)).toBe(compared);
  });

  it.each([
    '',
    'ivan',
    '@zavod.example',
    'ivan@',
    'ivan@zavod',
    'ivan@zavod.',
    'ivan@.example',
    'ivan@zavod..example',
    'ivan@-zavod.example',
    'ivan@zavod-.example',
    'ivan@zavod.1',
    'ivan@127.0.0.1',
    'ivan@10.0.0.10',
    'zavod.example',
    'ivanmailto:petrov@zavod.example',
    'ivan<petrov@zavod.example>',
    '<ivan@zavod.example>.ru',
    'ivan@zavod.example/path',
    'ivan@zavod.example:8080',
    'ivan@zavod example',
    '.ivan@zavod.example',
    'ivan.@zavod.example',
    'ivan..petrov@zavod.example',
    'ivan petrov@zavod.example',
    'ivan@petrov@zavod.example',
    'ivan,petrov@zavod.example',
    'ivan\u0007@zavod.example',
    `${'a'.repeat(65)}@zavod.example`,
    `a@${'b'.repeat(64)}.example`,
  ])('%j is none', (text) => {
    expect(normaliseEmail(text)).toBeUndefined();
  });

  it('has at most 254 characters', () => {
    const domain = `${`${'b'.repeat(60)}.`.repeat(3)}example`; // 190
    expect(normaliseEmail(`${'a'.repeat(63)}@${domain}`)).toHaveLength(254);
    expect(normaliseEmail(`${'a'.repeat(64)}@${domain}`)).toBeUndefined();
  });

  it('is the same in any case, and normalised twice as once', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        const once = normaliseEmail(address);
        expect(normaliseEmail(address.toUpperCase())).toBe(once);
        if (once !== undefined) expect(normaliseEmail(once)).toBe(once);
      }),
    );
  });

  it('is never read out of what breaks a header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(normaliseEmail(text) ?? 'a@b').toMatch(/^[^\s@<>]+@[^\s@<>]+$/u);
      }),
    );
  });

  it('tells its domain, and whether anybody may have a mailbox there', () => {
    expect(emailDomain('ivan@zavod.example')).toBe('zavod.example');
    for (const domain of ['mail.ru', 'yandex.ru', 'gmail.com', 'outlook.com', '126.com', 'proton.me', 'gmx.de'])
      expect(isFreeMailDomain(domain)).toBe(true);
    for (const domain of ['zavod.example', 'corp.mail.ru', 'ru', '']) expect(isFreeMailDomain(domain)).toBe(false);
  });

  it('tells of a company by a domain of its own', () => {
    expect(['ivan@zavod.example', 'ivan@mail.ru', undefined].map(companyDomain)).toEqual([
      'zavod.example',
      undefined,
      undefined,
    ]);
  });
});
