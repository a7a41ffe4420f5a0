/** Twenty-four months of the demo plant, up to an instant: the same ones for the same seed. */
import { seeds } from '../../settings/seeds.ts';
import type { LeadMove } from '../../shared/domain/leads/move.ts';
import type { Secrets } from '../../shared/domain/secrets.ts';
import { type Enquiry, enquiryOf } from './enquiries.ts';
import { DemoPlant, managers } from './plant.ts';
import { type Random, randomOf } from './random.ts';
import { type DealPlot, repeatStory } from './deal-stories.ts';
import { type LeadPlot, leadStory } from './lead-stories.ts';
import type { Story } from './story.ts';
import { instantAgo, workingDayBefore } from './when.ts';

const seed = 4_1986;

const sources = ['site', 'tilda', 'typeform', 'google-ads', 'exhibition', 'phone', 'referral', 'tender'] as const;
const segments: readonly Enquiry['segment'][] = ['industrial', 'developer', 'dealer', 'individual'];
const projectSegments: readonly Enquiry['segment'][] = ['industrial', 'developer', 'individual'];

type Ending = NonNullable<DealPlot['ends']>;
const lost = (reason: string, competitor?: string): Ending => ({
  to: 'lost',
  reason,
  ...(competitor !== undefined && { competitor }),
});

/** Deals that came from a lead: where they stand now, and since how many working days. */
const dealPlots: readonly DealPlot[] = [
  { process: 'project', to: 'new-deal', age: 0 },
  { process: 'dealer-order', to: 'new-deal', age: 0 },
  { process: 'project', to: 'discuss-terms', age: 1 },
  { process: 'project', to: 'discuss-terms', age: 2 },
  { process: 'project', to: 'send-quote', age: 1 },
  { process: 'project', to: 'agree-price', age: 3 },
  { process: 'project', to: 'agree-price', age: 7 },
  { process: 'dealer-order', to: 'agree-price', age: 4 },
  { process: 'project', to: 'payment-received', age: 1 },
  { process: 'project', to: 'production-ordered', age: 5 },
  { process: 'dealer-order', to: 'production-ordered', age: 4 },
  { process: 'project', to: 'shipped', age: 6 },
  { process: 'project', to: 'shipped', age: 455 },
  { process: 'dealer-order', to: 'shipped', age: 430 },
  { process: 'project', to: 'shipped', age: 390 },
  { process: 'project', to: 'shipped', age: 320 },
  { process: 'dealer-order', to: 'shipped', age: 260 },
  { process: 'project', to: 'shipped', age: 150 },
  { process: 'project', to: 'new-deal', age: 210, ends: lost('no-answer') },
  { process: 'project', to: 'send-quote', age: 170, ends: lost('lead-time') },
  { process: 'project', to: 'agree-price', age: 120, ends: lost('price') },
  { process: 'project', to: 'agree-price', age: 60, ends: lost('competitor', 'Выдуманный конкурент') },
  { process: 'project', to: 'production-ordered', age: 200, ends: { to: 'cancelled', reason: 'customer-refused' } },
  { process: 'project', to: 'agree-price', age: 30, ends: { to: 'parked', basket: 'no-money' } },
];

/** Deals of customers who came again. */
const repeatPlots: readonly DealPlot[] = [
  { process: 'project', to: 'discuss-terms', age: 1 },
  { process: 'project', to: 'send-quote', age: 1 },
  { process: 'project', to: 'agree-price', age: 5, waits: 8 },
  { process: 'project', to: 'agree-price', age: 2 },
  { process: 'dealer-order', to: 'payment-received', age: 1 },
  { process: 'project', to: 'payment-received', age: 1 },
  { process: 'project', to: 'production-ordered', age: 8 },
  { process: 'project', to: 'production-ordered', age: 3 },
  { process: 'project', to: 'shipped', age: 4 },
  { process: 'dealer-order', to: 'shipped', age: 300 },
  { process: 'project', to: 'shipped', age: 240 },
  { process: 'dealer-order', to: 'shipped', age: 180 },
  { process: 'project', to: 'shipped', age: 110 },
  { process: 'project', to: 'shipped', age: 50 },
  { process: 'project', to: 'discuss-terms', age: 90, ends: lost('specification') },
  { process: 'project', to: 'agree-price', age: 40, ends: lost('terms') },
];

const rejection: LeadMove = { to: 'rejected' };

