/** Claims and contracts of the demo customer. */
import type { Belongings } from '../../../shared/domain/accounts/belongings.ts';
import type { Claim } from '../../../shared/domain/claims/claim.ts';
import type { Contract } from '../../../shared/domain/contracts/contract.ts';
import type { Task } from '../../../shared/domain/tasks/task.ts';
import { anna } from './actors.ts';
import { idOf } from './contexts.ts';
import { accountWith, personId } from './leads.ts';

export const claimId = idOf(0x602);
export const customer = accountWith({ owner: anna.id });

export const claimWith = (fields: Partial<Claim> = {}): Claim => ({
  kind: 'claim',
  id: claimId,
  version: 3,
  accountId: customer.id,
  personId,
  cause: 'defect',
  receivedOn: '2026-03-02',
  dueOn: '2026-03-17',
  taskId: idOf(0x701),
  state: { name: 'open' },
  ...fields,
});

export const claimTask = (fields: Partial<Task> = {}): Task => ({
  kind: 'task',
  id: idOf(0x701),
  version: 1,
  subject: { kind: 'claim', id: claimId },
  about: 'answer-claim',
  assignee: anna.id,
  dueAt: '2026-03-17T21:00:00.000Z',
  state: { name: 'open' },
  ...fields,
});

export const contractWith = (fields: Partial<Contract> = {}): Contract => ({
  kind: 'contract',
  id: idOf(0x603),
  version: 2,
  type: 'contract',
  number: '12/26',
  on: '2026-02-20',
  seller: 'voronka-demo',
  accountId: customer.id,
  state: 'draft',
  ...fields,
});

/** What a claim or a contract names, and is there. */
export const belongingsWith = (fields: Partial<Belongings> = {}): Belongings => ({
  account: customer,
  family: [customer.id],
  deal: undefined,
  purchase: undefined,
  person: undefined,
  ...fields,
});
