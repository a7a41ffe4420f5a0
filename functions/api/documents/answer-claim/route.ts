import { answerClaim as decideAnswer } from '../../../../shared/domain/claims/work-claim.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { changedClaim } from '../claims.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Keeps what the customer was told. */
export const answerClaim = ({ accepted, on, ...said }: Input, services: Services, { by }: Call) =>
  changedClaim(said, ['department'], services, by, (claim, records, context) =>
    decideAnswer(claim, { accepted, on }, records, context),
  );

export const answerClaimRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: answerClaim,
});
