/** Stands in for `libphonenumber-js/min` in the bundles, with metadata cut by `phone-metadata.ts`. */
import { type CountryCode, parsePhoneNumberFromString as parse, type PhoneNumber } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/metadata.min';

export const parsePhoneNumberFromString = (
  text: string,
  options: { readonly defaultCountry: CountryCode; readonly extract: boolean },
): PhoneNumber | undefined => parse(text, options, metadata);
