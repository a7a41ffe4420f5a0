import { editProduct as decideEdit, productWith } from '../../../../shared/domain/products/edit-product.ts';
import { heldBy } from '../../../../shared/domain/products/keys.ts';
import type { Product } from '../../../../shared/domain/products/product.ts';
import { changeAsSeen } from '../../../../shared/domain/records/change-as-seen.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { inRegister, productView } from '../products.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Says what is known of a product. */
export async function editProduct({ id, expectedVersion, ...changes }: Input, services: Services, { by }: Call) {
  const { records } = services;
  const context = await contextOf(by, services);
  const decide = async (found: Product) => {
    const before = inRegister(found, id);
    const held = await heldBy([before, productWith(before, changes)], records);
    return decideEdit(before, changes, held, context);
  };
  const { product } = await changeAsSeen(
    { kind: 'product', seen: { id, expectedVersion }, fields: Object.keys(changes), decide },
    services,
    context,
  );
  return productView(product);
}

export const editProductRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: editProduct,
});
