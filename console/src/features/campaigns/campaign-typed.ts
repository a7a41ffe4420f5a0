/** A plan of a campaign as it is typed, and as the API takes it. */
import type { Amount } from '../../../../shared/domain/money/money.ts';
import type { Audience, Campaign, CampaignPlan } from './api.ts';

export const audienceKinds = ['none', 'basket', 'customers'] as const;
type Basket = Extract<Audience[number], { by: 'basket' }>['basket'];
type Lane = Extract<Audience[number], { by: 'lane' }>['lane'];

export type Typed = {
  readonly name: string;
  readonly channel: string;
  readonly utmCampaign: string;
  readonly utmSource: string;
  readonly utmMedium: string;
  readonly from: string | undefined;
  readonly until: string | undefined;
  readonly budget: Amount | undefined;
  readonly kind: (typeof audienceKinds)[number];
  readonly basket: Basket | undefined;
  readonly lane: Lane | undefined;
  readonly segment: string | undefined;
  readonly cell: number | undefined;
  readonly letter: string | undefined;
  readonly offerId: string | undefined;
  readonly goal: string;
};

const conditionOf = <B extends Audience[number]['by']>(audience: Audience | undefined, by: B) =>
  audience?.find((each): each is Extract<Audience[number], { by: B }> => each.by === by);

/** Nothing yet. */
export const blank: Omit<Typed, 'channel'> = {
  name: '',
  utmCampaign: '',
  utmSource: '',
  utmMedium: '',
  from: undefined,
  until: undefined,
  budget: undefined,
  kind: 'none',
  basket: undefined,
  lane: undefined,
  segment: undefined,
  cell: undefined,
  letter: undefined,
  offerId: undefined,
  goal: '',
};

/** What a campaign says already. */
export function typedOf({
  name,
  channel,
  utm,
  from,
  until,
  budget,
  audience,
  letter,
  offerId,
  goal = '',
}: Campaign): Typed {
  const { campaign: utmCampaign, source: utmSource = '', medium: utmMedium = '' } = utm;
  const basket = conditionOf(audience, 'basket')?.basket;
  return {
    ...{ name, channel, utmCampaign, utmSource, utmMedium, from, until, budget, letter, offerId, goal },
    kind: kindOf(audience, basket),
    basket,
    lane: conditionOf(audience, 'lane')?.lane,
    segment: conditionOf(audience, 'segment')?.segment,
    cell: conditionOf(audience, 'cell')?.cell,
  };
}

function kindOf(audience: Audience | undefined, basket: Basket | undefined): Typed['kind'] {
  if (audience === undefined) return 'none';
  return basket === undefined ? 'customers' : 'basket';
}

function audienceOf({ kind, basket, lane, segment, cell }: Typed): Audience | undefined {
  if (kind === 'none') return undefined;
  const ofBasket: Audience = [
    ...(basket === undefined ? [] : [{ by: 'basket', basket } as const]),
    ...(lane === undefined ? [] : [{ by: 'lane', lane } as const]),
  ];
  const ofCustomers: Audience = cell === undefined ? [] : [{ by: 'cell', cell }];
  return [
    ...(kind === 'basket' ? ofBasket : ofCustomers),
    ...(segment === undefined ? [] : [{ by: 'segment', segment } as const]),
  ];
}

/** Whether all that has to be there is. */
export function isWhole(typed: Typed): boolean {
  const { name, channel, utmCampaign, from, until, kind, basket } = typed;
  const isNamed = [name, channel, utmCampaign].every((text) => text.trim() !== '');
  const isDated = from !== undefined && until !== undefined && from <= until;
  const isFor = kind !== 'basket' || basket !== undefined;
  return isNamed && isDated && isFor && audienceOf(typed)?.length !== 0;
}

/** What is blank is not said. */
const saidIn = <T extends Readonly<Record<string, unknown>>>(typed: T) =>
  Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined && value !== '')) as {
    [K in keyof T]?: NonNullable<T[K]>;
  }; // the same without those

/** The plan, once it is whole. */
export function planOf(typed: Typed): CampaignPlan {
  const { name, channel, from = '', until = '', budget, letter, offerId } = typed;
  const [source, medium, goal] = [typed.utmSource.trim(), typed.utmMedium.trim(), typed.goal.trim()];
  return {
    name: name.trim(),
    channel,
    utm: { campaign: typed.utmCampaign.trim(), ...saidIn({ source, medium }) },
    from,
    until,
    ...saidIn({ budget, audience: audienceOf(typed), letter, offerId, goal }),
  };
}

/** An edit says of what is left out that it is forgotten. */
export const editOf = (plan: CampaignPlan) => ({
  ...plan,
  budget: plan.budget ?? null,
  audience: plan.audience ?? null,
  letter: plan.letter ?? null,
  offerId: plan.offerId ?? null,
  goal: plan.goal ?? null,
});
