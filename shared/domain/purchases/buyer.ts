/** Who bought: the account of a tax id. */
import type { Account } from '../accounts/account.ts';
import { parseTaxId, type TaxId, taxIdKey } from '../contacts/tax-id.ts';
import { familyOf } from '../merges/aliases.ts';
import type { Context } from '../records/context.ts';
import { innOf } from '../records/index-keys.ts';
import { change, claim, together } from '../records/plan.ts';
import { refuse, type Refused } from '../records/refusal.ts';
import type { Plan, Records } from '../records/records.ts';

/** The account a tax id belongs to, with what opens it when nobody knew it, and the ids of all that is one customer with it. */
export type Buyer = { readonly account: Account; readonly opening: Plan; readonly ids: readonly string[] };

export const knownBuyer = (account: Account, ids: readonly string[] = [account.id]): Buyer => ({
  account,
  opening: together(),
  ids,
});

/** An account there is. What is told of it stays with it, also when it is merged: so a merge can be undone. */
export const buyerAt = async (account: Account, records: Pick<Records, 'get' | 'getMany'>): Promise<Buyer> =>
  knownBuyer(
    account,
    (await familyOf('account', account, records)).map(({ id }) => id),
  );

/** Opens an account for a buyer nobody knew: its contacts are still to be found. */
export function openBuyer(taxKey: string, company: string | undefined, { newId }: Context): Buyer {
  const person = { kind: 'person', id: newId(), version: 1, openLeads: [], contactKeys: [], consents: {} } as const;
  const account: Account = {
    kind: 'account',
    id: newId(),
    version: 1,
    taxId: taxKey,
    mainPersonId: person.id,
    ...(company !== undefined && { company }),
  };
  const opening = together(
    change(
      undefined,
      { ...person, openLeads: [], contactKeys: [], accountId: account.id },
      { type: 'PersonAppeared', data: { source: 'erp' } },
    ),
    change(undefined, account, { type: 'AccountOpened', data: { personId: person.id } }),
    claim({ key: `tax/${taxKey}`, holder: account }),
  );
  return { account, opening, ids: [account.id] };
}

type Told = { readonly taxId?: string | undefined; readonly company?: string | undefined };
type Reading = Pick<Records, 'get' | 'getMany' | 'holderOf' | 'list'>;

/** The account of a tax id, opened when nobody knows it; refused when it is no tax id. */
export async function buyerOf(
  { taxId = '(none)', company }: Told,
  records: Reading,
  context: Context,
): Promise<Buyer | Refused> {
  const parsed = parseTaxId(taxId);
  if (!parsed.ok) return refuse('tax-id-wrong', `the tax id ${taxId} is no INN: ${parsed.problem}`);
  const id = await holderOfTaxId(parsed.taxId, records);
  const account = id && (await records.get('account', id));
  return account ? buyerAt(account, records) : openBuyer(taxIdKey(parsed.taxId), company, context);
}

/** Who holds the tax id, or its INN; of an INN alone also the one account that holds it with a KPP. */
export async function holderOfTaxId(
  taxId: Pick<TaxId, 'inn' | 'kpp'>,
  records: Pick<Records, 'holderOf' | 'list'>,
): Promise<string | undefined> {
  const holder = (await records.holderOf(`tax/${taxIdKey(taxId)}`)) ?? (await records.holderOf(`tax/${taxId.inn}`));
  if (holder || taxId.kpp !== undefined) return holder?.id;
  const { items } = await records.list({ index: 'parent', of: innOf(taxId.inn), kind: 'account' });
  const [only, another] = items;
  return another ? undefined : only?.id;
}
