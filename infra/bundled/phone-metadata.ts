import * as z from 'zod';

const Country = z.tuple([z.unknown(), z.unknown(), z.unknown(), z.unknown(), z.unknown()], z.unknown());
const countries = z.record(
  z.string(),
  Country.transform((country) => country.with(4, 0)), // the fifth holds the patterns numbers are printed with; the library reads 0 as none
);
const Metadata = z.looseObject({ countries, nonGeographic: countries });

/**
 * The metadata of phone numbers without the patterns they are printed with, 51 of 82 KB: numbers are read, compared and
 * dialled here, never printed.
 */
export const withoutPrinting = (metadata: unknown): z.infer<typeof Metadata> => Metadata.parse(metadata);
