import { listed } from '../../../../shared/domain/accounts/members.ts';
import { suspicionsOf } from '../../../../shared/domain/duplicates/suspicions-of.ts';
import { familyOf } from '../../../../shared/domain/merges/aliases.ts';
import { mergesInto } from '../../../../shared/domain/merges/merges-into.ts';
import { mayEdit } from '../../../../shared/domain/people/edit-person.ts';
import type { Person } from '../../../../shared/domain/people/person.ts';
import { assertMay, may } from '../../../../shared/domain/people/rights.ts';
import { shownPersons } from '../../../../shared/domain/people/who.ts';
import { present } from '../../../../shared/domain/present.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { personRecords } from '../person-card.ts';
import { buildServices, type Services } from '../services.ts';
import { consentsView, entryView } from '../views.ts';
import { Input, Output, route } from './contract.ts';

const mostShown = 50;

/** What is known of a person, or of the one they were merged into. */
export async function showPerson({ id }: Input, services: Services, { by }: Call): Promise<Output> {
  const { records, people } = services;
  const family = await familyOf('person', await found(records, 'person', id), records);
  const [person] = family as [Person, ...Person[]]; // the survivor is always there
  const beside = await personRecords(person, services);
  const { account } = beside;
  if (account || !mayEdit(beside, { by })) assertMay(by, 'read-account', account ? account.owner : somebody);
  const context = await contextOf(by, services);
  const ids = family.map((each) => each.id);
  const parents = account ? [...ids, account.id, ...(account.aliases ?? [])] : ids;
  const [[shown, ...aliases], leads, deals, merges, suspicions] = await Promise.all([
    shownPersons(family, beside, by, people, context),
    listed('lead', parents, records),
    listed('deal', parents, records),
    mergesInto(family, records),
    suspicionsOf(person.id, records),
  ]);
  if (!shown) throw new Error('the survivor is shown first');
  const [theirLeads, theirDeals] = await Promise.all([
    records.getMany(
      'lead',
      leads.slice(-mostShown).map((entry) => entry.id),
    ),
    records.getMany(
      'deal',
      deals.slice(-mostShown).map((entry) => entry.id),
    ),
  ]);
  const theirs = new Set(
    [...theirLeads, ...theirDeals].flatMap((card) => (ids.includes(card.personId) ? card.id : [])),
  );
  return {
    ...shown,
    aliases: aliases.map((alias) => ({ ...alias, ...present({ mergeId: merges.get(alias.id) }) })),
    leads: leads.filter((entry) => theirs.has(entry.id)).map((entry) => entryView(by, entry)),
    deals: deals
      .filter((entry) => theirs.has(entry.id) && may(by, 'read-deal', entry.card.owner))
      .map((entry) => entryView(by, entry)),
    ...consentsView(person),
    suspicions,
  };
}

/** Of somebody without an account a manager sees only those whose request they work. */
const somebody = 'somebody else';

export const showPersonRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showPerson,
});
