import { belongings } from '../../../../shared/domain/accounts/belongings.ts';
import type { Claim } from '../../../../shared/domain/claims/claim.ts';
import { openClaim as decideOpen } from '../../../../shared/domain/claims/open-claim.ts';
import { inWords } from '../../../../shared/domain/people/notes.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { type Call, Reply } from '../../../../shared/lambda/api-route.ts';
import { onceRoute } from '../../../../shared/lambda/once-route.ts';
import { claimView } from '../claims.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Opens a claim. */
export async function openClaim({ note: text, ...asked }: Input, services: Services, { by }: Call) {
  const { records } = services;
  const context = await contextOf(by, services);
  const { note, keep } = inWords(text, services, context);
  const open = async () => {
    const decision = decideOpen(asked, await belongings(asked, records), context);
    if (decision.ok) await keep(decision.claim.id);
    return decision;
  };
  const { claim } = await decideAndCommit(records, context, open, { note });
  return opened(claim);
}

const opened = (claim: Claim) => new Reply(claimView(claim), { status: 201 });

export const openClaimRoute = onceRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: openClaim,
  again: async ({ id }, { records }) => opened(await found(records, 'claim', id('claim'))),
});
