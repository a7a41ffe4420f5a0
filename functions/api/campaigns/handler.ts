import { apiHandler } from '../../../shared/lambda/api-handler.ts';
import { approveOfferRoute } from './approve-offer/route.ts';
import { closeCampaignRoute } from './close-campaign/route.ts';
import { countAudienceRoute } from './count-audience/route.ts';
import { editCampaignRoute } from './edit-campaign/route.ts';
import { editOfferRoute } from './edit-offer/route.ts';
import { listCampaignsRoute } from './list-campaigns/route.ts';
import { listLettersRoute } from './list-letters/route.ts';
import { listMailingsRoute } from './list-mailings/route.ts';
import { listOffersRoute } from './list-offers/route.ts';
import { openCampaignRoute } from './open-campaign/route.ts';
import { openOfferRoute } from './open-offer/route.ts';
import { previewLetterRoute } from './preview-letter/route.ts';
import { reportCampaignsRoute } from './report-campaigns/route.ts';
import { showCampaignRoute } from './show-campaign/route.ts';
import { showLetterRoute } from './show-letter/route.ts';
import { showMailingRoute } from './show-mailing/route.ts';
import { showOfferRoute } from './show-offer/route.ts';
import { startMailingRoute } from './start-mailing/route.ts';
import { stopMailingRoute } from './stop-mailing/route.ts';
import { withdrawOfferRoute } from './withdraw-offer/route.ts';
import { writeLetterRoute } from './write-letter/route.ts';

export const handler = apiHandler([
  approveOfferRoute,
  closeCampaignRoute,
  countAudienceRoute,
  editCampaignRoute,
  editOfferRoute,
  listCampaignsRoute,
  listLettersRoute,
  listMailingsRoute,
  listOffersRoute,
  openCampaignRoute,
  openOfferRoute,
  previewLetterRoute,
  reportCampaignsRoute,
  showCampaignRoute,
  showLetterRoute,
  showMailingRoute,
  showOfferRoute,
  startMailingRoute,
  stopMailingRoute,
  withdrawOfferRoute,
  writeLetterRoute,
]);
