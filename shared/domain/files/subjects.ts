/** What files hang on. */
import type { Account } from '../accounts/account.ts';
import type { Claim } from '../claims/claim.ts';
import type { Contract } from '../contracts/contract.ts';
import type { Deal } from '../deals/deal.ts';
import type { Quote } from '../deals/quote.ts';
import type { Lead } from '../leads/lead.ts';
import { survivorOf } from '../merges/aliases.ts';
import { found } from '../records/found.ts';
import type { RecordOf, Records } from '../records/records.ts';

export const fileCardKinds = ['lead', 'deal', 'account'] as const;
type CardRef = { readonly kind: (typeof fileCardKinds)[number]; readonly id: string };
/** A lead, a deal or an account, whose rights and journal hold for the files of what belongs to it. */
export type FileCard = Lead | Deal | Account;

/** Each kind of record files hang on, and the lead, deal or account it belongs to: who may read that, and its journal, hold for them. */
const cardOf = {
  lead: ({ id }: Lead) => ({ kind: 'lead', id }),
  deal: ({ id }: Deal) => ({ kind: 'deal', id }),
  quote: ({ dealId }: Quote) => ({ kind: 'deal', id: dealId }),
  claim: ({ accountId }: Claim) => ({ kind: 'account', id: accountId }),
  contract: ({ accountId, dealId }: Contract): CardRef =>
    dealId === undefined ? { kind: 'account', id: accountId } : { kind: 'deal', id: dealId },
} as const satisfies Record<string, (record: never) => CardRef>;

/** The card whose owner's rights hold: an account that was merged goes on as another. */
export const holderOf = async (card: FileCard, records: Pick<Records, 'get'>): Promise<FileCard> =>
  // Stryker disable next-line ConditionalExpression: a lead or a deal goes on as no other
  card.kind === 'account' ? survivorOf('account', card, records) : card;

export type FileSubjectKind = keyof typeof cardOf;
export const fileSubjectKinds = Object.keys(cardOf) as [FileSubjectKind, ...FileSubjectKind[]]; // Object.keys forgets the key type, and that there is one

/**
 * The lead, deal or account behind what a file hangs on.
 *
 * @throws Problem 404
 */
export async function cardBehind(
  { kind, id }: { readonly kind: FileSubjectKind; readonly id: string },
  records: Pick<Records, 'get'>,
): Promise<FileCard> {
  const refOf = cardOf[kind] as (record: RecordOf<FileSubjectKind>) => CardRef; // each kind has its own
  const card = refOf(await found(records, kind, id));
  return found(records, card.kind, card.id);
}
