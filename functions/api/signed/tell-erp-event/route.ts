import type { Decision } from '../../../../shared/domain/records/plan.ts';
import type { Records } from '../../../../shared/domain/records/records.ts';
import { decideErp, type ErpApplied } from '../../../../shared/domain/purchases/erp.ts';
import { knowing } from '../../../../shared/domain/products/named.ts';
import { requestOf, type ToldEvent } from '../../../../shared/domain/purchases/erp-event.ts';
import { balanceRecords, tellBalance } from '../../../../shared/domain/purchases/tell-balance.ts';
import { erpRecords } from '../../../../shared/domain/purchases/records.ts';
import { type Context, contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { AlreadyDone } from '../../../../shared/domain/records/errors.ts';
import { AreaEnv } from '../../../../shared/lambda/area-environment.ts';
import { apiRoute, type Call, Reply } from '../../../../shared/lambda/api-route.ts';
import { parseRequest } from '../../../../shared/lambda/parse-request.ts';
import { buildServices, type Services } from '../services.ts';
import { signedBody } from '../verify.ts';
import { Body, Input, Output, route } from './contract.ts';

type Applied = ErpApplied | 'balance';
const before = new Reply<{ applied: Applied }>({ applied: 'before' }, { status: 202 });

/** Takes what the ERP tells, once: it is applied, or held with a task, and never refused. */
export async function tellErpEvent(_input: unknown, { records, ...services }: Services, call: Call) {
  const event = parseRequest(Body(), await signedBody(call, 'erp', services.secrets));
  if (await records.answered(requestOf(event))) return before;
  const context = await contextOf(call.by, services);
  try {
    const { applied } = await decideAndCommit(records, context, () => decide(event, records, context), { rounds: 20 });
    return new Reply({ applied }, { status: 202 });
  } catch (error) {
    if (error instanceof AlreadyDone) return before;
    throw error;
  }
}

async function decide(event: ToldEvent, records: Records, context: Context): Promise<Decision<{ applied: Applied }>> {
  if (event.type === 'balance') return tellBalance(event, await balanceRecords(event, records, context), context);
  const told = await erpRecords(event, records, context);
  return decideErp(event, told, await knowing(told.deal?.lines ?? [], records, context));
}

export const tellErpEventRoute = apiRoute({
  route,
  env: AreaEnv,
  input: Input,
  output: Output,
  services: buildServices,
  run: tellErpEvent,
});
