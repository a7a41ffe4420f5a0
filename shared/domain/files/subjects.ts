/** What files hang on. */
import type { Deal } from '../deals/deal.ts';
import type { Quote } from '../deals/quote.ts';
import type { Lead } from '../leads/lead.ts';
import { found } from '../records/found.ts';
import type { RecordOf, Records } from '../records/records.ts';

type CardRef = { readonly kind: 'lead' | 'deal'; readonly id: string };

/** Each kind of record files hang on, and the lead or deal it belongs to: who may read that, and its journal, hold for them. */
const cardOf = {
  lead: ({ id }: Lead) => ({ kind: 'lead', id }),
  deal: ({ id }: Deal) => ({ kind: 'deal', id }),
  quote: ({ dealId }: Quote) => ({ kind: 'deal', id: dealId }),
} as const satisfies Record<string, (record: never) => CardRef>;

export type FileSubjectKind = keyof typeof cardOf;
export const fileSubjectKinds = Object.keys(cardOf) as [FileSubjectKind, ...FileSubjectKind[]]; // Object.keys forgets the key type, and that there is one

/**
 * The lead or deal behind what a file hangs on.
 *
 * @throws Problem 404
 */
export async function cardBehind(
  { kind, id }: { readonly kind: FileSubjectKind; readonly id: string },
  records: Pick<Records, 'get'>,
): Promise<Lead | Deal> {
  const refOf = cardOf[kind] as (record: RecordOf<FileSubjectKind>) => CardRef; // each kind has its own
  const card = refOf(await found(records, kind, id));
  return found(records, card.kind, card.id);
}
