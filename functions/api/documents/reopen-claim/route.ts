import { reopenClaim as decideReopen } from '../../../../shared/domain/claims/work-claim.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { changedClaim } from '../claims.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Takes up a claim again. */
export const reopenClaim = (said: Input, services: Services, { by }: Call) =>
  changedClaim(said, [], services, by, decideReopen);

export const reopenClaimRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: reopenClaim,
});
