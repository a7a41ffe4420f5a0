import { mayReadContacts } from '../../../../shared/domain/contacts/contacts-for.ts';
import { notesUnder } from '../../../../shared/domain/people/notes.ts';
import { assertMay } from '../../../../shared/domain/people/rights.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { claimOf, claimView } from '../claims.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** One claim. */
export async function showClaim({ id }: Input, services: Services, { by }: Call) {
  const { claim, account } = await claimOf(id, services);
  assertMay(by, 'read-claim', account.owner);
  return { ...claimView(claim), notes: await notesUnder(id, mayReadContacts(by, account), services) };
}

export const showClaimRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showClaim,
});
