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
import { productCalled } from './enquiries.ts';
import { head, office } from './plant.ts';
import { products } from './products.ts';
import { hours, type Story, tidyUp, type World } from './story.ts';
import { instantAgo, workingDayBefore } from './when.ts';

/** How a deal goes on: to which stage, how long before now it got there, and what became of it there. */
export type DealPlot = {
  readonly process: ProcessName;
  readonly to: OpenDealStage;
  /** Working days since it came to its last stage. */
  readonly age: number;
  /** How it left that stage, and perhaps came back, each so many working days before now. */
  readonly turns?: readonly { readonly age: number; readonly move: DealMove }[];
  /** Waits until so many working days from now. */
  readonly waits?: number;
  /** The discount of its quote, above the manager's own limit: a head approves it. */
  readonly discountPercent?: number;
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
export async function* repeatStory(plot: DealPlot & { company: () => string | undefined }, world: World): Story {
  const steps = dealSteps(plot, world);
  yield instantAgo(world.now, steps[0]?.age ?? 0, hours.opened);
  const accountId = plot.company();
  if (accountId === undefined) throw new Error('nobody has bought yet who could come again');
  const { slug, title } = world.random.pick(products);
  const details = { need: 'Повторный заказ', lines: [{ product: slug, title: title.ru }] };
  yield* dealStory(await world.plant.openDeal(accountId, plot.process, details), steps, world);
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
  const order = orderOf(await plant.get('deal', id), world);
  for (const [n, { age }] of steps.entries()) {
    if (n === 0) continue; // it was opened there
    yield instantAgo(now, age, hours.moved + n * stepMinutes);
    await plant.finishTasks(id);
    await plant.contact('deal', id, {
      channel: random.pick(['call', 'mail', 'meeting']),
      direction: 'out',
      result: 'next-step-agreed',
    });
    await moveTo(id, order, steps, n, world);
  }
  const [last] = steps.toReversed();
  if (last) yield* ending(id, last, order, world);
}

async function* ending(id: string, { plot, age, stage }: Step, order: Order, world: World): Story {
  const { plant, now } = world;
  for (const turn of plot.turns ?? []) {
    yield instantAgo(now, turn.age, hours.finished);
    await plant.finishTasks(id);
    if (turn.move.to === 'cancelled') await plant.moveDeal(id, { ...turn.move, ...returned(order) }, head);
    else await plant.moveDeal(id, turn.move);
  }
  if (plot.waits !== undefined) {
    yield instantAgo(now, age, hours.finished);
    const until = `${workingDayBefore(now, -plot.waits)}T07:00:00.000Z`;
    await plant.waitDeal(id, until, 'The customer’s budget committee meets then');
  } else if (stage === 'shipped') yield* tidyUp(id, age - 12, world);
}

/** What is ordered of the one product of a deal, and at what price. */
type Order = {
  readonly number: number;
  readonly line: Required<Deal['lines'][number]>;
  readonly amount: ReturnType<typeof money>;
};
type Changes = NonNullable<DealMove['changes']>;

/** Pieces of an order and the price of one in thousands, by the step of the product pyramid. */
const usualOrders: Readonly<
  Record<number, { readonly pieces: readonly [number, number]; readonly price: readonly [number, number] }>
> = {
  1: { pieces: [20, 200], price: [2, 9] },
  2: { pieces: [2, 40], price: [60, 300] },
  3: { pieces: [2, 12], price: [90, 200] },
  4: { pieces: [1, 4], price: [400, 1500] },
  5: { pieces: [1, 1], price: [3000, 12_000] },
};

/** Dealers order for their warehouses, private buyers one piece. */
const sizes: Readonly<Record<string, number>> = { dealer: 6, individual: 0 };

function orderOf({ lines: [first], segment = '' }: Deal, { random, orderNumber }: World): Order {
  const { slug: product, title, pyramidStep } = productCalled(first?.title);
  const { pieces, price } = usualOrders[pyramidStep] ?? { pieces: [1, 10], price: [10, 100] };
  const quantity = Math.max(1, Math.round(random.between(...pieces) * (sizes[segment] ?? 1)));
  const each = random.between(...price) * 100_000;
  const line = { product, title: title.ru, quantity, unit: 'шт.', price: money(each) };
  return { number: orderNumber(), line, amount: money(each * quantity) };
}

const halfOf = ({ amount }: Order) => ({ ...amount, netMinor: Math.round(amount.netMinor / 2) });

/** What a cancelled order costs: the prepayment goes back, and a tenth of the work was done. */
const returned = (order: Order) => ({
  refund: halfOf(order),
  cost: { ...order.amount, netMinor: Math.round(order.amount.netMinor / 10) },
});

async function moveTo(id: string, order: Order, steps: readonly Step[], n: number, world: World): Promise<void> {
  const { plant, now, random } = world;
  const step = steps[n];
  if (!step) return;
  const { stage, age, plot } = step;
  if (stage === 'agree-price' && plot.discountPercent !== undefined)
    await plant.editDeal(id, { approvedDiscountPercent: plot.discountPercent }, head);
  const changes = knownAt[stage](await plant.get('deal', id), order, {
    today: workingDayBefore(now, age),
    shipOn: promisedDay(steps, now, age),
    discountPercent: plot.discountPercent ?? random.between(0, 5),
  });
  await plant.moveDeal(id, { to: stage, changes }, moverTo(stage));
}

/** The owner moves a deal until it is paid; what is agreed and paid in one act is the head's, and the office confirms the rest. */
const moverTo = (stage: OpenDealStage): string | undefined => {
  if (stage === 'payment-received') return head;
  return confirmedStages.includes(stage) ? office : undefined;
};

/** Of every four orders it was said of three over whom they were won: of one over nobody. */
const rivalsIn = (process: ProcessName, { number }: Order): Changes => {
  if (!processes[process].asksRivals || number % 4 === 0) return {};
  return { rivals: number % 4 === 1 ? [] : [number % 4 === 2 ? 'never-was-drives' : 'nowhere-automation'] };
};

type About = { readonly today: string; readonly shipOn: string; readonly discountPercent: number };

/** What is said of a deal when it comes to each stage. */
const knownAt: Readonly<Record<OpenDealStage, (deal: Deal, order: Order, about: About) => Changes>> = {
  'new-deal': () => ({}),
  'discuss-terms': ({ need = 'Повторный заказ' }, { line: { product, title } }) => ({
    need,
    lines: [{ product, title }],
  }),
  'send-quote': (_deal, { line }) => ({ deliveryTerms: 'FCA, склад завода', lines: [line] }),
  'agree-price': ({ process, personId }, { number, amount, line }, { today, discountPercent }) =>
    process === 'dealer-order'
      ? { deliveryTerms: 'FCA, склад завода', lines: [line] }
      : {
          quote: { number: `КП-${String(number)}`, amount, sentOn: today, discountPercent },
          committee: [{ personId, role: 'decision-maker' }],
        },
  'payment-received': ({ process }, order, { today, shipOn }) => ({
    ...rivalsIn(process, order),
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

/** The promise: the day it was shipped or the one after, or some weeks after the payment for what is not. */
function promisedDay(steps: readonly Step[], now: string, age: number): string {
  const shipped = steps.find(({ stage }) => stage === 'shipped');
  return workingDayBefore(now, shipped ? Math.min(shipped.age, age) - 1 : age - 30);
}
