import * as z from 'zod';
import { productId } from '../../../../shared/domain/products/product.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { foundProduct, productView } from '../products.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** One product. */
export const showProduct = async ({ id }: Input, { records }: Pick<Services, 'records'>) =>
  productView(await foundProduct(z.uuid().safeParse(id).success ? id : productId(id), records));

export const showProductRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showProduct,
});
