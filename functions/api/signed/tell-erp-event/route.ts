import { dealMoveRecords } from '../../../../shared/domain/deals/records.ts';
import { applyErp, type ErpEvent, tellPurchase } from '../../../../shared/domain/purchases/erp.ts';
import { orderClaim, purchaseId } from '../../../../shared/domain/purchases/purchase.ts';
import { type Context, contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { AlreadyDone } from '../../../../shared/domain/records/errors.ts';
import { type Decision, together } from '../../../../shared/domain/records/plan.ts';
import type { Idempotency } from '../../../../shared/domain/records/records.ts';
import { AreaEnv } from '../../../../shared/lambda/area-environment.ts';
import { apiRoute, Reply } from '../../../../shared/lambda/api-route.ts';
import { parseRequest } from '../../../../shared/lambda/parse-request.ts';
import { buyerOf } from '../buyer.ts';
import { buildServices, type Services } from '../services.ts';
import { signedBody } from '../verify.ts';
import { Body, Input, Output, route } from './contract.ts';

type Applied = 'deal' | 'purchase' | 'nothing';

/** To the deal of that order; a payment that matches no deal is a purchase of the account by tax id. */
async function decideEvent(
  event: ErpEvent,
  services: Services,
  context: Context,
): Promise<Decision<{ applied: Applied }>> {
  const order = { number: event.orderNumber, on: event.orderDate };
  const { legalEntity } = context.policy.company;
  const holder = await services.records.holderOf(orderClaim(legalEntity, order));
  const deal = holder && (await services.records.get('deal', holder.id));
  const idempotency = {
    key: `erp/${event.type}/${event.orderNumber}/${event.document}`,
    fingerprint: JSON.stringify(event),
    answer: null,
  };
  if (deal)
    return once(
      applyErp(deal, event, await dealMoveRecords(deal, undefined, services.records, context), context),
      'deal',
      idempotency,
    );
  if (event.type !== 'payment') return { ok: true, plan: together(), applied: 'nothing' };
  const [before, buyer] = await Promise.all([
    services.records.get('purchase', purchaseId(legalEntity, order)),
    buyerOf(event, services.records, context),
  ]);
  const { orderNumber, orderDate, taxId, company, amount, orderAmount } = event;
  return once(
    tellPurchase({ orderNumber, orderDate, taxId, company, amount: orderAmount ?? amount }, before, buyer, context),
    'purchase',
    idempotency,
  );
}

const once = (decision: Decision, applied: Applied, idempotency: Idempotency): Decision<{ applied: Applied }> =>
  decision.ok ? { ...decision, idempotency, applied } : decision;

/** Takes what the ERP tells, by document number once; it is never refused for the state of a deal. */
export const tellErpEventRoute = apiRoute({
  route,
  env: AreaEnv,
  input: Input,
  output: Output,
  services: buildServices,
  run: async (_input, services, call) => {
    const event = parseRequest(Body, await signedBody(call, 'erp', services.secrets));
    const context = await contextOf(call.by, services);
    try {
      const { applied } = await decideAndCommit(
        services.records,
        context,
        () => decideEvent(event, services, context),
        { rounds: 20 },
      );
      return new Reply({ applied }, { status: 202 });
    } catch (error) {
      if (error instanceof AlreadyDone) return new Reply({ applied: 'before' as const }, { status: 202 });
      throw error;
    }
  },
});
