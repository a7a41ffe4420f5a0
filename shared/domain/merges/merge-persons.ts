/** Two entries of one person: requests by either's phone or e-mail come to the one that goes on. */
import { may } from '../people/rights.ts';
import { goneRefusal } from '../people/gone.ts';
import type { Person } from '../people/person.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import { forbid, refuse, type Refused } from '../records/refusal.ts';
import { mailOf, mergedMail } from '../refresh/person-mail.ts';
import { begun, type Merged } from './begun.ts';
import type { Merge } from './merge.ts';
import { aliasRefusal, itself, tooManyRefusal } from './refusals.ts';

type Pair = { readonly winner: Person; readonly loser: Person };

/** What of their accounts matters: who owns them, and whether they are one. */
export type TheirAccounts = {
  readonly owners: readonly (string | undefined)[];
  readonly areOne: boolean;
};

/** Merges a person into another of the same account; somebody without an account may be merged into one who has one. */
export function mergePersons(pair: Pair, accounts: TheirAccounts, context: Context): Decision<Merged> {
  const { winner, loser } = pair;
  if (!accounts.owners.every((owner) => may(context.by, 'merge', owner)))
    return forbid('only a head of sales merges persons of others');
  const refused = pairRefusal(pair) ?? accountRefusal(pair, accounts);
  if (refused) return refused;
  const merge = begun('person', pair, context);
  const { id: mergeId } = merge;
  const after: Person = {
    ...winner,
    version: winner.version + 1,
    aliases: [...(winner.aliases ?? []), loser.id],
    openLeads: [...winner.openLeads, ...loser.openLeads],
    ...mailOfBoth(pair),
  };
  const alias: Person = { ...loser, version: loser.version + 1, mergedInto: winner.id };
  const plan = together(
    change(winner, after, { type: 'PersonAbsorbed', data: { loser: loser.id, mergeId } }),
    change(loser, alias, { type: 'PersonMerged', data: { into: winner.id, mergeId } }),
    change(undefined, merge),
  );
  return { ok: true, merge, plan };
}

const pairRefusal = (pair: Pair): Refused | undefined =>
  itself(pair) ??
  aliasRefusal(pair) ??
  goneRefusal(pair.winner) ??
  goneRefusal(pair.loser) ??
  tooManyRefusal(pair.winner);

const mailOfBoth = ({ winner, loser }: Pair): Pick<Person, 'mail'> =>
  (winner.mail ?? loser.mail) ? { mail: mergedMail(mailOf(winner), mailOf(loser)) } : {};

function accountRefusal({ winner, loser }: Pair, { areOne }: TheirAccounts): Refused | undefined {
  if (loser.accountId === undefined || areOne) return undefined;
  return winner.accountId === undefined
    ? refuse(
        'merge-the-other-way',
        `person ${loser.id} belongs to an account and ${winner.id} to none: merge them the other way round`,
      )
    : refuse('different-accounts', 'they belong to two accounts; merge the accounts first, or move one of the persons');
}

/** Takes a merge of persons back. */
export function separatePersons(merge: Merge, { winner, loser }: Pair): Plan {
  const { mergedInto: _winner, ...alone } = loser;
  const theirs = loser.openLeads.map(({ id }) => id);
  const fact = { type: 'PersonMergeUndone', data: { mergeId: merge.id } } as const;
  const after: Person = {
    ...winner,
    version: winner.version + 1,
    aliases: winner.aliases?.filter((id) => id !== loser.id),
    openLeads: winner.openLeads.filter(({ id }) => !theirs.includes(id)),
  };
  return together(change(winner, after, fact), change(loser, { ...alone, version: loser.version + 1 }, fact));
}
