import {
  addProduct as decideAdd,
  type NewProduct,
  slugAsked,
} from '../../../../shared/domain/products/edit-product.ts';
import { heldBy } from '../../../../shared/domain/products/keys.ts';
import { type Product, productId } from '../../../../shared/domain/products/product.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { type Call, Reply } from '../../../../shared/lambda/api-route.ts';
import { onceRoute } from '../../../../shared/lambda/once-route.ts';
import { Env } from '../environment.ts';
import { inRegister, productView } from '../products.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Adds a product to the register. */
export async function addProduct(asked: NewProduct, services: Services, { by }: Call) {
  const { records } = services;
  const context = await contextOf(by, services);
  const id = productId(slugAsked(asked));
  const { product } = await decideAndCommit(records, context, async () => {
    const [before, held] = await Promise.all([records.get('product', id), heldBy([asked], records)]);
    return decideAdd(asked, before, held, context);
  });
  return added(product);
}

const added = (product: Product) => new Reply(productView(product), { status: 201 });

export const addProductRoute = onceRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: addProduct,
  again: async ({ id }, { records }) => {
    const made = id('product');
    return added(inRegister(await records.get('product', made), made));
  },
});
