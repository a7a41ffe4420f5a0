/** Why a customer went silent, as whoever called says. */
export const silenceCauses = [
  'product',
  'manager',
  'lead-time',
  'price',
  'competitor',
  'no-need',
  'closed',
  'other',
] as const;
export type SilenceCause = (typeof silenceCauses)[number];
