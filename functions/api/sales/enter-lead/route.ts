import { contextOf } from '../../../../shared/domain/records/context.ts';
import { prepareByHand } from '../../../../shared/domain/leads/enter-by-hand.ts';
import { takeIn } from '../../../../shared/domain/leads/take-in.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { type Call, Reply } from '../../../../shared/lambda/api-route.ts';
import { onceRoute } from '../../../../shared/lambda/once-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** A lead entered by hand goes the way of every other: its person found or made, a touch on an open one or a new lead. */
export async function enterLead(asked: Input, services: Services, { by }: Call) {
  const context = await contextOf(by, services);
  const prepared = await prepareByHand(asked, context, services.secrets);
  const { leadId, became } = await decideAndCommit(services.records, context, async () => ({
    ok: true,
    ...(await takeIn(prepared, services, context)),
  }));
  return entered(leadId, became);
}

const entered = (id: string, became: 'lead' | 'touch') => new Reply({ id, became }, { status: 201 });

export const enterLeadRoute = onceRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: enterLead,
  again: ({ id, made }) => Promise.resolve(entered(id('lead'), made['lead']?.isNew === true ? 'lead' : 'touch')),
});
