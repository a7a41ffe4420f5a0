import { v5 } from 'uuid';
import * as z from 'zod';
import { Day } from '../calendar/instant-schema.ts';
import { lazily } from '../lazily.ts';
import { Amount } from '../money/money.ts';
import { allOf, everyOf } from '../records/all-of.ts';
import type { Records } from '../records/records.ts';
import { Id } from '../settings/entries.ts';
import { textKey } from '../text-key.ts';

const text = (max: number) => z.string().trim().min(1).max(max);

/** What the register knows of a company that sells the same, ourselves among them. */
export const competitorDetails = () => ({
  name: text(200),
  /** It is we: a row of the register like the others. */
  us: z.boolean(),
  /** Whether customers still choose it. */
  active: z.boolean(),
  /** Where it sells: how large that market is in a year, and how much of it is its, by whom and as of when. */
  markets: z
    .array(
      z.strictObject({
        segment: Id,
        size: Amount.optional(),
        sharePercent: z.number().min(0).max(100).optional(),
        source: text(300),
        on: Day,
      }),
    )
    .max(50),
  /** What its products can do. */
  functions: z.array(text(300)).max(50),
  prices: z.array(z.strictObject({ product: text(200), price: Amount, source: text(300), on: Day })).max(100),
  /** Why one should buy from it, as it says itself. */
  advantage: text(2000).optional(),
});

/** A company of the register. Deals name it by its slug, which never changes. */
export const Competitor = lazily(() =>
  z.strictObject({
    kind: z.literal('competitor'),
    id: z.uuid(),
    version: z.int().positive(),
    slug: text(50),
    ...competitorDetails(),
  }),
);
export type Competitor = z.infer<ReturnType<typeof Competitor>>;

/** Where the register lists its companies, by their slugs. */
export const competitorsList = 'competitors';

/** The key of whoever is ourselves. */
export const ourKey = 'competitor/us';

/** A name as deals name it. */
export const competitorSlug = (name: string): string => textKey(name).slice(0, 50);

const competitors = '0d5f8f52-1a0e-5f43-8f63-7a52c2b7f0a9'; // the name space of competitors; changing it would lose every one that is named

/** The id follows from the slug: no two companies have one, and those named are read in one batch. */
export const competitorId = (slug: string): string => v5(competitorSlug(slug), competitors);

/** The slugs of the register, as its list shows them. */
export async function competitorSlugs(records: Pick<Records, 'list'>): Promise<string[]> {
  const slugs: string[] = [];
  const listing = { index: 'parent', of: competitorsList, kind: 'competitor' } as const;
  // Stryker disable next-line StringLiteral: the card of every company says its slug
  for await (const { card } of allOf(listing, records)) slugs.push(card.about ?? '');
  return slugs;
}

/** The whole register, by slug. */
export const allCompetitors = async (records: Pick<Records, 'list' | 'getMany'>): Promise<readonly Competitor[]> =>
  // Stryker disable next-line EqualityOperator: no two companies have one slug
  (await everyOf('competitor', competitorsList, records)).toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
