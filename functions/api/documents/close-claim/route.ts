import { closeClaim as decideClose } from '../../../../shared/domain/claims/work-claim.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { changedClaim } from '../claims.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Closes a claim. */
export const closeClaim = ({ satisfied, ...said }: Input, services: Services, { by }: Call) =>
  changedClaim(said, [], services, by, (claim, records, context) => decideClose(claim, satisfied, records, context));

export const closeClaimRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: closeClaim,
});
