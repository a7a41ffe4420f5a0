/** What campaigns cost and brought in a month: a fold of the facts of that month. */
import type { Fact } from '../facts/fact.ts';
import type { FactType } from '../facts/draft.ts';
import { textKey } from '../text-key.ts';
import type { Cost } from '../costs/cost.ts';
import type { Campaign } from './campaign.ts';

/** The facts it is made of. */
export const reportedFacts = [
  'LetterMarked',
  'LetterRefused',
  'LetterDelivered',
  'LetterClicked',
  'LeadReceived',
] as const satisfies readonly FactType[];

/** Money by currency; nothing where nobody has said what it was. */
export type Money = readonly { readonly netMinor: number; readonly currency: string }[];

export type CampaignFigures = {
  readonly campaign: Campaign;
  /** What was entered for it. @default - nobody entered anything, which is not nothing */
  readonly cost?: Money;
  readonly letters: { readonly sent: number; readonly delivered: number };
  /** People, not clicks; and no machine. */
  readonly clicked: number;
  /** First requests that came by its name in links; no spam. */
  readonly leads: number;
};

export type Reported = {
  readonly facts: readonly Fact[];
  readonly campaigns: readonly Campaign[];
  /** Costs of the month. */
  readonly costs: readonly Cost[];
  /** Whose letter one of these is: of a mailing of the campaign of that id. */
  readonly campaignOf: (letterId: string) => string | undefined;
};

/** The figures of each campaign. */
export function campaignFigures({ facts, campaigns, costs, campaignOf }: Reported): CampaignFigures[] {
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
      ...(spent.length > 0 && { cost: summed(spent) }),
      letters: { sent: marked.filter(ours).length, delivered: new Set(delivered.filter(ours)).size },
      clicked: new Set(people).size,
      leads: facts.filter((fact) => broughtBy(campaign, fact)).length,
    };
  });
}

const idsOf = (facts: readonly Fact[], of: FactType): string[] =>
  facts.flatMap(({ type, subject }) => (type === of ? [subject.id] : []));

/** By its name in links, or its own. */
const isOf = ({ name, utm }: Campaign, said: string | undefined): boolean =>
  said !== undefined && [name, utm.campaign].some((own) => textKey(own) === textKey(said));

const notForUs: readonly unknown[] = ['spam', 'unreadable'];

function broughtBy({ utm }: Campaign, { type, data }: Fact): boolean {
  if (type !== 'LeadReceived' || notForUs.includes(data['stage'])) return false;
  const { touch } = data as { touch: { utm?: { campaign?: string } } }; // as the catalogue has it
  return touch.utm?.campaign !== undefined && textKey(touch.utm.campaign) === textKey(utm.campaign);
}

function summed(costs: readonly Cost[]): Money {
  const sums = new Map<string, number>();
  for (const { amount } of costs) sums.set(amount.currency, (sums.get(amount.currency) ?? 0) + amount.netMinor);
  return [...sums].map(([currency, netMinor]) => ({ netMinor, currency }));
}
