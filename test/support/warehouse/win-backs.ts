/** Attempts to win accounts back, whole as they are told; and many of accounts that nothing else is told of, with what they ordered since. */
import { type Random, randomOf } from '../../../local/demo/random.ts';
import { dayOf, plusDays, startOfDay } from '../../../shared/domain/calendar/working-calendar.ts';
import type { Offer } from '../../../shared/domain/campaigns/offer.ts';
import type { Counted } from '../../../shared/domain/facts/counted-shape.ts';
import type { Fact } from '../../../shared/domain/facts/fact.ts';
import { silenceCauses } from '../../../shared/domain/win-backs/silence-causes.ts';
import { actions, isAutomatic, outcomes } from '../../../shared/domain/win-backs/win-back.ts';
import { anna, boris } from '../domain/actors.ts';
import { offerWith } from '../domain/campaigns.ts';
import { idOf } from '../domain/contexts.ts';
import { products } from '../domain/sales-histories.ts';
import { Telling } from './telling.ts';

const dayMs = 86_400_000;
const after = (at: string, days: number): string => new Date(Date.parse(at) + days * dayMs).toISOString();

/** What is offered to whom is won back: one costs nothing. */
export const offers: readonly Offer[] = [
  offerWith({ id: idOf(0x0ffe1), cost: { netMinor: 70_000, currency: 'RUB', vatPercent: 22 } }),
  offerWith({ id: idOf(0x0ffe2), cost: { netMinor: 900, currency: 'EUR', vatPercent: 0 } }),
  offerWith({ id: idOf(0x0ffe3) }),
];

/** All that is told when an attempt begins. */
export function begun(random: Random, accountId: string, at: string, timeZone: string) {
  const startedOn = dayOf(at, timeZone);
  const until = plusDays(startedOn, random.between(7, 40));
  const action = random.next() < 0.88 ? 'quarter-letter' : random.pick(actions);
  return {
    ...{ accountId, action, startedOn, cell: random.between(0, 26), marginMinor: random.between(0, 900) * 1000 },
    deadline: random.next() < 0.8 ? startOfDay(until, timeZone) : `${until}T15:30:00.000Z`,
    ...(isAutomatic(action) && compared(random)),
    ...(random.next() < 0.6 && { offerId: random.pick(offers).id }),
    ...(random.next() < 0.8 && { lastOrder: lastOrder(random, plusDays(startedOn, -200)) }),
  };
}

const compared = (random: Random) => ({
  ...(random.next() < 0.2 && { heldOut: true as const }),
  ...(random.next() < 0.95 && { measured: true as const }),
});

const lastOrder = (random: Random, on: string) => ({
  ...{ purchaseId: idOf(0x0ffe0), on },
  ...(random.next() < 0.8 && { product: random.pick(products) }),
  ...(random.next() < 0.8 && { manager: random.pick([anna.id, boris.id]) }),
  ...(random.next() < 0.8 && { lateDays: random.between(-4, 16) }),
});

/** How it goes on: whoever called says why they are silent, now and then twice; and it ends, or does not yet. */
export function goesOn(
  random: Random,
  telling: Telling,
  id: string,
  { accountId, at }: { accountId: string; at: string },
) {
  for (let times = random.between(-1, 2), days = 0; times > 0; times -= 1) {
    days += random.between(1, 20);
    telling.tell('win-back', id, 'SilenceExplained', after(at, days), { cause: random.pick(silenceCauses) });
  }
  if (random.next() < 0.2) return;
  const data = { accountId, outcome: random.pick(outcomes), letters: 1 };
  telling.tell('win-back', id, 'WinBackEnded', after(at, 41 + random.between(0, 20)), data);
}

/** So many from the beginning of a year on. They order in other money than the plant's, so that no other figure counts it. */
/** So many that an effect is told of them; and so few that one is not. */
const [enough, few] = [750, 90];

export function winBacksOf(seed: number, timeZone: string): readonly Fact[] {
  const random = randomOf(seed + 0x3a1d);
  const telling = new Telling();
  const attempts = seed % 3 === 0 ? enough : few;
  for (let n = 0; n < attempts; n += 1) {
    const [id, accountId] = [idOf(0x7ac00000 + n), idOf(0x7ad00000 + Math.floor(n / 2))];
    const at = after('2026-01-01T06:00:00.000Z', random.next() * 210);
    const data = begun(random, accountId, at, timeZone);
    telling.tell('win-back', id, 'WinBackStarted', at, data);
    goesOn(random, telling, id, { accountId, at });
    for (let times = random.between(-2, 2); times > 0; times -= 1)
      order(idOf(0x7ae00000 + 2 * n + times), {
        ...{ accountId, on: onDay(data.startedOn, dayOf(data.deadline, timeZone)) },
        amount: { netMinor: random.between(1, 900) * 1000, currency: random.pick(['EUR', 'USD']), as: 'bought' },
      });
  }
  return telling.facts;

  /** On one of its last days, or on any other. */
  function onDay(first: string, last: string): string {
    return random.next() < 0.3 ? plusDays(last, random.between(-1, 1)) : plusDays(first, random.between(-3, 40));
  }

  function order(id: string, counted: Counted & { readonly on: string }): void {
    const at = `${counted.on}T06:00:00.000Z`;
    telling.tell('purchase', id, 'PurchaseRecorded', at, {}, { counted });
    if (random.next() < 0.2)
      telling.tell('purchase', id, 'PurchaseReversed', at, {}, { counted: { ...counted, reversed: 'cancelled' } });
  }
}
