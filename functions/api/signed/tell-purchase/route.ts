import { buyerOf } from '../../../../shared/domain/purchases/buyer.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { purchaseId } from '../../../../shared/domain/purchases/purchase.ts';
import { tellPurchase } from '../../../../shared/domain/purchases/tell-purchase.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { AreaEnv } from '../../../../shared/lambda/area-environment.ts';
import { apiRoute, Reply } from '../../../../shared/lambda/api-route.ts';
import { parseRequest } from '../../../../shared/lambda/parse-request.ts';
import { buildServices } from '../services.ts';
import { signedBody } from '../verify.ts';
import { Body, Input, Output, route } from './contract.ts';

/** Records the purchase of an order, once; tells it again and it is corrected. */
export const tellPurchaseRoute = apiRoute({
  route,
  env: AreaEnv,
  input: Input,
  output: Output,
  services: buildServices,
  run: async (_input, services, call) => {
    const told = parseRequest(Body(), await signedBody(call, 'erp', services.secrets));
    const context = await contextOf(call.by, services);
    const { purchaseId: id, created } = await decideAndCommit(services.records, context, async () => {
      const key = purchaseId(context.policy.company.legalEntity, { number: told.orderNumber, on: told.orderDate });
      const [before, buyer] = await Promise.all([
        services.records.get('purchase', key),
        buyerOf(told, services.records, context),
      ]);
      return 'ok' in buyer ? buyer : tellPurchase(told, before, buyer, context);
    });
    return new Reply({ id, created }, { status: created ? 201 : 200 });
  },
});
