import { personContactsFor } from '../../../../shared/domain/contacts/contacts-for.ts';
import { contactsFor } from '../../../../shared/domain/contacts/contacts-for.ts';
import { listed } from '../../../../shared/domain/accounts/members.ts';
import type { Mergeable } from '../../../../shared/domain/merges/merge.ts';
import { merge, ownersOf } from '../../../../shared/domain/merges/merging.ts';
import { assertMay } from '../../../../shared/domain/people/rights.ts';
import { type Context, contextOf } from '../../../../shared/domain/records/context.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import type { RecordKind } from '../../../../shared/domain/records/records.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { accountOf } from '../person-card.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

type Fields = Readonly<Record<string, string | number | undefined>>;

/** Two records side by side, for whoever may merge them. */
export async function compareRecords({ of, one, other }: Input, services: Services, { by }: Call): Promise<Output> {
  const { records } = services;
  for (const owner of await ownersOf(of, { into: one, loser: other }, records)) assertMay(by, 'merge', owner);
  const context = await contextOf(by, services);
  const [left, right, ofLeft, ofRight, decision] = await Promise.all([
    fieldsOf[of](one, services, context),
    fieldsOf[of](other, services, context),
    countsOf(of, one, services),
    countsOf(of, other, services),
    merge(of, { into: one, loser: other }, records, context),
  ]);
  return {
    of,
    ids: [one, other],
    fields: Object.keys(left).map((field) => {
      const values: [string | number | null, string | number | null] = [left[field] ?? null, right[field] ?? null];
      return { field, values, same: values[0] === values[1] };
    }),
    members: Object.fromEntries(membersOf[of].map((kind, n) => [kind, [ofLeft[n] ?? 0, ofRight[n] ?? 0]])),
    ...(!decision.ok && { refusal: { code: decision.refusal.code, detail: decision.refusal.detail } }),
  };
}

const fieldsOf: {
  readonly [K in Mergeable]: (id: string, services: Services, context: Context) => Promise<Fields>;
} = {
  account: async (id, { records, people }, { by }) => {
    const { company, taxId, segment, region, owner, mainPersonId: personId } = await found(records, 'account', id);
    const main = await personContactsFor(by, { personId, owner }, people);
    return { company, taxId, segment, region, owner, name: main?.name, email: main?.email, phone: main?.phone };
  },
  person: async (id, { records, people }, { by }) => {
    const person = await found(records, 'person', id);
    const account = await accountOf(person, records);
    const contacts = await personContactsFor(by, { personId: id, owner: account?.owner }, people);
    const { name, email, phone } = contacts ?? {};
    return { name, email, phone, role: person.role, company: account?.company, accountId: account?.id };
  },
  lead: async (id, { records, people }, { by }) => {
    const lead = await found(records, 'lead', id);
    const { name, email, phone, message } = await contactsFor(by, lead, people);
    const { company, segment, region, need, product, source, owner, touches, firstTouch, stage } = lead;
    const known = { company, segment, region, need, product, source, owner, touches };
    return { stage: stage.name, receivedAt: firstTouch.at, ...known, name, email, phone, message };
  },
};

/** What belongs to a record of each kind, and comes along when it is merged. */
const membersOf = {
  account: ['person', 'lead', 'deal', 'purchase'],
  person: ['lead'],
  lead: ['task', 'activity'],
} as const satisfies Record<Mergeable, readonly RecordKind[]>;

const countsOf = (of: Mergeable, id: string, { records }: Services): Promise<number[]> =>
  Promise.all(membersOf[of].map(async (kind) => (await listed(kind, [id], records)).length));

export const compareRecordsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: compareRecords,
});
