import type { Settings } from '../shared/domain/settings/settings.ts';

/** Two months of letters at most; working days apart. The letters are in `letters/`. */
export const programmes: Settings['programmes'] = {
  'no-money': {
    letters: [
      { letter: 'payback', afterDays: 2 },
      { letter: 'review', afterDays: 7 },
      { letter: 'downtime', afterDays: 8 },
      { letter: 'cheaper', afterDays: 10 },
      { letter: 'together', afterDays: 12 },
    ],
    callAfterDays: 5,
  },
  account: {
    letters: [
      { letter: 'one-page', afterDays: 1 },
      { letter: 'quote-explained', afterDays: 4 },
      { letter: 'engineer', afterDays: 5 },
      { letter: 'objections', afterDays: 6 },
      { letter: 'meeting', afterDays: 7 },
    ],
    callAfterDays: 3,
  },
  needs: {
    letters: [
      { letter: 'keep', afterDays: 3 },
      { letter: 'news', afterDays: 15 },
      { letter: 'signs', afterDays: 15 },
      { letter: 'offer', afterDays: 18 },
      { letter: 'plan', afterDays: 20 },
    ],
    callAfterDays: 10,
  },
  time: {
    letters: [
      { letter: 'agreed', afterDays: 0 },
      { letter: 'prices', afterDays: 12 },
      { letter: 'novelties', afterDays: 15 },
      { letter: 'dates', afterDays: 15 },
      { letter: 'slot', afterDays: 15 },
    ],
    callAfterDays: 5,
  },
};
