/** Customers who have bought for up to two years, each as often as they do and until they leave: enough of them to expect something of all. */
import { type Random, randomOf } from '../../../local/demo/random.ts';
import type { Fact } from '../../../shared/domain/facts/fact.ts';
import { plusDays } from '../../../shared/domain/calendar/working-calendar.ts';
import { anna, boris } from '../domain/actors.ts';
import { idOf } from '../domain/contexts.ts';
import { segments } from '../domain/sales-histories.ts';
import { Telling } from './telling.ts';

const many = 45;
/** Who claims no leads, and costs nothing. */
const partner = idOf(0xe119);
const lastDay = '2026-08-31';

export function regularsOf(seed: number): readonly Fact[] {
  const random = randomOf(seed + 0x4e64);
  const telling = new Telling();
  for (let n = 0; n < many; n += 1) {
    const id = idOf(0x4e640000 + n);
    const counted = { segment: random.pick(segments), owner: random.pick([anna.id, boris.id, partner]) };
    const days = daysOf(random);
    telling.tell('account', id, 'AccountOpened', `${days[0] ?? lastDay}T06:00:00.000Z`, { personId: id }, { counted });
    days.forEach((on, place) => {
      const amount = { netMinor: random.between(100, 900) * 1000, currency: 'RUB', as: 'bought' } as const;
      const order = { accountId: id, on, amount, pyramidStep: random.between(1, 4) };
      const orderId = idOf(0x4e650000 + 100 * n + place);
      telling.tell('purchase', orderId, 'PurchaseRecorded', `${on}T09:00:00.000Z`, {}, { counted: order });
    });
  }
  return telling.facts;
}

/** The days on which one of them bought. */
function daysOf(random: Random): string[] {
  const [usual, leaving] = [random.pick([15, 40, 90, 200]), random.pick([0.02, 0.1, 0.3])];
  const days: string[] = [];
  let day = plusDays('2024-06-01', random.between(0, 500));
  while (day <= lastDay && days.length < 100) {
    days.push(day);
    if (random.next() < leaving) break;
    day = plusDays(day, Math.ceil(-usual * Math.log(1 - random.next())) + 1);
  }
  return days;
}
