import { infiniteQueryOptions } from '@tanstack/react-query';
import type * as AddProduct from '../../../../functions/api/admin/add-product/contract.ts';
import type * as EditProduct from '../../../../functions/api/admin/edit-product/contract.ts';
import type * as ListProducts from '../../../../functions/api/admin/list-products/contract.ts';
import { type Answered, type Asked, endpoint } from '../../api/endpoint.ts';

const listProducts = endpoint<typeof ListProducts>('GET', '/products');
export const addProduct = endpoint<typeof AddProduct>('POST', '/products');
export const editProduct = endpoint<typeof EditProduct>('PATCH', '/products/{id}');

export type Product = Answered<typeof ListProducts>['items'][number];
export type NewProduct = Asked<typeof AddProduct>;

export type ProductsAsked = { readonly active: 'true' | 'false'; readonly group?: string; readonly code?: string };

/** The register of products, by code. */
export const productsQuery = (asked: ProductsAsked) =>
  infiniteQueryOptions({
    queryKey: ['products', asked],
    queryFn: ({ signal, pageParam }) =>
      listProducts({ ...asked, limit: 100, ...(pageParam !== undefined && { cursor: pageParam }) }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });
