/** What campaigns cost and brought in a month: a fold of the facts of that month. */
import type { Fact } from '../facts/fact.ts';
import type { FactType } from '../facts/draft.ts';
import type { Cost } from '../costs/cost.ts';
import { type Net, type Sum, sumsOf } from '../money/sums.ts';
import { marginOfOrder } from '../purchases/order-costs.ts';
import { textKey } from '../text-key.ts';
import type { Campaign } from './campaign.ts';

/** The facts it is made of. */
export const reportedFacts = [
  'LetterMarked',
  'LetterRefused',
  'LetterDelivered',
  'LetterClicked',
  'LeadReceived',
  'DealWon',
] as const satisfies readonly FactType[];

/** An order that was won, and by which name in links its request came first. */
export type WonOrder = Net & {
  readonly campaign: string;
  /** What its goods cost. @default - nobody knows */
  readonly costMinor?: number;
  /** The dealer's bonus and delivery at our cost. @default 0 */
  readonly besidesMinor?: number;
};

export type CampaignFigures = {
  readonly campaign: Campaign;
  /** What was entered for it. @default - nobody entered anything, which is not nothing */
  readonly cost?: readonly Net[];
  readonly letters: { readonly sent: number; readonly delivered: number };
  /** People, not clicks; and no machine. */
  readonly clicked: number;
  /** First requests that came by its name in links; no spam. */
  readonly leads: number;
  /** Won of requests that came so, in whichever month those came. */
  readonly orders: { readonly won: number; readonly costUnknown: number };
  readonly revenue: readonly Sum[];
  /** Revenue less the cost of the goods, dealers' bonuses and delivery at our cost, of those orders whose goods' cost is known. @default - it is of none */
  readonly margin?: readonly Sum[];
};

export type Reported = {
  readonly facts: readonly Fact[];
  readonly campaigns: readonly Campaign[];
  /** Costs of the month. */
  readonly costs: readonly Cost[];
  /** Won in the month. */
  readonly orders: readonly WonOrder[];
  /** Whose letter one of these is: of a mailing of the campaign of that id. */
  readonly campaignOf: (letterId: string) => string | undefined;
};

/** The figures of each campaign. */
export function campaignFigures({ facts, campaigns, costs, orders, campaignOf }: Reported): CampaignFigures[] {
  const refused = new Set(idsOf(facts, 'LetterRefused'));
  const marked = idsOf(facts, 'LetterMarked').filter((id) => !refused.has(id));
  const delivered = idsOf(facts, 'LetterDelivered');
  const clicks = facts.filter(({ type, data }) => type === 'LetterClicked' && data['by'] === 'person');
  return campaigns.map((campaign) => {
    const ours = (letterId: string): boolean => campaignOf(letterId) === campaign.id;
    const people = clicks.flatMap(({ subject, data }) => (ours(subject.id) ? [data['personId']] : []));
    const spent = costs.filter((cost) => isOf(campaign, cost.campaign));
    return {
      campaign,
      ...(spent.length > 0 && { cost: spentOf(spent) }),
      letters: { sent: marked.filter(ours).length, delivered: new Set(delivered.filter(ours)).size },
      clicked: new Set(people).size,
      leads: facts.filter((fact) => broughtBy(campaign, fact)).length,
      ...earned(orders.filter((order) => isNamed(campaign, order.campaign))),
    };
  });
}

const idsOf = (facts: readonly Fact[], of: FactType): string[] =>
  facts.flatMap(({ type, subject }) => (type === of ? [subject.id] : []));

/** By its name in links, or its own. */
const isOf = (campaign: Campaign, said: string | undefined): boolean =>
  isNamed(campaign, said) || (said !== undefined && textKey(said) === textKey(campaign.name));

const notForUs: readonly unknown[] = ['spam', 'unreadable'];

function broughtBy({ utm }: Campaign, { type, data }: Fact): boolean {
  if (type !== 'LeadReceived' || notForUs.includes(data['stage'])) return false;
  const { touch } = data as { touch: { utm?: { campaign?: string } } }; // as the catalogue has it
  return isNamed({ utm }, touch.utm?.campaign);
}

const isNamed = ({ utm }: Pick<Campaign, 'utm'>, said: string | undefined): boolean =>
  said !== undefined && textKey(said) === textKey(utm.campaign);

function earned(orders: readonly WonOrder[]): Pick<CampaignFigures, 'orders' | 'revenue' | 'margin'> {
  const margins = orders.map((order) =>
    order.costMinor === undefined ? undefined : { netMinor: marginOfOrder(order), currency: order.currency },
  );
  const costUnknown = margins.filter((margin) => margin === undefined).length;
  return {
    orders: { won: orders.length, costUnknown },
    revenue: sumsOf(orders),
    ...(costUnknown < orders.length && { margin: sumsOf(margins) }),
  };
}

const spentOf = (costs: readonly Cost[]): Net[] =>
  sumsOf(costs.map(({ amount }) => amount)).map(({ netMinor, currency }) => ({ netMinor, currency }));
