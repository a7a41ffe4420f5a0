import { decideErp, type ErpApplied } from '../../../../shared/domain/purchases/erp.ts';
import { requestOf } from '../../../../shared/domain/purchases/erp-event.ts';
import { erpRecords } from '../../../../shared/domain/purchases/records.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { AlreadyDone } from '../../../../shared/domain/records/errors.ts';
import { AreaEnv } from '../../../../shared/lambda/area-environment.ts';
import { apiRoute, type Call, Reply } from '../../../../shared/lambda/api-route.ts';
import { parseRequest } from '../../../../shared/lambda/parse-request.ts';
import { buildServices, type Services } from '../services.ts';
import { signedBody } from '../verify.ts';
import { Body, Input, Output, route } from './contract.ts';

const before = new Reply<{ applied: ErpApplied }>({ applied: 'before' }, { status: 202 });

/** Takes what the ERP tells, once: it is applied, or held with a task, and never refused. */
export async function tellErpEvent(_input: unknown, { records, ...services }: Services, call: Call) {
  const event = parseRequest(Body(), await signedBody(call, 'erp', services.secrets));
  if (await records.answered(requestOf(event))) return before;
  const context = await contextOf(call.by, services);
  try {
    const decide = async () => decideErp(event, await erpRecords(event, records, context), context);
    const { applied } = await decideAndCommit(records, context, decide, { rounds: 20 });
    return new Reply({ applied }, { status: 202 });
  } catch (error) {
    if (error instanceof AlreadyDone) return before;
    throw error;
  }
}

export const tellErpEventRoute = apiRoute({
  route,
  env: AreaEnv,
  input: Input,
  output: Output,
  services: buildServices,
  run: tellErpEvent,
});
