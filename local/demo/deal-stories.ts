/** The stories of deals at the demo plant. */
import { seeds } from '../../settings/seeds.ts';
import type { Deal } from '../../shared/domain/deals/deal.ts';
import type { DealMove } from '../../shared/domain/deals/move.ts';
import {
  confirmedStages,
  type OpenDealStage,
  type ProcessName,
  processes,
} from '../../shared/domain/deals/pipeline.ts';
import { head, office } from './plant.ts';
import type { Random } from './random.ts';
import { hours, type Story, tidyUp, type World } from './story.ts';
import { instantAgo, workingDayBefore } from './when.ts';

/** How a deal goes on: to which stage, how long before now it got there, and how it ends if not there. */
export type DealPlot = {
  readonly process: ProcessName;
  readonly to: OpenDealStage;
  /** Working days since it came to its last stage. */
  readonly age: number;
  readonly ends?: Pick<DealMove, 'to' | 'reason' | 'competitor' | 'basket' | 'wakeUpAt' | 'note'>;
  /** Waits until so many working days from now. */
  readonly waits?: number;
};

const stepMinutes = 45;

const money = (netMinor: number) => ({
  netMinor,
  currency: seeds.company.currency,
  vatPercent: seeds.company.vatPercent,
});

/** The days a deal stays in each stage on its way: mostly within the deadline, sometimes past it. */
const stays: Readonly<Record<OpenDealStage, readonly [number, number]>> = {
  'new-deal': [0, 1],
  'discuss-terms': [1, 3],
  'send-quote': [1, 2],
  'agree-price': [2, 11],
  'payment-received': [1, 2],
  'production-ordered': [12, 28],
  shipped: [0, 0],
};

/** A deal of a customer who comes again. */
export async function* repeatStory(
  plot: DealPlot & { company: () => string | undefined; need: string },
  world: World,
): Story {
  const steps = dealSteps(plot, world);
  yield instantAgo(world.now, steps[0]?.age ?? 0, hours.opened);
  const accountId = plot.company();
  if (accountId === undefined) throw new Error('nobody has bought yet who could come again');
  const dealId = await world.plant.openDeal(accountId, plot.process, plot.need);
  yield* dealStory(dealId, steps, world);
}

type Step = { readonly stage: OpenDealStage; readonly age: number; readonly plot: DealPlot };

/** When a deal comes to each of its stages, counted back from the last one. */
export function dealSteps(plot: DealPlot, { random }: World): Step[] {
  const stages = processes[plot.process].stages.map(({ stage }) => stage);
  const names = stages.slice(0, stages.findIndex((stage) => stage === plot.to) + 1);
  let { age } = plot;
  const steps = names.toReversed().map((stage, n): Step => {
    const [low, high] = stays[stage];
    age += n === 0 ? 0 : random.between(low, high);
    return { stage, age, plot };
  });
  return steps.toReversed();
}

export async function* dealStory(id: string, steps: readonly Step[], world: World): Story {
  const { plant, now, random } = world;
  const order = { number: world.orderNumber(), amount: money(random.between(8, 240) * 1_000_000) };
  for (const [n, { age }] of steps.entries()) {
    if (n === 0) continue; // it was opened there
    yield instantAgo(now, age, hours.moved + n * stepMinutes);
    await plant.finishTasks(id, 'done');
    await plant.contact('deal', id, {
      channel: random.pick(['call', 'mail', 'meeting']),
      direction: 'out',
      result: 'agreed the next step',
    });
    await moveTo(id, order, steps, n, world);
  }
  const [last] = steps.toReversed();
  if (last) yield* ending(id, last, world);
}

