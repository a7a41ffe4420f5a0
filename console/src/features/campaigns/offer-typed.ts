/** An offer as it is typed, and as the API takes it. */
import type { Amount } from '../../../../shared/domain/money/money.ts';
import type { Offer, OfferTerms } from './api.ts';

export type Typed = {
  readonly titleRu: string;
  readonly titleEn: string;
  readonly termsRu: string;
  readonly termsEn: string;
  readonly from: string | undefined;
  readonly until: string | undefined;
  readonly cost: Amount | undefined;
  readonly floor: number | undefined;
  readonly forWinBacks: boolean;
  readonly owner: string;
};

/** Nothing yet. */
export const blank: Omit<Typed, 'owner'> = {
  titleRu: '',
  titleEn: '',
  termsRu: '',
  termsEn: '',
  from: undefined,
  until: undefined,
  cost: undefined,
  floor: undefined,
  forWinBacks: false,
};

/** What an offer says already. */
export const typedOf = ({ title, terms, from, until, cost, marginFloorPercent, forWinBacks, owner }: Offer): Typed => ({
  titleRu: title.ru,
  titleEn: title.en,
  termsRu: terms.ru,
  termsEn: terms.en,
  ...{ from, until, cost, owner },
  floor: marginFloorPercent,
  forWinBacks: forWinBacks === true,
});

/** Whether all that has to be there is. */
export const isWhole = ({ titleRu, titleEn, termsRu, termsEn, from, until, floor }: Typed): boolean =>
  [titleRu, titleEn, termsRu, termsEn].every((text) => text.trim() !== '') &&
  from !== undefined &&
  until !== undefined &&
  from <= until &&
  floor !== undefined;

/** The offer, once it is whole. */
export const offerOf = ({ titleRu, titleEn, termsRu, termsEn, from = '', until = '', ...rest }: Typed): OfferTerms => ({
  title: { ru: titleRu.trim(), en: titleEn.trim() },
  terms: { ru: termsRu.trim(), en: termsEn.trim() },
  from,
  until,
  ...(rest.cost && { cost: rest.cost }),
  marginFloorPercent: rest.floor ?? 0,
  forWinBacks: rest.forWinBacks,
  owner: rest.owner,
});
