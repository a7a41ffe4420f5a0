/** Stands in for `libphonenumber-js/min` in the bundles, with metadata cut by `phone-metadata.ts` and read when it is first needed. */
import {
  type CountryCode,
  type MetadataJson,
  parsePhoneNumberFromString as parse,
  type PhoneNumber,
} from 'libphonenumber-js/core';
import bundled from 'libphonenumber-js/metadata.min';
import { lazily } from '../../shared/domain/lazily.ts';

const metadata = lazily(() => JSON.parse(bundled as unknown as string) as MetadataJson); // the bundles have it as text

export const parsePhoneNumberFromString = (
  text: string,
  options: { readonly defaultCountry: CountryCode; readonly extract: boolean },
): PhoneNumber | undefined => parse(text, options, metadata());
