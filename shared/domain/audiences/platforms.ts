/**
 * The advertising platforms an audience goes to: what they match people by, and how few they take.
 *
 * Yandex Audience takes phones as digits with the country code, addresses in small letters, at least 100 entries, and since
 * January 2025 no new MD5 but SHA-256 (yandex.com/support/audience, "File requirements"). Google and Meta take SHA-256 of
 * phones in E.164 and of addresses in small letters.
 */
import { normaliseEmail } from '../contacts/email.ts';
import type { Contacts } from '../people/people.ts';
import { present } from '../present.ts';

const digits = (e164: string): string => e164.slice(1);
const asItIs = (e164: string): string => e164;

const platforms = {
  yandex: { least: 100, phone: digits },
  sha256: { least: 100, phone: asItIs },
} as const satisfies Record<string, { least: number; phone: (e164: string) => string }>;

export type Format = keyof typeof platforms;
export const formats = Object.keys(platforms) as Format[]; // Object.keys forgets the key type

/** With fewer a platform refuses the audience: one could tell who is in it. */
export const leastOf = (format: Format): number => platforms[format].least;

/** What a person is matched by, as it is hashed. A phone that is none in E.164 is matched by nobody. */
export function identifiersOf(
  { phone, email }: Contacts,
  format: Format,
): { readonly phone?: string; readonly email?: string } {
  const e164 = phone !== undefined && /^\+[1-9]\d{6,14}$/.test(phone) ? phone : undefined;
  return present({
    phone: e164 === undefined ? undefined : platforms[format].phone(e164),
    email: email === undefined ? undefined : normaliseEmail(email),
  });
}

/** SHA-256 of a text in UTF-8, hexadecimal: what platforms compare with their own, and so without a key. */
export type Digest = (text: string) => string;

/** The one line of a person in a file, `phone,email`, each hashed; nothing for who can be matched by nothing. */
export function lineOf(contacts: Contacts, format: Format, digest: Digest): string | undefined {
  const { phone, email } = identifiersOf(contacts, format);
  if (phone === undefined && email === undefined) return undefined;
  return [phone, email].map((text) => (text === undefined ? '' : digest(text))).join(',');
}
