/** Why a customer is, or is not, to be won back today, in one sentence. */
import { dayOf as dayIn } from '../calendar/working-calendar.ts';
import { dayOf } from '../return/day-number.ts';
import { days, shortDate } from '../return/said.ts';
import type { Said } from '../said.ts';
import type { Cause } from '../return/score.ts';
import type { Readiness } from './readiness.ts';
import type { Action, ObstacleKind, WinBack } from './win-back.ts';

type Not = Extract<Readiness, { readonly is: 'not' }>;
type Language = keyof Said;

const both = (say: (language: Language) => string): Said => ({ en: say('en'), ru: say('ru') });

const steps: Readonly<Record<'letters' | 'call', Said>> = {
  letters: { en: 'letters with an offer', ru: 'письма с предложением' },
  call: { en: 'a call', ru: 'звонок' },
};

const actionsSaid: Readonly<Record<Action, Said>> = {
  call: { en: 'a prepared call is due', ru: 'пора позвонить с готовым предложением' },
  'last-order-call': { en: 'a call about the last order is due', ru: 'пора позвонить о последнем заказе' },
  letters: { en: 'letters with an offer are due', ru: 'пора отправить письма с предложением' },
  'quarter-letter': { en: 'the letter of the quarter is due', ru: 'пора отправить письмо раз в квартал' },
};

const obstacles: Readonly<Record<ObstacleKind, Said>> = {
  'deal-open': { en: 'a deal of theirs is open', ru: 'есть открытая сделка' },
  'order-unshipped': { en: 'an order of theirs is not shipped yet', ru: 'есть неотгруженный заказ' },
  'claim-open': { en: 'a claim of theirs is open', ru: 'есть незакрытая рекламация' },
  'debt-overdue': { en: 'they owe money that is overdue', ru: 'есть просроченный долг' },
};

const causesSaid: Readonly<Record<Exclude<Cause, 'own'>, Said>> = {
  first: { en: 'scored for the first time', ru: 'оценён впервые' },
  boundary: { en: 'moved by others, not by itself', ru: 'группа сменилась из-за других, а не из-за него' },
  merged: { en: 'moved by a merge', ru: 'группа сменилась из-за объединения карточек' },
};

/** `isFull`: as many have begun on the day as may. */
type Today = { readonly day: number; readonly isFull: boolean; readonly timeZone: string };

export function winBackReason(readiness: Readiness, { day, isFull, timeZone }: Today): Said {
  if (readiness.is === 'running') return runningReason(readiness.winBack, timeZone);
  if (readiness.is === 'not') return reasonNot(readiness, day);
  const { action } = readiness.beginning;
  const when: Said = isFull
    ? {
        en: 'as many have begun today as may: it waits for the next scoring',
        ru: 'на сегодня предел исчерпан: ждёт следующего расчёта',
      }
    : { en: 'it begins with the next scoring', ru: 'начнётся со следующим расчётом' };
  return both((language) => `${actionsSaid[action][language]}; ${when[language]}`);
}

function runningReason({ stage, startedOn, deadline, heldOut }: WinBack, timeZone: string): Said {
  const step = stage.name === 'running' && stage.step.is === 'call' ? steps.call : steps.letters;
  const until = dayIn(new Date(Date.parse(deadline) - 1).toISOString(), timeZone); // the end of a day is the next one’s beginning
  return heldOut && step === steps.letters
    ? both((language) =>
        language === 'en'
          ? `held out since ${shortDate('en', startedOn)}, until ${shortDate('en', until)}: it gets no letters, so that others can be compared with it`
          : `в контрольной группе с ${shortDate('ru', startedOn)} до ${shortDate('ru', until)}: писем не получает, с ним сравнивают остальных`,
      )
    : both((language) =>
        language === 'en'
          ? `being won back since ${shortDate('en', startedOn)}, until ${shortDate('en', until)}: ${step.en}`
          : `возвращаем с ${shortDate('ru', startedOn)} до ${shortDate('ru', until)}: ${step.ru}`,
      );
}

