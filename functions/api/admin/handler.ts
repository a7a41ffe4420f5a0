import { apiHandler } from '../../../shared/lambda/api-handler.ts';
import { addProductRoute } from './add-product/route.ts';
import { changeSettingRoute } from './change-setting/route.ts';
import { editProductRoute } from './edit-product/route.ts';
import { listProductsRoute } from './list-products/route.ts';
import { moveClockRoute } from './move-clock/route.ts';
import { resumeMailRoute } from './resume-mail/route.ts';
import { showMailRoute } from './show-mail/route.ts';
import { showProductRoute } from './show-product/route.ts';
import { showQuarantineRoute } from './show-quarantine/route.ts';
import { showSettingRoute } from './show-setting/route.ts';

export const handler = apiHandler([
  addProductRoute,
  changeSettingRoute,
  editProductRoute,
  listProductsRoute,
  moveClockRoute,
  resumeMailRoute,
  showMailRoute,
  showProductRoute,
  showQuarantineRoute,
  showSettingRoute,
]);
