/** The leads and deals behind a figure. */
import * as z from 'zod';
import type { Member } from '../../../shared/domain/figures/members.ts';
import { lazily } from '../../../shared/domain/lazily.ts';
import { present } from '../../../shared/domain/present.ts';
import { placesOf } from '../../../shared/domain/records/index-keys.ts';
import type { Records } from '../../../shared/domain/records/records.ts';
import { pageOf, type Paging } from './pages.ts';

/** Which lead or deal. */
export const recordShape = () => ({
  kind: z.enum(['lead', 'deal']),
  id: z.string(),
  company: z.string().optional(),
});

const Item = lazily(() =>
  z.object({
    ...recordShape(),
    segment: z.string().optional(),
    owner: z.string().optional(),
    amount: z.object({ netMinor: z.int(), currency: z.string(), as: z.string() }).optional(),
  }),
);

/** @param more what the figure tells of each beside */
export const recordItem = <Shape extends z.ZodRawShape>(more: Shape) => z.object({ ...Item().shape, ...more });

/** One page of those a figure counts. @param tell what the figure tells of each beside */
export const recordsOf = <T extends { readonly member: Member }, More extends object>(
  all: readonly T[],
  paging: Paging,
  records: Pick<Records, 'getMany'>,
  tell: (counted: T) => More,
) =>
  pageOf(all, paging, async (page) => {
    const companies = await companiesOfRecords(
      page.map(({ member }) => member.trace),
      records,
    );
    return page.map((counted) => ({ ...itemOf(counted.member, companies), ...tell(counted) }));
  });

type Companies = ReadonlyMap<string, string | undefined>;

/** What lists show of them: until a lead is claimed, without what looks like a contact. */
export async function companiesOfRecords(
  page: readonly { readonly kind: string; readonly id: string }[],
  records: Pick<Records, 'getMany'>,
): Promise<Companies> {
  const idsOf = (kind: 'lead' | 'deal') => page.flatMap((record) => (record.kind === kind ? [record.id] : []));
  const found = await Promise.all([records.getMany('lead', idsOf('lead')), records.getMany('deal', idsOf('deal'))]);
  return new Map(found.flat().map((record) => [record.id, placesOf(record).card.company]));
}

const itemOf = ({ trace: { kind, id, counted }, segment, manager }: Member, companies: Companies) => ({
  ...{ kind, id },
  ...present({ company: companies.get(id), segment, owner: manager, amount: counted.amount }),
});
