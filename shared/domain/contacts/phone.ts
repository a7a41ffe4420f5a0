import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { present } from '../present.ts';

/** A phone as compared and dialled: E.164, its extension apart. */
export type Phone = { readonly e164: string; readonly extension?: string };

/** Reads a phone in any usual spelling; a number without a country code is of `country`. Nothing when it is no phone. */
export function normalisePhone(text: string, country: string): Phone | undefined {
  const parsed = parsePhoneNumberFromString(text.normalize('NFKC').slice(0, 60), {
    defaultCountry: country as CountryCode,
    extract: false,
  }); // an unknown country leaves only international spellings
  if (!parsed?.isValid()) return undefined;
  return { e164: parsed.number, ...present({ extension: parsed.ext }) };
}
