import { type Balance, balanceOf } from '../../../../shared/domain/accounts/balance.ts';
import { boughtIn } from '../../../../shared/domain/accounts/bought.ts';
import { listed, membersOf } from '../../../../shared/domain/accounts/members.ts';
import type { Account } from '../../../../shared/domain/accounts/account.ts';
import type { Claim } from '../../../../shared/domain/claims/claim.ts';
import { suspicionsOf } from '../../../../shared/domain/duplicates/suspicions-of.ts';
import { mergesInto } from '../../../../shared/domain/merges/merges-into.ts';
import type { Person } from '../../../../shared/domain/people/person.ts';
import { assertMay } from '../../../../shared/domain/people/rights.ts';
import { shownPersons } from '../../../../shared/domain/people/who.ts';
import { present } from '../../../../shared/domain/present.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import type { Entry, Records } from '../../../../shared/domain/records/records.ts';
import type { Policy } from '../../../../shared/domain/settings/settings.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { type AccountView, accountView, entryView } from '../views.ts';
import { Input, Output, route } from './contract.ts';

/** Of each list of the card; boards and lists page through the rest. */
const mostShown = 50;

/** What is known of an account, or of the one it was merged into. */
export async function showAccount({ id }: Input, services: Services, { by }: Call): Promise<Output> {
  const { records, people } = services;
  const { family, ...members } = await membersOf(await found(records, 'account', id), records);
  const [account, ...aliases] = family as [Account, ...Account[]]; // the survivor is always there
  assertMay(by, 'read-account', account.owner);
  const context = await contextOf(by, services);
  const [persons, bought, recommended, merges, suspicions, claims, balances] = await Promise.all([
    records.getMany(
      'person',
      newest(members.persons).map((entry) => entry.id),
    ),
    latestPurchases(members.purchases, records),
    recommendedBy(members.referrals, records),
    mergesInto(family, records),
    suspicionsOf(account.id, records),
    claimsOf(family, records),
    Promise.all(family.map(async (each) => [each, await balanceOf(each.id, records)] as const)),
  ]);
  const standing = persons.filter(({ mergedInto }) => mergedInto === undefined);
  return {
    ...accountView(by, account),
    aliases: aliases.map((alias) => ({ ...accountView(by, alias), ...present({ mergeId: merges.get(alias.id) }) })),
    persons: await shownPersons(standing, { account, leadOwners: [] }, by, people, context),
    committee: committeeOf(account, standing, context.policy),
    deals: newest(members.deals).map((entry) => entryView(by, entry)),
    leads: newest(members.leads).map((entry) => entryView(by, entry)),
    purchases: { ...boughtIn(members.purchases), latest: bought },
    claims: claims.map(claimShown),
    balances: balances.flatMap(([of, balance]) => (balance ? [balanceShown(accountView(by, of), balance)] : [])),
    recommended: recommended.map((each) => accountView(by, each)),
    suspicions,
  };
}

const newest = (entries: readonly Entry[]): Entry[] => entries.slice(-mostShown).toReversed();

async function latestPurchases(entries: readonly Entry[], records: Pick<Records, 'getMany'>) {
  const latest = newest(entries.toSorted(byDay)).map(({ id }) => id);
  const purchases = await records.getMany('purchase', latest);
  return purchases
    .toSorted((a, b) => latest.indexOf(a.id) - latest.indexOf(b.id))
    .map(({ id, orderNumber, on, amount, product, reversed }) => ({
      id,
      orderNumber,
      on,
      amount,
      ...present({ product, reversed }),
    }));
}
const byDay = (a: Entry, b: Entry): number => (a.card.enteredAt ?? '').localeCompare(b.card.enteredAt ?? '');

async function recommendedBy(entries: readonly Entry[], records: Pick<Records, 'getMany'>): Promise<Account[]> {
  const referrals = await records.getMany(
    'referral',
    newest(entries).map(({ id }) => id),
  );
  return records.getMany(
    'account',
    referrals.map(({ referred }) => referred),
  );
}

async function claimsOf(family: readonly Account[], records: Pick<Records, 'list' | 'getMany'>): Promise<Claim[]> {
  const ids = (
    await listed(
      'claim',
      family.map(({ id }) => id),
      records,
    )
  ).map(({ id }) => id);
  const latest = ids.toSorted((a, b) => b.localeCompare(a)).slice(0, mostShown); // their ids are as old as they are
  const claims = await records.getMany('claim', latest);
  return claims.toSorted((a, b) => b.id.localeCompare(a.id));
}

const claimShown = ({ id, state, cause, cost, receivedOn, dueOn }: Claim) => ({
  id,
  state: state.name,
  cause,
  receivedOn,
  dueOn,
  ...present({ cost }),
});

/** What one of the family owes, and which legal entity that is. */
const balanceShown = (
  { company, taxId }: AccountView,
  { kind: _kind, id: _id, version: _version, ...owed }: Balance,
) => ({ ...owed, ...present({ company, taxId }) });

/** The typical committee of the segment, and the roles nobody of the account has. */
function committeeOf({ segment }: Account, persons: readonly Person[], { segments }: Policy) {
  const typical = segments.find(({ id }) => id === segment)?.committee ?? [];
  return { typical, missing: typical.filter((role) => !persons.some((person) => person.role === role)) };
}

export const showAccountRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showAccount,
});
