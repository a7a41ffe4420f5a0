/** A request as it comes from a form or a connector, before anything is decided about it. */
import * as z from 'zod';
import { Utm } from './lead.ts';
import { lazily } from '../lazily.ts';
import { saidIfAny } from '../said-text.ts';

const noControls = (text: string): boolean => !/\p{Cc}/u.test(text);
const noControlsButBreaks = (text: string): boolean => !/[^\P{Cc}\r\n\t]/u.test(text);
const word = z.string().trim().min(1).max(50).refine(noControls, 'control characters are not allowed');

const line = (max: number) => saidIfAny(max, noControls);

/** Unknown fields are dropped. Either an e-mail or a phone is needed; which of them can be used is told by normalising. */
export const SubmittedLead = lazily(() =>
  z
    .object({
      name: line(200),
      company: line(200),
      email: line(300),
      phone: line(60),
      message: saidIfAny(8000, noControlsButBreaks),
      product: line(200),
      productGroup: line(50),
      segment: line(50),
      region: line(100),
      taxId: line(30),
      utm: z
        .object(
          Object.fromEntries(Object.keys(Utm().shape).map((name) => [name, line(200)])) as Record<
            keyof Utm,
            ReturnType<typeof line>
          >,
        )
        .optional(), // Object.fromEntries forgets the keys
      referrer: line(1000),
      page: line(1000),
      consents: z
        .array(z.object({ purpose: word, textVersion: word }))
        .max(10)
        .default([]),
      /** The form it was filled in by, and what that was opened with. */
      form: line(50),
      nonce: line(300),
      /** A field people do not see: only machines fill it in. */
      website: line(200),
    })
    .refine(({ email, phone }) => email !== undefined || phone !== undefined, 'an email or a phone is needed'),
);
export type SubmittedLead = z.infer<ReturnType<typeof SubmittedLead>>;

/** Nobody reads a form and fills it in sooner, not even with what the browser remembers. */
const fewestSeconds = 2;

/** Signs of spam, each worth points; enough of them quarantine the request, and nothing is lost. */
// Stryker disable next-line StringLiteral: any text without a sign would do
export function spamSigns(
  { website, message = '', name = '', company = '' }: SubmittedLead,
  /** How long the form was open, in seconds; `NaN` when its nonce is none of ours. @default - nobody knows */
  openSeconds = Infinity,
): {
  readonly score: number;
  readonly signs: readonly string[];
} {
  const links = message.match(/https?:\/\//gi)?.length ?? 0;
  const found: readonly (readonly [boolean, string, number])[] = [
    [website !== undefined, 'hidden field filled in', 3],
    [openSeconds < fewestSeconds, 'filled in faster than anybody types', 3],
    [Number.isNaN(openSeconds), 'the form was never opened', 3],
    [links >= 3, 'many links', 2],
    [
      links >= 1 && /(?<!\p{L})(seo|casino|crypto|viagra|backlinks?|казино|раскрутка)(?!\p{L})/iu.test(message),
      'an offer of its own',
      2,
    ],
    [/https?:\/\//i.test(name + company), 'a link for a name', 3],
    [/<a\s|\[url/i.test(message), 'markup', 2],
  ];
  const signs = found.filter(([applies]) => applies);
  return { score: signs.reduce((sum, [, , points]) => sum + points, 0), signs: signs.map(([, sign]) => sign) };
}
