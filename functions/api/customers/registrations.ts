import * as z from 'zod';
import type { Account } from '../../../shared/domain/accounts/account.ts';
import { lazily } from '../../../shared/domain/lazily.ts';
import { findSurvivor } from '../../../shared/domain/merges/aliases.ts';
import { Problem } from '../../../shared/domain/problem.ts';
import type { Registration } from '../../../shared/domain/registrations/registration.ts';
import type { Services } from './services.ts';

/** A dealer's project; `with`: the registration it is contested by. */
export const RegistrationView = lazily(() =>
  z.object({
    id: z.uuid(),
    version: z.int(),
    dealerId: z.uuid(),
    customerId: z.uuid(),
    project: z.string(),
    at: z.string(),
    until: z.string(),
    state: z.string(),
    with: z.uuid().optional(),
  }),
);
export type RegistrationView = z.infer<ReturnType<typeof RegistrationView>>;

export const registrationView = ({
  id,
  version,
  dealerId,
  customerId,
  project,
  at,
  until,
  state,
}: Registration): RegistrationView => ({
  id,
  version,
  dealerId,
  customerId,
  project,
  at,
  until,
  state: state.name,
  ...('with' in state && { with: state.with }),
});

/** The account of an id, as it goes on by now. @throws Problem 422 when there is none */
export async function accountNamed(
  field: string,
  id: string,
  { records }: Pick<Services, 'records'>,
): Promise<Account> {
  const account = await findSurvivor('account', id, records);
  if (!account)
    throw new Problem({ status: 422, code: 'account-unknown', detail: `${field}: there is no account ${id}` });
  return account;
}