type By<W, N = Not> = N extends { readonly why: infer X } ? (W extends X ? N : never) : never;
type Reasons = { readonly [W in Not['why']]: (not: By<W>, day: number) => Said };

const fixed = (en: string, ru: string) => (): Said => ({ en, ru });

const reasons: Reasons = {
  'never-bought': fixed('has not bought anything yet', 'ещё ничего не покупал'),
  'never-scored': fixed('not scored yet', 'ещё не оценён'),
  fresh: ({ listed: { lastDay } }, day) => ({
    en: `bought ${days('en', day - lastDay)} ago, and is in the best group by recency`,
    ru: `покупал ${days('ru', day - lastDay)} назад и остаётся в лучшей группе по давности`,
  }),
  likely: ({ listed: { standing } }) => ({
    en: `likely to buy without help (${percent(standing.chance)}), and not late`,
    ru: `скорее всего купит сам (${percent(standing.chance)}) и не опаздывает`,
  }),
  unknown: fixed(
    'too little is known to tell how likely an order is',
    'слишком мало данных, чтобы судить о следующем заказе',
  ),
  'not-own': ({ cause, since }) => {
    const said = cause === 'own' ? { en: '', ru: '' } : causesSaid[cause];
    return {
      en: `${said.en} on ${shortDate('en', since)}: that starts nothing`,
      ru: `${said.ru} (${shortDate('ru', since)}): это ничего не запускает`,
    };
  },
  'long-ago': ({ since }) => ({
    en: `went quiet on ${shortDate('en', since)}, too long ago to start now`,
    ru: `затих ${shortDate('ru', since)}: слишком давно, чтобы начинать`,
  }),
  imported: ({ on: day }) => ({
    en: `moved by orders that came with an import on ${shortDate('en', day)}: that starts nothing`,
    ru: `группа сменилась из-за загруженной истории (${shortDate('ru', day)}): это ничего не запускает`,
  }),
  'own-gap': ({ usualDays, dueDay }) => ({
    en: `orders every ${days('en', Math.round(usualDays))}: the next one is due on ${shortDate('en', dayOf(dueDay))}`,
    ru: `заказывает раз в ${days('ru', Math.round(usualDays))}: следующий ждём ${shortDate('ru', dayOf(dueDay))}`,
  }),
  recent: ({ on: began, until = began }) => ({
    en: `the attempt of ${shortDate('en', began)} ended lately: left alone until ${shortDate('en', until)}`,
    ru: `недавно закончилась попытка от ${shortDate('ru', began)}: не беспокоим до ${shortDate('ru', until)}`,
  }),
  answered: ({ on: began }) => ({
    en: `the attempt of ${shortDate('en', began)} was about the same, and nothing has changed since`,
    ru: `попытка от ${shortDate('ru', began)} была о том же, и с тех пор ничего не изменилось`,
  }),
  'this-quarter': ({ on: began, until = began }) => ({
    en: `had the letter of the quarter on ${shortDate('en', began)}; the next one from ${shortDate('en', until)}`,
    ru: `письмо этого квартала было ${shortDate('ru', began)}; следующее — с ${shortDate('ru', until)}`,
  }),
  obstacle: ({ obstacle }) => obstacles[obstacle.kind],
  'no-reader': fixed(
    'letters are due, but nobody there may be written to',
    'пора написать, но писать там некому: нет согласия или адреса',
  ),
  'no-letter': fixed(
    'letters are due, but they have read every one there is',
    'пора написать, но все письма уже прочитаны',
  ),
  'no-offer': fixed(
    'letters are due, but no approved offer for win-backs holds for a week more',
    'пора написать, но нет одобренного предложения для возврата хотя бы на неделю',
  ),
};

const reasonNot = (not: Not, day: number): Said => (reasons[not.why] as (not: Not, day: number) => Said)(not, day); // each reason has its own

const percent = (chance: number | undefined): string => `${String(Math.round(100 * (chance ?? 0)))}%`;
