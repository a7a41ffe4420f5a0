/** Why somebody is on a list, in one sentence. */
import type { Listed } from './lists.ts';
import type { ReorderClock } from './reorder-clock.ts';
import type { Said } from '../said.ts';
import { dateOn, days } from './said.ts';

type Crossing = Pick<Listed, 'lastDay' | 'bestUntilDays' | 'crossesDay'>;
/** Of who is about to leave the best group. */
export const slipReason = ({ lastDay, bestUntilDays, crossesDay }: Crossing, day: number): Said => ({
  en: `last order ${days('en', day - lastDay)} ago; the best group ends at ${days('en', bestUntilDays)}; crosses on ${dateOn('en', crossesDay)}`,
  ru: `последний заказ ${days('ru', day - lastDay)} назад; лучшая группа — до ${days('ru', bestUntilDays)}; выйдет из неё: ${dateOn('ru', crossesDay)}`,
});

/** Of who left it. */
export const silenceReason = ({ lastDay, bestUntilDays, crossesDay }: Crossing, day: number): Said => ({
  en: `last order ${days('en', day - lastDay)} ago; the best group ended at ${days('en', bestUntilDays)}, on ${dateOn('en', crossesDay)}`,
  ru: `последний заказ ${days('ru', day - lastDay)} назад; лучшая группа — до ${days('ru', bestUntilDays)}, вышел из неё: ${dateOn('ru', crossesDay)}`,
});

/** Of who keeps to a rhythm, or does not. */
export const reorderReason = (
  { usualDays, dueDay, state }: Pick<ReorderClock, 'usualDays' | 'dueDay' | 'state'>,
  day: number,
): Said => {
  const usual = Math.round(usualDays);
  const [passed, left] = [day - dueDay, dueDay - day];
  return state === 'not-yet'
    ? {
        en: `orders every ${days('en', usual)}; the next order is due in ${days('en', left)}`,
        ru: `заказывает раз в ${days('ru', usual)}; следующий заказ — через ${days('ru', left)}`,
      }
    : {
        en: `orders every ${days('en', usual)}; the next order has been due for ${days('en', passed)}`,
        ru: `заказывает раз в ${days('ru', usual)}; срок заказа прошёл ${days('ru', passed)} назад`,
      };
};
