/** What becomes of a contract. */
import * as z from 'zod';
import { type Belongings, strangerAmong } from '../accounts/belongings.ts';
import { lazily } from '../lazily.ts';
import { may } from '../people/rights.ts';
import type { SalesContext } from '../products/named.ts';
import { change, claim, type Decision, release, together } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import { forbid, refuse, type Refused } from '../records/refusal.ts';
import { contractDetails, numberTaken, ownerOfContract } from './add-contract.ts';
import { type Contract, contractKey } from './contract.ts';
import { datesRefusal, signed } from './dates.ts';
import { saidOfDeal } from './said-of-deal.ts';

/** An edit; `null` forgets the field. */
export const ContractChanges = lazily(() => {
  const { amount, validUntil, signedOn, ...others } = contractDetails;
  return z
    .strictObject({
      ...others,
      amount: amount.nullable(),
      validUntil: validUntil.nullable(),
      signedOn: signedOn.nullable(),
    })
    .partial();
});
export type ContractChanges = z.infer<ReturnType<typeof ContractChanges>>;

/** What an edit looks at: the account, the deal it has or is to have, and the contract that holds its new number. */
export type ContractRecords = Pick<Belongings, 'account' | 'family' | 'deal'> & {
  readonly holder: Contract | undefined;
};

/** How far a contract may be next. */
const next: Readonly<Record<Contract['state'], readonly Contract['state'][]>> = {
  draft: ['sent', 'signed', 'ended'],
  sent: ['draft', 'signed', 'ended'],
  signed: ['ended'],
  ended: [],
};

/** Edits a contract. Another number lets go of the one it had; a deal it is joined to, and that has no number, has its. */
export function editContract(
  before: Contract,
  changes: ContractChanges,
  records: ContractRecords,
  context: SalesContext,
): Decision<{ contract: Contract }> {
  const { account, deal } = records;
  if (!may(context.by, 'work-contract', ownerOfContract(account, deal)))
    return forbid('the deal, or the account, is another manager’s');
  const asked = applied(before, changes);
  const after = signed(asked, context);
  const refused = editRefusal(before, asked, records) ?? dayNeeded(asked, changes) ?? datesRefusal(after, context);
  if (refused) return refused;
  const fields = edited(before, after);
  if (fields.length === 0) return { ok: true, contract: before, plan: together() };
  const contract = { ...after, version: before.version + 1 };
  const saidToo = saidOfDeal(fields.includes('dealId') ? deal : undefined, contract.number, context);
  const told = { type: 'ContractEdited', data: { fields, state: contract.state } } as const;
  return {
    ok: true,
    contract,
    plan: together(change(before, contract, told), keyPlan(before, contract), saidToo),
  };
}

/** The contract with the fields said, and without those forgotten. */
function applied(contract: Contract, changes: ContractChanges): Contract {
  const entries = Object.entries({ ...contract, ...changes }).filter(([, value]) => value !== null);
  return Object.fromEntries(entries) as Contract; // every field has its own type or is left out
}

const edited = (before: Contract, after: Contract): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => JSON.stringify(before[name as keyof Contract]) !== JSON.stringify(after[name as keyof Contract]), // their keys
  );

function editRefusal(before: Contract, after: Contract, { holder, ...found }: ContractRecords): Refused | undefined {
  if (holder !== undefined && holder.id !== before.id) return numberTaken(holder);
  if (after.state !== before.state && !next[before.state].includes(after.state))
    return refuse('contract-state', stateRefused(before, after));
  if (after.dealId === before.dealId) return undefined;
  if (before.dealId !== undefined) return refuse('deal-set', `it belongs to deal ${before.dealId}`);
  const { accountId, dealId } = after;
  return strangerAmong({ accountId, dealId }, { ...found, purchase: undefined, person: undefined });
}

/** The day a signed contract was signed on may be another one, and is never none. */
const dayNeeded = ({ state, type }: Contract, { signedOn }: ContractChanges): Refused | undefined =>
  state === 'signed' && signedOn === null
    ? refuse('signed-on-needed', `the ${type} is signed: it was on some day; say which`)
    : undefined;

const stateRefused = ({ state }: Contract, after: Contract): string =>
  `the ${after.type} is ${state}; it can be ${next[state].join(', ') || 'nothing else'} next, not ${after.state}`;

/** The key of its new number instead of that of the old one. */
function keyPlan(before: Contract, after: Contract): Plan {
  const [was, is] = [contractKey(before), contractKey(after)];
  return was === is ? together() : together(release({ key: was, holder: before }), claim({ key: is, holder: after }));
}
