import { describe, expect, it } from '@jest/globals';
import type { Readiness } from '../../../../shared/domain/win-backs/readiness.ts';
import { winBackReason } from '../../../../shared/domain/win-backs/reasons.ts';
import { WinBackShown, winBackShown } from '../../../../shared/domain/win-backs/views.ts';
import {
  actions,
  obstacleKinds,
  outcomes,
  pauseCauses,
  type WinBack,
} from '../../../../shared/domain/win-backs/win-back.ts';
import { daysAfter, idOf, monday } from '../../../support/domain/contexts.ts';
import { accountWith } from '../../../support/domain/leads.ts';
import { callingWith, day, endedWith, listedWith, today, winBackWith } from '../../../support/domain/win-backs.ts';

const said = (readiness: Readiness, isFull = false, timeZone = 'Europe/Moscow') => {
  const { en, ru } = winBackReason(readiness, { day, isFull, timeZone });
  return [en, ru];
};
const not = (why: object) => said({ is: 'not', ...why } as Readiness);
const ready = (action: (typeof actions)[number], isFull = false) =>
  said(
    {
      is: 'ready',
      beginning: { account: accountWith(), action, listed: listedWith(), today, lastOrder: undefined },
    },
    isFull,
  );

describe('Why an account is, or is not, won back', () => {
  it('is what is due, and when that begins', () => {
    expect(actions.map((action) => ready(action))).toEqual([
      [
        'a prepared call is due; it begins with the next scoring',
        'пора позвонить с готовым предложением; начнётся со следующим расчётом',
      ],
      [
        'a call about the last order is due; it begins with the next scoring',
        'пора позвонить о последнем заказе; начнётся со следующим расчётом',
      ],
      [
        'letters with an offer are due; it begins with the next scoring',
        'пора отправить письма с предложением; начнётся со следующим расчётом',
      ],
      [
        'the letter of the quarter is due; it begins with the next scoring',
        'пора отправить письмо раз в квартал; начнётся со следующим расчётом',
      ],
    ]);
    expect(ready('call', true)).toEqual([
      'a prepared call is due; as many have begun today as may: it waits for the next scoring',
      'пора позвонить с готовым предложением; на сегодня предел исчерпан: ждёт следующего расчёта',
    ]);
  });

  it('is that it is won back already, until the last day of that by the plant’s calendar', () => {
    const running = (winBack: WinBack, timeZone?: string) => said({ is: 'running', winBack }, false, timeZone);
    expect(running(winBackWith())).toEqual([
      'being won back since 2 March, until 23 March: letters with an offer',
      'возвращаем с 2 марта до 23 марта: письма с предложением',
    ]);
    expect(running(winBackWith({ deadline: '2026-03-24T05:00:00.000Z' }), 'America/Chicago')[0]).toContain(
      'until 23 March',
    );
    expect(running(callingWith(daysAfter(monday, 9), { heldOut: true }))).toEqual([
      'being won back since 2 March, until 23 March: a call',
      'возвращаем с 2 марта до 23 марта: звонок',
    ]);
    expect(running(winBackWith({ heldOut: true }))).toEqual([
      'held out since 2 March, until 23 March: it gets no letters, so that others can be compared with it',
      'в контрольной группе с 2 марта до 23 марта: писем не получает, с ним сравнивают остальных',
    ]);
  });

  it.each<readonly [object, string, string]>([
    [{ why: 'never-bought' }, 'has not bought anything yet', 'ещё ничего не покупал'],
    [{ why: 'never-scored' }, 'not scored yet', 'ещё не оценён'],
    [
      { why: 'fresh', listed: listedWith({ silentDays: 3 }) },
      'bought 3 days ago, and is in the best group by recency',
      'покупал 3 дня назад и остаётся в лучшей группе по давности',
    ],
    [
      { why: 'likely', listed: listedWith({ progress: 'high' }) },
      'likely to buy without help (70%), and not late',
      'скорее всего купит сам (70%) и не опаздывает',
    ],
    [
      { why: 'unknown', listed: listedWith() },
      'too little is known to tell how likely an order is',
      'слишком мало данных, чтобы судить о следующем заказе',
    ],
    [
      { why: 'not-own', cause: 'first', since: today },
      'scored for the first time on 2 March: that starts nothing',
      'оценён впервые (2 марта): это ничего не запускает',
    ],
    [
      { why: 'not-own', cause: 'boundary', since: today },
      'moved by others, not by itself on 2 March: that starts nothing',
      'группа сменилась из-за других, а не из-за него (2 марта): это ничего не запускает',
    ],
    [
      { why: 'not-own', cause: 'merged', since: today },
      'moved by a merge on 2 March: that starts nothing',
      'группа сменилась из-за объединения карточек (2 марта): это ничего не запускает',
    ],
    [
      { why: 'long-ago', since: '2025-11-03' },
      'went quiet on 3 November, too long ago to start now',
      'затих 3 ноября: слишком давно, чтобы начинать',
    ],
    [
      { why: 'imported', on: '2026-02-20' },
      'moved by orders that came with an import on 20 February: that starts nothing',
      'группа сменилась из-за загруженной истории (20 февраля): это ничего не запускает',
    ],
    [
      { why: 'own-gap', usualDays: 49.6, dueDay: day + 9 },
      'orders every 50 days: the next one is due on 11 March',
      'заказывает раз в 50 дней: следующий ждём 11 марта',
    ],
    [
      { why: 'recent', on: '2026-01-12', until: '2026-04-02' },
      'the attempt of 12 January ended lately: left alone until 2 April',
      'недавно закончилась попытка от 12 января: не беспокоим до 2 апреля',
    ],
    [
      { why: 'answered', on: '2026-01-12' },
      'the attempt of 12 January was about the same, and nothing has changed since',
      'попытка от 12 января была о том же, и с тех пор ничего не изменилось',
    ],
    [
      { why: 'this-quarter', on: '2026-01-12', until: '2026-04-12' },
      'had the letter of the quarter on 12 January; the next one from 12 April',
      'письмо этого квартала было 12 января; следующее — с 12 апреля',
    ],
    [
      { why: 'no-reader' },
      'letters are due, but nobody there may be written to',
      'пора написать, но писать там некому: нет согласия или адреса',
    ],
    [
      { why: 'no-letter' },
      'letters are due, but they have read every one there is',
      'пора написать, но все письма уже прочитаны',
    ],
    [
      { why: 'no-offer' },
      'letters are due, but no approved offer for win-backs holds for a week more',
      'пора написать, но нет одобренного предложения для возврата хотя бы на неделю',
    ],
  ])('is one sentence of %j', (why, en, ru) => {
    expect(not(why)).toEqual([en, ru]);
  });

  it('is what is in the way', () => {
    expect(obstacleKinds.map((kind) => not({ why: 'obstacle', obstacle: { kind, id: idOf(1) } }))).toEqual([
      ['a deal of theirs is open', 'есть открытая сделка'],
      ['an order of theirs is not shipped yet', 'есть неотгруженный заказ'],
      ['a claim of theirs is open', 'есть незакрытая рекламация'],
      ['they owe money that is overdue', 'есть просроченный долг'],
    ]);
  });
});

