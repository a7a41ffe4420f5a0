import type { Account } from '../../../../shared/domain/accounts/account.ts';
import { journeyOf } from '../../../../shared/domain/accounts/journey.ts';
import { membersOf } from '../../../../shared/domain/accounts/members.ts';
import { assertMay } from '../../../../shared/domain/people/rights.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** The milestones of an account and of all that was merged into it. */
export async function showJourney({ id }: Input, { records, journal }: Services, { by }: Call) {
  const members = await membersOf(await found(records, 'account', id), records);
  const [account] = members.family as [Account, ...Account[]]; // the survivor is always there
  assertMay(by, 'read-account', account.owner);
  return { items: await journeyOf(members, journal) };
}

export const showJourneyRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showJourney,
});