async function* ending(id: string, { plot, age, stage }: Step, world: World): Story {
  const { plant, now } = world;
  if (plot.ends) {
    const days = Math.max(0, age - 1);
    yield instantAgo(now, days, hours.finished);
    await plant.finishTasks(id, 'done');
    await plant.moveDeal(id, plot.ends, plot.ends.to === 'cancelled' ? head : undefined);
  } else if (plot.waits !== undefined) {
    yield instantAgo(now, age, hours.finished);
    const until = `${workingDayBefore(now, -plot.waits)}T07:00:00.000Z`;
    await plant.waitDeal(id, until, 'The customer’s budget committee meets then');
  } else if (stage === 'shipped') yield* tidyUp(id, age - 12, world);
}

type Order = { readonly number: number; readonly amount: ReturnType<typeof money> };
type Changes = NonNullable<DealMove['changes']>;

async function moveTo(id: string, order: Order, steps: readonly Step[], n: number, world: World): Promise<void> {
  const { plant } = world;
  const step = steps[n];
  if (!step) return;
  const changes = knownAt[step.stage](await plant.get('deal', id), order, {
    today: workingDayBefore(world.now, step.age),
    shipOn: promisedDay(steps, world.now, step.age),
    random: world.random,
  });
  await plant.moveDeal(id, { to: step.stage, changes }, confirmedStages.includes(step.stage) ? office : undefined);
}

type About = { readonly today: string; readonly shipOn: string; readonly random: Random };

const halfOf = ({ amount }: Order) => ({ ...amount, netMinor: Math.round(amount.netMinor / 2) });

function wholeLines({ lines: [first] }: Deal, { amount }: Order, { random }: About): NonNullable<Changes['lines']> {
  const quantity = random.between(2, 40);
  const price = { ...amount, netMinor: Math.round(amount.netMinor / quantity) };
  const title = first?.title ?? 'Frequency converter 7.5 kW';
  return [{ product: random.pick(seeds.products).id, title, quantity, unit: 'pcs', price }];
}

/** What is said of a deal when it comes to each stage. */
const knownAt: Readonly<Record<OpenDealStage, (deal: Deal, order: Order, about: About) => Changes>> = {
  'new-deal': () => ({}),
  'discuss-terms': ({ need = 'Повторный заказ', lines: [first] }) => ({
    need,
    lines: [{ title: first?.title ?? 'Frequency converter 7.5 kW' }],
  }),
  'send-quote': (deal, order, about) => ({
    deliveryTerms: 'FCA, склад завода',
    lines: wholeLines(deal, order, about),
  }),
  'agree-price': (deal, order, about) =>
    deal.process === 'dealer-order'
      ? { deliveryTerms: 'FCA, склад завода', lines: wholeLines(deal, order, about) }
      : {
          quote: {
            number: `КП-${String(order.number)}`,
            amount: order.amount,
            sentOn: about.today,
            discountPercent: about.random.between(0, 5),
          },
          committee: [{ personId: deal.personId, role: 'decision-maker' }],
        },
  'payment-received': (_deal, order, { today, shipOn }) => ({
    order: { number: `ИЭ-${String(order.number)}`, on: today },
    contractNumber: `Д-${String(order.number)}`,
    agreement: { amount: order.amount, specification: 'Спецификация 1' },
    promisedShipOn: shipOn,
    paymentTerms: [
      { id: 'prepayment', share: { percent: 50 }, due: { event: 'before-production' } },
      { id: 'rest', share: { percent: 50 }, due: { event: 'before-shipment' } },
    ],
    payment: { document: `ПП-${String(order.number)}-1`, amount: halfOf(order), on: today },
  }),
  'production-ordered': (_deal, { number }) => ({ productionOrderNumber: `ПЗ-${String(number)}` }),
  shipped: (_deal, order, { today }) => ({
    payment: { document: `ПП-${String(order.number)}-2`, amount: halfOf(order), on: today },
    shipment: { document: `УПД-${String(order.number)}`, on: today, last: true },
  }),
};

/** The promise: the day it was shipped or a few after it, or some weeks from now for what is still being made. */
function promisedDay(steps: readonly Step[], now: string, age: number): string {
  const shipped = steps.find(({ stage }) => stage === 'shipped');
  return workingDayBefore(now, shipped ? Math.min(shipped.age, age) - 1 : -10);
}
