import { contextOf } from '../../../../shared/domain/records/context.ts';
import { assignLead } from '../../../../shared/domain/leads/work.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { Problem } from '../../../../shared/domain/problem.ts';
import { deskOf, found } from '../context.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Each lead by itself: what is refused for one does not hold up the others, and says why. */
export async function assignMany({ ids, to }: Input, services: Services, { by }: Call) {
  const context = await contextOf(by, services);
  const one = async (id: string) => {
    try {
      await decideAndCommit(services.records, context, async () => {
        const lead = await found(services.records, 'lead', id);
        return assignLead(lead, to, await deskOf(lead.owner, services.records), context);
      });
      return { id, ok: true };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return { id, ok: false, code: error.details.code, detail: error.details.detail };
    }
  };
  const results = [];
  for (const id of [...new Set(ids)]) results.push(await one(id));
  return { results };
}

export const assignManyRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: assignMany,
});
