import type { AreaNeeds } from '../../../shared/lambda/area-contract.ts';
import { route as addProduct } from './add-product/contract.ts';
import { route as changeSetting } from './change-setting/contract.ts';
import { route as editProduct } from './edit-product/contract.ts';
import { route as listProducts } from './list-products/contract.ts';
import { route as moveClock } from './move-clock/contract.ts';
import { route as resumeMail } from './resume-mail/contract.ts';
import { route as showMail } from './show-mail/contract.ts';
import { route as showProduct } from './show-product/contract.ts';
import { route as showQuarantine } from './show-quarantine/contract.ts';
import { route as showSetting } from './show-setting/contract.ts';

export { Env } from './environment.ts';
export const routes = [
  addProduct,
  changeSetting,
  editProduct,
  listProducts,
  moveClock,
  resumeMail,
  showMail,
  showProduct,
  showQuarantine,
  showSetting,
] as const;

/** A right for each call its code makes, and no more. */
export const needs = {
  lists: ['board', 'owner', 'parent'],
  releases: true,
  journal: ['of'],
  people: ['get'],
  guard: ['answered'],
  secrets: true,
} as const satisfies AreaNeeds;
