/** The leads and deals behind a figure, a page at a time. */
import * as z from 'zod';
import type { Member } from '../../../shared/domain/figures/members.ts';
import { lazily } from '../../../shared/domain/lazily.ts';
import { present } from '../../../shared/domain/present.ts';
import { placesOf } from '../../../shared/domain/records/index-keys.ts';
import type { Records } from '../../../shared/domain/records/records.ts';

export const pageShape = () => ({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** So many are passed over: those of the pages before. */
  after: z.coerce.number().int().min(0).default(0),
});

const Item = lazily(() =>
  z.object({
    kind: z.enum(['lead', 'deal']),
    id: z.string(),
    company: z.string().optional(),
    segment: z.string().optional(),
    owner: z.string().optional(),
    amount: z.object({ netMinor: z.int(), currency: z.string(), as: z.string() }).optional(),
  }),
);

/** A page of what a figure counts. */
export const pageBehind = <Shape extends z.ZodRawShape>(item: Shape) =>
  z.object({
    asOf: z.string(),
    /** How many the figure counts. */
    total: z.int().nonnegative(),
    items: z.array(z.object(item)).readonly(),
    /** What `after` is for the next page. */
    next: z.int().optional(),
  });

/** A page of leads and deals. @param more what the figure tells of each beside */
export const recordsBehind = <Shape extends z.ZodRawShape>(more: Shape) => pageBehind({ ...Item().shape, ...more });

type Paged = { readonly limit: number; readonly after: number };

/** One page of those a figure counts. @param tell what the figure tells of each beside */
export async function pageOf<T extends { readonly member: Member }, More extends object>(
  all: readonly T[],
  { limit, after }: Paged,
  records: Pick<Records, 'getMany'>,
  tell: (counted: T) => More,
) {
  const page = all.slice(after, after + limit);
  const companies = await companiesOf(page, records);
  return {
    total: all.length,
    items: page.map((counted) => ({ ...itemOf(counted.member, companies), ...tell(counted) })),
    ...(after + limit < all.length && { next: after + limit }),
  };
}

type Companies = ReadonlyMap<string, string | undefined>;

/** What lists show of them: until a lead is claimed, without what looks like a contact. */
async function companiesOf(
  page: readonly { readonly member: Member }[],
  records: Pick<Records, 'getMany'>,
): Promise<Companies> {
  const idsOf = (kind: 'lead' | 'deal') =>
    page.flatMap(({ member: { trace } }) => (trace.kind === kind ? [trace.id] : []));
  const found = await Promise.all([records.getMany('lead', idsOf('lead')), records.getMany('deal', idsOf('deal'))]);
  return new Map(found.flat().map((record) => [record.id, placesOf(record).card.company]));
}

const itemOf = ({ trace: { kind, id, counted }, segment, manager }: Member, companies: Companies) => ({
  ...{ kind, id },
  ...present({ company: companies.get(id), segment, owner: manager, amount: counted.amount }),
});