const marked = { state: 'marked', at: monday, letterId: idOf(0xe21) } as const;
const skipped = { state: 'skipped', at: monday, why: 'seen-before' } as const;

describe('A win-back is shown', () => {
  it('with what is done, for whom and until when, and how many letters left', () => {
    const shown = winBackShown(winBackWith({ steps: { 'your-terms': marked, 'terms-end': skipped } }));
    expect(shown).toEqual({
      ...{ id: idOf(0xe01), accountId: accountWith().id, action: 'letters', startedOn: today },
      ...{ deadline: '2026-03-23T21:00:00.000Z', letters: 1, heldOut: false, state: 'letters' },
      ...{ personId: idOf(0x201), offerId: idOf(0xb01) },
      says: { en: 'Its day has not come yet', ru: 'Его день ещё не наступил' },
    });
    expect(WinBackShown().safeParse(shown).success).toBe(true);
    expect(winBackShown(winBackWith({ heldOut: true })).heldOut).toBe(true);
  });

  it('with the call and the day that is to be made by', () => {
    expect(winBackShown(callingWith(daysAfter(monday, 9)))).toMatchObject({
      ...{ state: 'call', taskId: idOf(0xe11), callBy: daysAfter(monday, 9) },
      says: { en: 'somebody is asked to call', ru: 'нужно позвонить' },
    });
  });

  it('with why its letters wait, each in a sentence', () => {
    const why = (cause: (typeof pauseCauses)[number]) =>
      winBackShown(winBackWith({ stage: { name: 'running', step: { is: 'letters', why: cause } } })).says;
    expect([why('answer'), why('held-out'), why('letters-over')]).toEqual([
      { en: 'the letters have left: an order or the deadline comes next', ru: 'письма ушли: ждём заказа или срока' },
      {
        en: 'gets no letters, so that others can be compared with it',
        ru: 'писем не получает: с ним сравнивают остальных',
      },
      { en: 'nobody is written to any more: the deadline comes next', ru: 'писать больше некому: ждём срока' },
    ]);
    expect(pauseCauses.every((cause) => why(cause).en.length > 10 && why(cause).ru.length > 10)).toBe(true);
  });

  it('with how and when it ended, and why they were silent', () => {
    const shown = (outcome: (typeof outcomes)[number]) =>
      winBackShown(
        endedWith({ cause: 'price', stage: { name: 'ended', at: monday, outcome, obstacle: 'claim-open' } }),
      );
    expect(shown('explained')).toMatchObject({
      ...{ state: 'ended', endedAt: monday, outcome: 'explained', obstacle: 'claim-open', cause: 'price' },
    });
    expect(outcomes.map((outcome) => Object.values(shown(outcome).says))).toEqual([
      ['they ordered', 'пришёл заказ'],
      ['they had ordered before it began', 'оказалось, что заказали раньше'],
      ['a request or a deal of theirs is under way', 'пришла заявка или открыта сделка'],
      ['the reason of the silence is known', 'причина молчания известна'],
      ['nobody said why they are silent', 'причину молчания никто не назвал'],
      ['nothing came of the letter', 'на письмо не ответили'],
      ['something arose in which nobody sells', 'отменён: сейчас не до продаж'],
      ['somebody of the staff stopped it', 'остановлен сотрудником'],
      ['the account became a part of another', 'карточку объединили с другой'],
    ]);
  });
});
