import { apiHandler } from '../../../shared/lambda/api-handler.ts';
import { changeWakeUpRoute } from './change-wake-up/route.ts';
import { exportAudienceRoute } from './export-audience/route.ts';
import { listBasketsRoute } from './list-baskets/route.ts';
import { listNextLettersRoute } from './list-next-letters/route.ts';
import { showBasketRoute } from './show-basket/route.ts';
import { showEnrolmentRoute } from './show-enrolment/route.ts';
import { stopEnrolmentRoute } from './stop-enrolment/route.ts';

export const handler = apiHandler([
  changeWakeUpRoute,
  exportAudienceRoute,
  listBasketsRoute,
  listNextLettersRoute,
  showBasketRoute,
  showEnrolmentRoute,
  stopEnrolmentRoute,
]);
