/** Twenty-four months of the demo plant, up to an instant: the same ones for the same seed. */
import { seeds } from '../../settings/seeds.ts';
import type { Secrets } from '../../shared/domain/secrets.ts';
import { dayOf, plusDays, startOfDay } from '../../shared/domain/calendar/working-calendar.ts';
import type { ProcessName } from '../../shared/domain/deals/pipeline.ts';
import { competitors } from './competitors.ts';
import { DemoPlant } from './plant.ts';
import { costsStory, directorsStory, plansStory } from './planning.ts';
import { leadPlots, repeatPlots } from './plots.ts';
import { products } from './products.ts';
import { type Random, randomOf } from './random.ts';
import { repeatStory } from './deal-stories.ts';
import { leadStory } from './lead-stories.ts';
import { hours, type Story } from './story.ts';
import { instantAgo, workingDayBefore } from './when.ts';

const seed = 4_1986;
/** The working day before now on which its register is written: before anybody asks for anything. */
const firstDay = 511;

/** An order of spare parts that the ERP tells of, so many working days ago: nobody sold it. */
const spareParts = (orderNumber: string, age: number, now: string, random: Random) => ({
  orderNumber,
  orderDate: workingDayBefore(now, age),
  amount: {
    netMinor: random.between(2, 60) * 500_000,
    currency: seeds.company.currency,
    vatPercent: seeds.company.vatPercent,
  },
  pyramidStep: 1,
});

/** Customers who buy without a salesperson. */
async function* reorders(plant: DemoPlant, buyer: () => string | undefined, now: string, random: Random): Story {
  for (let n = 1, age = 420; age > 2; n += 1, age -= random.between(4, 24)) {
    yield instantAgo(now, age, 900);
    const accountId = buyer();
    if (accountId !== undefined) await plant.purchase(accountId, spareParts(`ЗЧ-${String(n)}`, age, now, random));
  }
}

/** One after the other of those who bought once orders again: somebody is always about to leave the best by recency. */
async function* latecomers(plant: DemoPlant, now: string): Story {
  const random = randomOf(seed);
  for (const [n, age] of [9, 7, 5, 3, 1].entries()) {
    yield instantAgo(now, age, 910);
    const accountId = buyers(plant)[regulars + n];
    if (accountId !== undefined) await plant.purchase(accountId, spareParts(`СК-${String(n)}`, age, now, random));
  }
}

/** Days before now in whose nights all who bought were scored: on four Mondays or so, and each night of the last week. */
const scoredNights = [28, 21, 14, 7, 6, 5, 4, 3, 2, 1];
const atThree = 3 * 3_600_000;

async function* scorings(plant: DemoPlant, now: string): Story {
  const { timeZone } = seeds.calendar;
  const ids = randomOf(seed);
  for (const ago of scoredNights) {
    const day = plusDays(dayOf(now, timeZone), -ago);
    yield new Date(Date.parse(startOfDay(day, timeZone)) + atThree).toISOString();
    await plant.score(ids);
  }
}

/** How many of its first buyers come again. */
const regulars = 6;

/** The accounts that have bought, the first ones first. */
const buyers = ({ records }: DemoPlant, process?: ProcessName): string[] => [
  ...new Set(
    records.all.flatMap((record) =>
      record.kind === 'deal' && record.won && (process ?? record.process) === record.process ? [record.accountId] : [],
    ),
  ),
];

/** Lives the history through in memory, in the order of time over all stories. */
export async function liveThrough(now: string, secrets: Secrets): Promise<DemoPlant> {
  const random = randomOf(seed);
  const plant = new DemoPlant(secrets, randomOf(seed + 1)); // ids of its own: one record more changes no story
  let orders = 100;
  const world = { plant, now, random, orderNumber: () => (orders += 1) };
  const regular = (process?: ProcessName): string | undefined => {
    const ids = buyers(plant, process).slice(0, regulars);
    return ids.length === 0 ? undefined : random.pick(ids);
  };
  const stories = [
    ...leadPlots(now, random).map((plot) => leadStory(plot, world)),
    ...repeatPlots.map((plot) => repeatStory({ ...plot, company: () => regular(plot.process) }, world)),
    reorders(plant, regular, now, random),
    latecomers(plant, now),
    scorings(plant, now),
    costsStory(plant, now),
    plansStory(plant, now),
    directorsStory(plant, now),
  ];
  await plant.passTo(instantAgo(now, firstDay, hours.opened));
  await plant.make(products);
  await plant.compare(competitors);
  await tell(stories, plant);
  await plant.passTo(now);
  await plant.askScoring();
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
