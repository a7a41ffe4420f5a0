import { countAudience as count } from '../../../../shared/domain/campaigns/count-audience.ts';
import { Problem } from '../../../../shared/domain/problem.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { versionsNow } from '../campaigns.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** How long one answer counts; the API gives up after half a minute. */
const workMs = 10_000;

/** Counts without sending. */
export async function countAudience({ id, cursor }: Input, services: Services, { by }: Call) {
  const context = await contextOf(by, services);
  const { audience, letter, offerId } = await found(services.records, 'campaign', id);
  if (!audience)
    throw new Problem({ status: 422, code: 'audience-needed', detail: 'the campaign has no audience; edit it first' });
  const versions = await versionsNow(letter, context.at, services);
  const until = Date.now() + workMs;
  const isTimeUp = (): boolean => Date.now() > until;
  const priority = offerId === undefined ? 'campaign' : 'offer';
  return count({ audience, versions, priority }, cursor, { ...services, isTimeUp }, context);
}

export const countAudienceRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: countAudience,
});
