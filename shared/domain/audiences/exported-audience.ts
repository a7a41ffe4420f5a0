/** What was last exported of a basket for a platform, so that the next export says who came and who left. */
import { v5 } from 'uuid';
import * as z from 'zod';
import { Instant } from '../calendar/instant-schema.ts';
import { lazily } from '../lazily.ts';
import { type Basket, baskets } from '../leads/pipeline.ts';
import { type Format, formats } from './platforms.ts';

const Export = () =>
  z.strictObject({
    at: Instant,
    id: z.uuid(),
    people: z.int().nonnegative(),
    /** Items of `People` that hold its lines, under the audience. */
    parts: z.int().nonnegative(),
  });

export const ExportedAudience = lazily(() =>
  z.strictObject({
    kind: z.literal('audience'),
    id: z.uuid(),
    version: z.int().positive(),
    basket: z.enum(baskets),
    format: z.enum(formats),
    last: Export(),
    /** The one before: what is asked for again is told against this one. */
    before: Export().optional(),
  }),
);
export type ExportedAudience = z.infer<ReturnType<typeof ExportedAudience>>;
export type Export = ExportedAudience['last'];

const audiences = '3d1c1b56-0c0f-5a8e-9d0b-6b6a1f6f7c42'; // the name space of audiences; changing it would export everybody anew

export const audienceId = (basket: Basket, format: Format): string => v5(`${basket}/${format}`, audiences);

/** Lines in one item: 130 characters each, and an item of the table takes 400 KB. So 50,000 people are 20 items. */
const linesOfPart = 2500;

export function inParts(lines: readonly string[]): string[][] {
  const parts: string[][] = [];
  for (let start = 0; start < lines.length; start += linesOfPart) parts.push(lines.slice(start, start + linesOfPart));
  return parts;
}

export const partId = (exportId: string, part: number): string => `${exportId}-${String(part).padStart(3, '0')}`;

/** Who came since, and who left: also whoever is erased, was merged or takes the consent back. Each in one order. */
export function changesBetween(
  before: readonly string[],
  now: readonly string[],
): { readonly added: readonly string[]; readonly removed: readonly string[] } {
  const [were, are] = [new Set(before), new Set(now)];
  return {
    added: [...are].filter((line) => !were.has(line)).toSorted(),
    removed: [...were].filter((line) => !are.has(line)).toSorted(),
  };
}
