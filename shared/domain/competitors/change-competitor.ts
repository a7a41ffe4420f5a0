/** What people do with the register of competitors: they add a company, and say what is known of it. */
import * as z from 'zod';
import { lazily } from '../lazily.ts';
import { may } from '../people/rights.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { edited, editedFields } from '../records/edited.ts';
import { change, claim, type Decision, release, together } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import { forbid, refuse, type Refused } from '../records/refusal.ts';
import { type Competitor, competitorDetails, competitorId, competitorSlug, ourKey } from './competitor.ts';

/** A company as it is added; a name is enough. Without a slug of its own it goes by its name. */
export const NewCompetitor = lazily(() => {
  const { name, us, active, markets, functions, prices, advantage } = competitorDetails();
  return z.strictObject({
    slug: z.string().trim().min(1).max(50).optional(),
    name,
    us: us.default(false),
    active: active.default(true),
    markets: markets.default([]),
    functions: functions.default([]),
    prices: prices.default([]),
    advantage,
  });
});
export type NewCompetitor = z.infer<ReturnType<typeof NewCompetitor>>;

/** What may change of it: all but its slug; `null` forgets what it says of itself. */
export const CompetitorChanges = lazily(() => {
  const { advantage, ...details } = competitorDetails();
  return z.strictObject({ ...details, advantage: advantage.unwrap().nullable() }).partial();
});
export type CompetitorChanges = z.infer<ReturnType<typeof CompetitorChanges>>;

type Decided = Decision<{ readonly competitor: Competitor }>;

export const slugAsked = ({ slug, name }: Pick<NewCompetitor, 'slug' | 'name'>): string => competitorSlug(slug ?? name);

/** Who stands there already: under the slug, and as ourselves. */
export type Standing = { readonly before?: Competitor | undefined; readonly us?: string | undefined };

/** Adds a company. Whoever works with deals may: a deal is lost to one that nobody had heard of. */
export function addCompetitor(asked: NewCompetitor, { before, us }: Standing, context: Context): Decided {
  if (!may(context.by, 'add-competitor')) return forbid('companies are added by those who sell and who plan');
  const slug = slugAsked(asked);
  if (before) return refuse('competitor-known', `${slug} is ${before.name}; edit that one, or say another slug`);
  const { slug: _slug, ...details } = asked;
  const competitor: Competitor = {
    ...{ kind: 'competitor', id: competitorId(slug), version: 1, slug },
    ...present(details),
  };
  const fact = { type: 'CompetitorAdded', data: { slug, us: competitor.us } } as const;
  return (
    wrongIn(competitor, us, context) ?? {
      ok: true,
      competitor,
      plan: together(change(undefined, competitor, fact), ourselves(undefined, competitor)),
    }
  );
}

/** Says what is known of a company. */
export function editCompetitor(
  before: Competitor,
  changes: CompetitorChanges,
  us: string | undefined,
  context: Context,
): Decided {
  if (!may(context.by, 'edit-competitor')) return forbid('the register is kept by marketers, heads and the director');
  const after = edited(before, present(changes));
  const fields = editedFields(before, after);
  if (fields.length === 0) return { ok: true, competitor: before, plan: together() };
  const competitor = { ...after, version: before.version + 1 };
  const fact = { type: 'CompetitorEdited', data: { fields } } as const;
  return (
    wrongIn(competitor, us, context) ?? {
      ok: true,
      competitor,
      plan: together(change(before, competitor, fact), ourselves(before, competitor)),
    }
  );
}

/** One company is ourselves, under a key of its own. */
function ourselves(before: Competitor | undefined, after: Competitor): Plan {
  const held = { key: ourKey, holder: { kind: 'competitor', id: after.id } } as const;
  if (after.us && !before?.us) return claim(held);
  return before?.us && !after.us ? release(held) : together();
}

function wrongIn({ id, us, markets }: Competitor, ours: string | undefined, { policy }: Context): Refused | undefined {
  if (us && ours !== undefined && ours !== id) return refuse('us-taken', `we stand in the register as ${ours} already`);
  const segments = policy.segments.map((segment) => segment.id);
  const unknown = markets.find(({ segment }) => !segments.includes(segment));
  return unknown
    ? refuse('segment-unknown', `markets: ${unknown.segment} is no segment; there are ${segments.join(', ')}`)
    : undefined;
}
