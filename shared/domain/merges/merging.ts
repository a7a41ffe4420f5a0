/** Merging as people ask for it: the pair read, decided, and the suspicion that led to it settled. */
import { accountOfPerson } from '../accounts/account-of-person.ts';
import { duplicateId, settle } from '../duplicates/duplicate.ts';
import { may } from '../people/rights.ts';
import type { Person } from '../people/person.ts';
import type { Context } from '../records/context.ts';
import { deskOf, found } from '../records/found.ts';
import { type Decision, change, together } from '../records/plan.ts';
import type { Plan, RecordOf, Records } from '../records/records.ts';
import { forbid } from '../records/refusal.ts';
import { askedOf } from '../refresh/asked.ts';
import { backInBasket } from '../refresh/back-in-basket.ts';
import { byOf } from '../people/by.ts';
import { areOne } from './aliases.ts';
import type { Merged } from './begun.ts';
import type { Merge, Mergeable } from './merge.ts';
import { mergeAccounts, separateAccounts } from './merge-accounts.ts';
import { mergeLeads, separateLeads, stoodAt } from './merge-leads.ts';
import { mergePersons, separatePersons } from './merge-persons.ts';

type Reading = Pick<Records, 'get' | 'getMany'>;
type Ids = { readonly into: string; readonly loser: string };

/** @throws Problem 404 */
async function pairOf<K extends Mergeable>(kind: K, { into, loser }: Ids, records: Reading) {
  const [winner, other] = await Promise.all([found(records, kind, into), found(records, kind, loser)]);
  return { winner, loser: other } as { winner: RecordOf<K>; loser: RecordOf<K> }; // both of the kind asked for
}

/** How each kind is merged and taken apart again, with what has to be read for it. */
const kinds: {
  readonly [K in Mergeable]: {
    readonly merge: (ids: Ids, records: Reading, context: Context) => Promise<Decision<Merged>>;
    readonly separate: (merge: Merge, records: Reading, context: Context) => Promise<Plan>;
    readonly owners: (ids: Ids, records: Reading) => Promise<readonly (string | undefined)[]>;
  };
} = {
  account: {
    merge: async (ids, records, context) => mergeAccounts(await pairOf('account', ids, records), context),
    separate: async (merge, records) => separateAccounts(merge, await pairOf('account', merge, records)),
    owners: async (ids, records) => Object.values(await pairOf('account', ids, records)).map(({ owner }) => owner),
  },
  person: {
    merge: async (ids, records, context) => {
      const pair = await pairOf('person', ids, records);
      const both = [pair.winner.accountId, pair.loser.accountId] as const;
      const owners = await ownersOfPersons(pair, records);
      return mergePersons(pair, { owners, areOne: await areOne('account', both, records) }, context);
    },
    separate: async (merge, records) => separatePersons(merge, await pairOf('person', merge, records)),
    owners: async (ids, records) => ownersOfPersons(await pairOf('person', ids, records), records),
  },
  lead: {
    merge: async (ids, records, context) => {
      const pair = await pairOf('lead', ids, records);
      const [desk, asked] = await Promise.all([deskOf(pair.loser.owner, records), askedOf(pair.loser, records)]);
      return mergeLeads(pair, { desk, asked }, context);
    },
    separate: async (merge, records, context) => {
      const pair = await pairOf('lead', merge, records);
      const [desk, back] = await Promise.all([
        deskOf(pair.loser.owner, records),
        backInBasket(stoodAt(merge), records),
      ]);
      return separateLeads(merge, pair, { desk, back }, context);
    },
    owners: async (ids, records) => Object.values(await pairOf('lead', ids, records)).map(({ owner }) => owner),
  },
};

const ownersOfPersons = async ({ winner, loser }: { winner: Person; loser: Person }, records: Reading) =>
  (await Promise.all([winner, loser].map((person) => accountOfPerson(person, records)))).map(
    (account) => account?.owner,
  );

/** Whose records a pair are: of persons, their accounts. @throws Problem 404 when one of them does not exist */
export const ownersOf = (of: Mergeable, ids: Ids, records: Reading): Promise<readonly (string | undefined)[]> =>
  kinds[of].owners(ids, records);

/** Merges `loser` into `into`. @throws Problem 404 when one of them does not exist */
export async function merge(of: Mergeable, ids: Ids, records: Reading, context: Context): Promise<Decision<Merged>> {
  const decision = await kinds[of].merge(ids, records, context);
  if (!decision.ok) return decision;
  const duplicate = await records.get('duplicate', duplicateId(of, [ids.into, ids.loser]));
  return { ...decision, plan: together(decision.plan, settle(duplicate, 'merged', context)) };
}

/** Takes a merge back; taken back before, nothing changes. The pair is not suspected again. */
export async function undoMerge(before: Merge, records: Reading, context: Context): Promise<Decision<Merged>> {
  const { of, undone } = before;
  const owners = await ownersOf(of, before, records);
  if (!owners.every((owner) => may(context.by, 'merge', owner)))
    return forbid('only a head of sales undoes a merge of records of others');
  if (undone) return { ok: true, merge: before, plan: together() };
  const separated = await kinds[of].separate(before, records, context);
  const after: Merge = {
    ...before,
    version: before.version + 1,
    undone: { at: context.at, by: byOf(context.by) },
  };
  const duplicate = await records.get('duplicate', duplicateId(of, [before.into, before.loser]));
  const plan = together(separated, change(before, after), settle(duplicate, 'different', context));
  return { ok: true, merge: after, plan };
}
