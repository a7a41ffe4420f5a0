import { present } from '../../../../shared/domain/present.ts';
import { productsListed } from '../../../../shared/domain/products/lists.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { productView } from '../products.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Products a page at a time. */
export async function listProducts({ limit, cursor, ...asked }: Input, { records }: Pick<Services, 'records'>) {
  const { items: entries, next } = await records.list(productsListed(asked), { limit, ...present({ cursor }) });
  const ids = entries.map(({ id }) => id);
  const products = await records.getMany('product', ids);
  const inOrder = ids.flatMap((one) => products.filter(({ id, undone }) => id === one && !undone));
  return { items: inOrder.map(productView), ...present({ next }) };
}

export const listProductsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listProducts,
});
