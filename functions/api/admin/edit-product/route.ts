import { editProduct as decideEdit, productWith } from '../../../../shared/domain/products/edit-product.ts';
import { heldBy } from '../../../../shared/domain/products/keys.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { assertStillSo } from '../../../../shared/domain/records/expected-version.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { foundProduct, productView } from '../products.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Says what is known of a product. */
export async function editProduct({ id, expectedVersion, ...changes }: Input, services: Services, { by }: Call) {
  const { records, journal } = services;
  const context = await contextOf(by, services);
  let seen = expectedVersion;
  const { product } = await decideAndCommit(records, context, async () => {
    const before = await foundProduct(id, records);
    seen ??= before.version;
    await assertStillSo(journal, before, seen, Object.keys(changes));
    const held = await heldBy([before, productWith(before, changes)], records);
    return decideEdit(before, changes, held, context);
  });
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
