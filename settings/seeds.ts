/** The seeds of all settings: what holds until a plant writes its own. The demo plant makes industrial electronics. */
import type { Settings } from '../shared/domain/settings/settings.ts';
import { calendar } from './calendar.ts';
import { claimCauses, departments } from './claims.ts';
import { cancelCauses, dealers, lossReasons } from './endings.ts';
import { forms } from './forms.ts';
import { criteria, segments, sources } from './leads.ts';
import { lifecycle } from './lifecycle.ts';
import { productGroups } from './product-groups.ts';
import { programmes } from './programmes.ts';
import { seller } from './seller.ts';
import { routing, staff } from './staff.ts';

export const seeds: Settings = {
  company: {
    legalEntity: 'voronka-demo',
    country: 'RU',
    currency: 'RUB',
    vatPercent: 22,
    seller,
  },
  calendar,
  segments,
  criteria,
  sources,
  forms,
  'product-groups': productGroups,
  'loss-reasons': lossReasons,
  'cancel-causes': cancelCauses,
  'claim-causes': claimCauses,
  departments,
  dealers,
  staff,
  lifecycle,
  routing,
  programmes,
  chat: { kinds: ['in-queue', 'overdue', 'reply', 'mail-paused'] },
  substitutes: [],
  deadlines: {
    claimMinutes: 120,
    focusClaimMinutes: 30,
    ownerFirstMinutes: 60,
    contactMinutes: 240,
    qualifyDays: 5,
    convertDays: 1,
    dealDays: {
      'new-deal': 1,
      'discuss-terms': 3,
      'send-quote': 2,
      'agree-price': 10,
      'payment-received': 2,
    },
    engineeredQuoteDays: 5,
    papersDays: 10,
    claimDays: 10,
  },
  return: {
    leadTimeDays: 20,
    winBacksPerDay: 5,
    letters: [
      { letter: 'your-terms', afterDays: 0 },
      { letter: 'terms-end', afterDays: 7 },
    ],
    quarterLetters: ['what-changed', 'what-others-order', 'stock-list', 'ask-us'],
    offerDays: 21,
    callDays: 10,
    discountPercentPerYear: 20, // about what a plant pays for a loan in roubles
  },
  thresholds: {
    claimsWithoutContact: 5,
    touchDays: 30,
    reopenDays: 90,
    dealerFeedbackDays: 5,
    dealerProtectionDays: 90,
    auditOneIn: 10,
    spamScore: 3,
  },
};
