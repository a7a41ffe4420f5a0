import * as z from 'zod';
import { productId } from '../../../../shared/domain/products/product.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { inRegister, productView } from '../products.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** One product. */
export async function showProduct({ id: named }: Input, { records }: Pick<Services, 'records'>) {
  const id = z.uuid().safeParse(named).success ? named : productId(named);
  return productView(inRegister(await records.get('product', id), named));
}

export const showProductRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showProduct,
});
