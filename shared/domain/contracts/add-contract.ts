/** A contract or an invoice is written down. */
import * as z from 'zod';
import type { Account } from '../accounts/account.ts';
import { accountUnknown, type Belongings, strangerAmong } from '../accounts/belongings.ts';
import { Day } from '../calendar/instant-schema.ts';
import type { Deal } from '../deals/deal.ts';
import { lazily } from '../lazily.ts';
import { Amount } from '../money/money.ts';
import { may } from '../people/rights.ts';
import { orderKey } from '../purchases/purchase.ts';
import { present } from '../present.ts';
import type { SalesContext } from '../products/named.ts';
import type { Context } from '../records/context.ts';
import { change, claim, type Decision, together } from '../records/plan.ts';
import { forbid, refuse, type Refused } from '../records/refusal.ts';
import { type Contract, contractKey, contractStates, contractTypes } from './contract.ts';
import { datesRefusal, signed } from './dates.ts';
import { saidOfDeal } from './said-of-deal.ts';

/** What is known of a contract, as it is typed in. */
export const contractDetails = {
  number: z
    .string()
    .trim()
    .max(50)
    .refine((number) => orderKey(number) !== '', 'a number with letters or digits'),
  on: Day,
  dealId: z.uuid(),
  amount: Amount,
  validUntil: Day,
  signedOn: Day,
  state: z.enum(contractStates),
} as const;

export const NewContract = lazily(() => {
  const { number, on, ...others } = contractDetails;
  return z.strictObject({
    type: z.enum(contractTypes),
    number,
    on,
    accountId: z.uuid(),
    ...z.strictObject(others).partial().shape,
  });
});
export type NewContract = z.infer<ReturnType<typeof NewContract>>;

/** What a new contract looks at: what it names, and the contract that holds its number. */
export type NewContractRecords = Omit<Belongings, 'purchase' | 'person'> & { readonly holder: Contract | undefined };

/** Whose it is: its deal's, else its account's. */
export const ownerOfContract = (
  account: Pick<Account, 'owner'> | undefined,
  deal: Pick<Deal, 'owner'> | undefined,
): string | undefined => (deal ?? account)?.owner;

/** Adds a contract, and says its number of its deal, if that has none. The same told again is the one there is. */
export function addContract(
  asked: NewContract,
  { holder, ...found }: NewContractRecords,
  context: SalesContext,
): Decision<{ contract: Contract }> {
  const { account } = found;
  if (!account) return accountUnknown(asked.accountId);
  const refused = namedRefusal(asked, found, context);
  if (refused) return refused;
  const seller = context.policy.company.legalEntity;
  const { state = 'draft', ...said } = asked;
  const told = signed({ ...present(said), accountId: account.id, seller, state }, context);
  if (holder) return isSame(holder, told) ? { ok: true, contract: holder, plan: together() } : numberTaken(holder);
  return datesRefusal(told, context) ?? added(told, found.deal, context);
}

/** What is named belongs together, and is of who asks. */
function namedRefusal(
  asked: NewContract,
  found: Omit<NewContractRecords, 'holder'>,
  { by }: Context,
): Refused | undefined {
  const stranger = strangerAmong(asked, { ...found, purchase: undefined, person: undefined });
  if (stranger || may(by, 'work-contract', ownerOfContract(found.account, found.deal))) return stranger;
  return forbid('the deal, or the account, is another manager’s');
}

type Told = Omit<Contract, 'kind' | 'id' | 'version'>;

function added(told: Told, deal: Deal | undefined, context: SalesContext): Decision<{ contract: Contract }> {
  const contract: Contract = { kind: 'contract', id: context.newId(), version: 1, ...told };
  const { signedOn: _signedOn, validUntil: _validUntil, seller: _seller, ...data } = told;
  const plan = change(undefined, contract, { type: 'ContractAdded', data });
  const key = claim({ key: contractKey(contract), holder: contract });
  return { ok: true, contract, plan: together(plan, key, saidOfDeal(deal, contract.number, context)) };
}

/** Whether a contract is as told, but for how far it is by now. */
const isSame = (holder: Contract, told: Told): boolean =>
  (['on', 'accountId', 'dealId', 'amount', 'validUntil'] as const).every(
    (name) => JSON.stringify(holder[name]) === JSON.stringify(told[name]),
  );

export const numberTaken = ({ type, number, on, id }: Contract): Refused =>
  refuse('number-taken', `${type} ${number} of ${on} is there already: ${id}`, { kind: 'conflict' });
