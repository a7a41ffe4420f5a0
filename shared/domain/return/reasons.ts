/** Why somebody is on a list, in one sentence. */
import { dayOf } from './day-number.ts';
import type { Listed } from './lists.ts';
import type { ReorderClock } from './reorder-clock.ts';

type Crossing = Pick<Listed, 'lastDay' | 'bestUntilDays' | 'crossesDay'>;
type Said = { readonly en: string; readonly ru: string };
type Language = keyof Said;

const dates = {
  en: new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }),
  ru: new Intl.DateTimeFormat('ru', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }),
} as const;
const plurals = { en: new Intl.PluralRules('en'), ru: new Intl.PluralRules('ru') } as const;
const dayForms = {
  en: { one: 'day', other: 'days' },
  ru: { one: 'день', few: 'дня', many: 'дней', other: 'дня' },
} as const satisfies Record<Language, Partial<Record<Intl.LDMLPluralRule, string>>>;

const dateOn = (language: Language, day: number): string => dates[language].format(new Date(`${dayOf(day)}T00:00:00Z`));

/** A number of days in words that agree with it: `24 дня`. */
function days(language: Language, count: number): string {
  const forms: Partial<Record<Intl.LDMLPluralRule, string>> = dayForms[language];
  return `${String(count)} ${forms[plurals[language].select(count)] ?? dayForms[language].other}`;
}

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
