import type { AreaNeeds } from '../../../shared/lambda/area-contract.ts';
import { route as approveOffer } from './approve-offer/contract.ts';
import { route as closeCampaign } from './close-campaign/contract.ts';
import { route as countAudience } from './count-audience/contract.ts';
import { route as editCampaign } from './edit-campaign/contract.ts';
import { route as editOffer } from './edit-offer/contract.ts';
import { route as listCampaigns } from './list-campaigns/contract.ts';
import { route as listLetters } from './list-letters/contract.ts';
import { route as listMailings } from './list-mailings/contract.ts';
import { route as listOffers } from './list-offers/contract.ts';
import { route as openCampaign } from './open-campaign/contract.ts';
import { route as openOffer } from './open-offer/contract.ts';
import { route as previewLetter } from './preview-letter/contract.ts';
import { route as reportCampaigns } from './report-campaigns/contract.ts';
import { route as showCampaign } from './show-campaign/contract.ts';
import { route as showLetter } from './show-letter/contract.ts';
import { route as showMailing } from './show-mailing/contract.ts';
import { route as showOffer } from './show-offer/contract.ts';
import { route as startMailing } from './start-mailing/contract.ts';
import { route as stopMailing } from './stop-mailing/contract.ts';
import { route as withdrawOffer } from './withdraw-offer/contract.ts';
import { route as writeLetter } from './write-letter/contract.ts';

export { Env } from './environment.ts';
export const routes = [
  approveOffer,
  closeCampaign,
  countAudience,
  editCampaign,
  editOffer,
  listCampaigns,
  listLetters,
  listMailings,
  listOffers,
  openCampaign,
  openOffer,
  previewLetter,
  reportCampaigns,
  showCampaign,
  showLetter,
  showMailing,
  showOffer,
  startMailing,
  stopMailing,
  withdrawOffer,
  writeLetter,
] as const;

/** A right for each call its code makes, and no more. */
export const needs = {
  lists: ['board', 'parent'],
  releases: true,
  journal: ['of', 'happened'],
  people: ['get'],
  guard: ['answered'],
  secrets: true,
} as const satisfies AreaNeeds;
