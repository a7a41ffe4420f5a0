/** Claims as the API shows and changes them. */
import * as z from 'zod';
import type { Account } from '../../../shared/domain/accounts/account.ts';
import { Claim } from '../../../shared/domain/claims/claim.ts';
import type { ClaimRecords } from '../../../shared/domain/claims/work-claim.ts';
import { lazily } from '../../../shared/domain/lazily.ts';
import { inWords } from '../../../shared/domain/people/notes.ts';
import type { Actor } from '../../../shared/domain/people/actor.ts';
import { changeAsSeen, type Seen } from '../../../shared/domain/records/change-as-seen.ts';
import { type Context, contextOf } from '../../../shared/domain/records/context.ts';
import { found } from '../../../shared/domain/records/found.ts';
import type { Decision } from '../../../shared/domain/records/plan.ts';
import { customer } from './of-customer.ts';
import type { Services } from './services.ts';

export const Note = lazily(() => z.string().trim().min(1).max(5000));

export const ClaimView = lazily(() => z.object(Claim().omit({ kind: true }).shape));
export type ClaimView = z.infer<ReturnType<typeof ClaimView>>;

export const claimView = ({ kind: _claim, ...claim }: Claim): ClaimView => claim;

/** A claim, and whose it is. @throws Problem 404 */
export async function claimOf(
  id: string,
  { records }: Pick<Services, 'records'>,
): Promise<{ readonly claim: Claim; readonly account: Account }> {
  const claim = await found(records, 'claim', id);
  return { claim, account: await customer(claim.accountId, records) };
}

/** What a caller says beside a change: the version they saw, and words. */
type Said = Seen & { readonly note?: string | undefined };

/** Decides about a claim, keeps what is said in words, and shows it. */
export async function changedClaim(
  { note: text, ...seen }: Said,
  fields: readonly string[],
  services: Services,
  by: Actor,
  decide: (claim: Claim, records: ClaimRecords, context: Context) => Decision<{ claim: Claim }>,
): Promise<ClaimView> {
  const { records } = services;
  const context = await contextOf(by, services);
  const { note, keep } = inWords(text, services, context);
  const { claim } = await changeAsSeen(
    {
      kind: 'claim',
      seen,
      fields,
      decide: async (before) => {
        const [account, task] = await Promise.all([
          customer(before.accountId, records),
          records.get('task', before.taskId),
        ]);
        return decide(before, { account, task }, context);
      },
      keep: () => keep(seen.id),
      note,
    },
    services,
    context,
  );
  return claimView(claim);
}
