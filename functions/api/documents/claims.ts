/** Claims as the API shows and changes them. */
import * as z from 'zod';
import type { Account } from '../../../shared/domain/accounts/account.ts';
import { Claim } from '../../../shared/domain/claims/claim.ts';
import type { ClaimRecords } from '../../../shared/domain/claims/work-claim.ts';
import { lazily } from '../../../shared/domain/lazily.ts';
import { noteItem } from '../../../shared/domain/people/notes.ts';
import type { Actor } from '../../../shared/domain/people/actor.ts';
import { type Context, contextOf } from '../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../shared/domain/records/decide.ts';
import { assertStillSo } from '../../../shared/domain/records/expected-version.ts';
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
type Said = { readonly id: string; readonly expectedVersion?: number | undefined; readonly note?: string | undefined };

/** Decides about a claim as it stands, unless what the decision stands on changed since the version the caller saw; keeps what is said in words. */
export async function changedClaim(
  { id, expectedVersion, note }: Said,
  fields: readonly string[],
  services: Services,
  by: Actor,
  decide: (claim: Claim, records: ClaimRecords, context: Context) => Decision<{ claim: Claim }>,
): Promise<ClaimView> {
  const { records, people, journal } = services;
  const context = await contextOf(by, services);
  const noteId = note === undefined ? undefined : services.newId();
  const change = async () => {
    const { claim, account } = await claimOf(id, services);
    await assertStillSo(journal, claim, expectedVersion, fields);
    const decision = decide(claim, { account, task: await records.get('task', claim.taskId) }, context);
    if (decision.ok) await keepNote({ id, note, noteId }, people, context);
    return decision;
  };
  return claimView((await decideAndCommit(records, context, change, { note: noteId })).claim);
}

type Noted = { readonly id: string; readonly note: string | undefined; readonly noteId: string | undefined };

/** Puts what is said of a claim in words where it can be erased. */
export async function keepNote(
  { id, note, noteId }: Noted,
  people: Services['people'],
  context: Context,
): Promise<void> {
  if (note !== undefined && noteId !== undefined) await people.put([noteItem(id, noteId, note, context)]);
}
