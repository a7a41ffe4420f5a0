import { startOfDay } from '../calendar/working-calendar.ts';
import { type Basket, baskets } from '../leads/pipeline.ts';
import type { Context } from '../records/context.ts';
import { together } from '../records/plan.ts';
import type { Plan, Ref } from '../records/records.ts';
import { refuse, type Refused } from '../records/refusal.ts';
import { enrol, type Enrolled } from '../refresh/enrol.ts';
import { present } from '../present.ts';

type Asked = { readonly basket?: Basket | undefined; readonly wakeUpAt?: string | undefined };
export type Parking = { readonly ok: true; readonly basket: Basket; readonly wakeUp: { readonly wakeUpAt?: string } };

/** Which basket, and until when: the basket `time` needs a date, and a date must be to come. */
export function parkingOf({ basket, wakeUpAt }: Asked, { at, policy }: Context): Parking | Refused {
  if (basket === undefined)
    return refuse('basket-needed', 'say which basket', {
      missing: [
        { in: 'body', field: 'basket', title: { en: 'Basket', ru: 'Корзина' }, allowed: baskets, example: 'needs' },
      ],
    });
  if (wakeUpAt === undefined) return basket === 'time' ? dateNeeded(at) : { ok: true, basket, wakeUp: {} };
  if (startOfDay(wakeUpAt, policy.calendar.timeZone) <= at)
    return refuse('wake-up-date-past', `the wake-up date ${wakeUpAt} is not in the future`);
  return { ok: true, basket, wakeUp: { wakeUpAt } };
}

/** The programme of the basket begins with the parking, whose stage names it; without a person there is none. */
export function enrolledIn(
  { basket, wakeUpAt }: Asked & { readonly basket: Basket },
  subject: Ref<'lead' | 'deal'>,
  enrolled: Enrolled | undefined,
  context: Context,
): { readonly named: { readonly enrolmentId?: string }; readonly plan: Plan } {
  if (!enrolled) return { named: {}, plan: together() };
  const { enrolmentId, plan } = enrol({ subject, basket, ...present({ wakeUpOn: wakeUpAt }) }, enrolled, context);
  return { named: { enrolmentId }, plan };
}

const dateNeeded = (at: string): Refused =>
  refuse('wake-up-date-needed', 'the basket "time" needs a wake-up date', {
    missing: [
      {
        in: 'body',
        field: 'wakeUpAt',
        title: { en: 'Wake-up date', ru: 'Дата возврата' },
        example: `${String(Number(at.slice(0, 4)) + 1)}-03-02`,
      },
    ],
  });
