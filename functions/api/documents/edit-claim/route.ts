import { editClaim as decideEdit } from '../../../../shared/domain/claims/work-claim.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { changedClaim } from '../claims.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Edits a claim. */
export const editClaim = ({ id, note, expectedVersion, ...said }: Input, services: Services, { by }: Call) => {
  const changes = { ...present(said), noted: note !== undefined };
  return changedClaim({ id, note, expectedVersion }, Object.keys(said), services, by, (claim, records, context) =>
    decideEdit(claim, changes, records, context),
  );
};

export const editClaimRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: editClaim,
});
