import { assignLead } from '../../../../shared/domain/leads/work.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { deskOf, found } from '../../../../shared/domain/records/found.ts';
import { each } from '../../../../shared/lambda/each.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Gives each lead by itself. */
export async function assignManyLeads({ ids, to }: Input, services: Services, { by }: Call) {
  const { records } = services;
  const context = await contextOf(by, services);
  return each(ids, (id) =>
    decideAndCommit(records, context, async () => {
      const lead = await found(records, 'lead', id);
      return assignLead(lead, to, await deskOf(lead.owner, records), context);
    }),
  );
}

export const assignManyLeadsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: assignManyLeads,
});