/** Leads that did not become deals: where they stand now. */
type Bare<Plot> = Plot extends LeadPlot ? Omit<Plot, 'enquiry' | 'owner'> : never;
const idlePlots: readonly Bare<LeadPlot>[] = [
  ...Array.from({ length: 7 }, () => ({ to: 'held', as: 'new', age: 0 }) as const),
  ...Array.from({ length: 3 }, () => ({ to: 'claimed' }) as const),
  ...[0, 1, 1, 2, 2].map((age) => ({ to: 'contacted', age }) as const),
  { to: 'ready', age: 0 },
  { to: 'held', as: 'spam', age: 20 },
  { to: 'held', as: 'spam', age: 3 },
  { to: 'held', as: 'unreadable', age: 8 },
  { to: 'closed', age: 300, move: { to: 'parked', basket: 'no-money' } },
  { to: 'closed', age: 140, move: { to: 'parked', basket: 'account' } },
  { to: 'closed', age: 70, move: { to: 'parked', basket: 'needs' } },
  { to: 'closed', age: 35, move: { to: 'parked', basket: 'needs' } },
  { to: 'closed', age: 15, move: { to: 'parked', basket: 'no-money' } },
  ...Array.from({ length: 8 }, (_, n) => ({ to: 'closed', age: 10 + n * 55, move: rejection }) as const),
  { to: 'closed', age: 130, move: { to: 'handed-to-dealer', dealer: 'ural-automation' } },
  { to: 'closed', age: 45, move: { to: 'handed-to-dealer', dealer: 'siberia-drives' } },
];

function leadPlots(now: string, random: Random): LeadPlot[] {
  const timed = { to: 'closed', age: 25, move: { to: 'parked', basket: 'time', wakeUpAt: workingDayBefore(now, -40) } };
  const idle = [...idlePlots, timed].map((plot, n) => ({
    ...plot,
    segment: segments[n % segments.length],
  }));
  const dealt = dealPlots.map((deal, n) => ({
    to: 'deal',
    deal,
    segment: deal.process === 'dealer-order' ? 'dealer' : projectSegments[n % projectSegments.length],
  }));
  return [...idle, ...dealt].map(({ segment = 'industrial', ...plot }, n) => {
    const source = sources[n % sources.length] ?? 'site';
    const owner = segment === 'dealer' ? managers[2] : managers[n % managers.length];
    const enquiry = enquiryOf(n + 1, segment, source, random);
    return { ...plot, ...failing(plot, segment, random), enquiry, owner } as LeadPlot; // put together from the tables above
  });
}

/** A rejection names one of the criteria of its segment. */
function failing(plot: object, segment: string, random: Random) {
  if (!('move' in plot) || plot.move !== rejection) return {};
  const criteria = seeds.segments.find(({ id }) => id === segment)?.criteria ?? [];
  return { move: { ...rejection, criterion: random.pick(criteria) } };
}

/** Small orders of spare parts that the ERP tells of: customers who buy without a salesperson. */
async function* reorders(plant: DemoPlant, buyer: () => string | undefined, now: string, random: Random): Story {
  for (let n = 1, age = 420; age > 2; n += 1, age -= random.between(4, 24)) {
    yield instantAgo(now, age, 900);
    const accountId = buyer();
    if (accountId === undefined) continue;
    await plant.purchase(accountId, {
      orderNumber: `ЗЧ-${String(n)}`,
      orderDate: workingDayBefore(now, age),
      amount: {
        netMinor: random.between(2, 60) * 500_000,
        currency: seeds.company.currency,
        vatPercent: seeds.company.vatPercent,
      },
      pyramidStep: 1,
    });
  }
}

/** Lives the history through in memory, in the order of time over all stories. */
export async function liveThrough(now: string, secrets: Secrets): Promise<DemoPlant> {
  const random = randomOf(seed);
  const plant = new DemoPlant(secrets, random);
  let orders = 100;
  const world = { plant, now, random, orderNumber: () => (orders += 1) };
  const buyers = (): string[] =>
    plant.records.all.flatMap((record) => (record.kind === 'deal' && record.won ? [record.accountId] : []));
  const regular = (): string | undefined => {
    const ids = [...new Set(buyers())].slice(0, 6);
    return ids.length === 0 ? undefined : random.pick(ids);
  };
  const stories = [
    ...leadPlots(now, random).map((plot) => leadStory(plot, world)),
    ...repeatPlots.map((plot) => repeatStory({ ...plot, company: regular, need: 'Повторный заказ' }, world)),
    reorders(plant, regular, now, random),
  ];
  await tell(stories, plant);
  await plant.passTo(now);
  return plant;
}

/** Lets each story go on when its time has come. */
async function tell(stories: readonly Story[], plant: DemoPlant): Promise<void> {
  const waiting = new Map<Story, string>();
  for (const story of stories) await goOn(story, waiting);
  while (waiting.size > 0) {
    const [story, at] = [...waiting].reduce((first, other) => (other[1] < first[1] ? other : first));
    await plant.passTo(at);
    await goOn(story, waiting);
  }
}

async function goOn(story: Story, waiting: Map<Story, string>): Promise<void> {
  const { value, done } = await story.next();
  if (done === true) waiting.delete(story);
  else waiting.set(story, value);
}
