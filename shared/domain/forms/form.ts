/** A form that the plant’s sites show: what it asks, what the visitor may agree to, and what comes after. */
import * as z from 'zod';
import { lazily } from '../lazily.ts';
import { Id, Title } from '../settings/entries.ts';

/** What a form may ask; the same names as a request has. */
export const formFields = ['name', 'company', 'email', 'phone', 'product', 'region', 'taxId', 'message'] as const;
export type FormField = (typeof formFields)[number];

const Words = (max: number) => z.strictObject({ en: z.string().min(1).max(max), ru: z.string().min(1).max(max) });

/** A page, and nothing that a browser would run: it is gone to on a site of the plant. */
const Address = lazily(() => z.url({ protocol: /^https?$/ }).max(500));

/** One purpose each: agreeing to one thing is not agreeing to another. */
const Consent = lazily(() =>
  z.strictObject({
    purpose: z.string().regex(/^[a-z][a-z-]{0,49}$/, 'small Latin letters and hyphens, at most 50'),
    /** Which text it was that somebody agreed to: changed with the text. */
    textVersion: z.string().min(1).max(50),
    text: Words(1000),
    /** Where the whole text is. */
    url: Address().optional(),
    /** Without it the request is not taken: for what has to be processed to answer it. @default - may be left out */
    required: z.boolean().optional(),
  }),
);

export const Form = lazily(() =>
  z
    .strictObject({
      id: Id,
      title: Title,
      /** Where its requests count as coming from: one of the setting `sources`. */
      source: z.string().max(50),
      fields: z
        .array(z.strictObject({ name: z.enum(formFields), required: z.boolean() }))
        .min(1)
        .refine(
          (fields) => new Set(fields.map(({ name }) => name)).size === fields.length,
          'a field stands there twice',
        ),
      consents: z
        .array(Consent())
        .max(5)
        .refine(
          (all) => new Set(all.map(({ purpose }) => purpose)).size === all.length,
          'a purpose stands there twice',
        ),
      submit: Words(60),
      thanks: Words(500),
      /** Where a visitor goes on to, instead of being thanked. */
      redirectUrl: Address().optional(),
    })
    .refine(
      ({ fields }) => fields.some(({ name }) => name === 'email' || name === 'phone'),
      'it must ask for an e-mail or a phone',
    ),
);
export type Form = z.infer<ReturnType<typeof Form>>;
