/** Two accounts that are one customer: the loser becomes an alias, its deals, persons and purchases stay where they are. */
import type { Account } from '../accounts/account.ts';
import { may } from '../people/rights.ts';
import type { Context } from '../records/context.ts';
import { innOf } from '../records/index-keys.ts';
import { change, type Decision, together } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import { forbid, refuse, type Refused } from '../records/refusal.ts';
import { aliasRefusal, itself, tooManyRefusal } from './refusals.ts';
import { begun, type Merged } from './begun.ts';
import type { Merge } from './merge.ts';

type Pair = { readonly winner: Account; readonly loser: Account };

/** Merges an account into another. Both keep their owners, keys and members; reads of the loser go on to the winner. */
export function mergeAccounts(pair: Pair, context: Context): Decision<Merged> {
  const { winner, loser } = pair;
  if (![winner, loser].every(({ owner }) => may(context.by, 'merge', owner)))
    return forbid('only a head of sales merges accounts of others');
  const refused = itself(pair) ?? aliasRefusal(pair) ?? tooManyRefusal(winner) ?? taxIdRefusal(pair);
  if (refused) return refused;
  const merge = begun('account', pair, context);
  const { id: mergeId } = merge;
  const after = { ...winner, version: winner.version + 1, aliases: [...(winner.aliases ?? []), loser.id] };
  const alias = { ...loser, version: loser.version + 1, mergedInto: winner.id };
  const plan = together(
    change(winner, after, { type: 'AccountAbsorbed', data: { loser: loser.id, mergeId } }),
    change(loser, alias, { type: 'AccountMerged', data: { into: winner.id, mergeId } }),
    change(undefined, merge),
  );
  return { ok: true, merge, plan };
}

/** Two legal entities are never one: a tax id tells for certain. Branches of one have one INN. */
function taxIdRefusal({ winner: { taxId }, loser: { taxId: other } }: Pair): Refused | undefined {
  if (taxId === undefined || other === undefined || innOf(taxId) === innOf(other)) return undefined;
  return refuse(
    'different-tax-ids',
    `${taxId} and ${other} are two legal entities; a tax id that was entered wrong is corrected first`,
  );
}

/** Takes a merge of accounts back: what came to either meanwhile stays where it came. */
export function separateAccounts(merge: Merge, { winner, loser }: Pair): Plan {
  const { mergedInto: _winner, ...alone } = loser;
  const aliases = winner.aliases?.filter((id) => id !== loser.id);
  const fact = { type: 'AccountMergeUndone', data: { mergeId: merge.id } } as const;
  return together(
    change(winner, { ...winner, version: winner.version + 1, aliases }, fact),
    change(loser, { ...alone, version: loser.version + 1 }, fact),
  );
}
