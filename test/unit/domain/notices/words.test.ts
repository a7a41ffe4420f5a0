import { describe, expect, it } from '@jest/globals';
import { noticeKinds } from '../../../../shared/domain/notices/kinds.ts';
import { Notice } from '../../../../shared/domain/notices/notice.ts';
import { taskWords } from '../../../../shared/domain/notices/task-words.ts';
import type { About } from '../../../../shared/domain/notices/tiding.ts';
import { noticeText } from '../../../../shared/domain/notices/words.ts';
import { anna } from '../../../support/domain/actors.ts';
import { idOf, monday } from '../../../support/domain/contexts.ts';
import { expectNeeded, expectNone, expectOneOf, expectWhole } from '../../../support/domain/shapes.ts';

const writing = { timeZone: 'Europe/Moscow', publicUrl: 'https://voronka.example' } as const;
const lead: About = { on: { kind: 'lead', id: idOf(1) }, company: 'Plant' };
const deal: About = { on: { kind: 'deal', id: idOf(2) } };

describe('The subject of a notice', () => {
  it.each([
    [
      'en',
      lead,
      [
        'A new lead in the queue',
        'A lead was given to you',
        'A new task',
        'A task is due',
        'A lead is overdue',
        'A letter was answered',
        'Marketing letters have stopped',
      ],
    ],
    [
      'en',
      deal,
      [
        'A new lead in the queue',
        'A deal was given to you',
        'A new task',
        'A task is due',
        'A deal is overdue',
        'A letter was answered',
        'Marketing letters have stopped',
      ],
    ],
    [
      'ru',
      lead,
      [
        'Новый лид в очереди',
        'Лид передан вам',
        'Новая задача',
        'Наступил срок задачи',
        'Лид просрочен',
        'Получен ответ на письмо',
        'Рекламные письма остановлены',
      ],
    ],
    [
      'ru',
      deal,
      [
        'Новый лид в очереди',
        'Сделка передана вам',
        'Новая задача',
        'Наступил срок задачи',
        'Сделка просрочена',
        'Получен ответ на письмо',
        'Рекламные письма остановлены',
      ],
    ],
  ] as const)('says of each kind what it is, and names nobody: %s', (language, about, subjects) => {
    expect(noticeKinds.map((kind) => noticeText({ kind, about }, { ...writing, language }).subject)).toEqual(subjects);
  });
});

describe('A notice', () => {
  it('says whom it is about, when a task is due, and leads to its page', () => {
    const about: About = { ...deal, task: { about: 'calculation', dueAt: monday } };
    expect(noticeText({ kind: 'task-given', about }, { ...writing, language: 'en' })).toEqual({
      subject: 'A new task',
      lines: ['Make the calculation, due 2 March 2026 at 10:00', 'No company named'],
      link: `https://voronka.example/deals/${idOf(2)}`,
      change: { said: 'Choose here what you are told of', url: 'https://voronka.example/notices' },
    });
  });

  it.each([
    ['account', `accounts/${idOf(3)}`],
    ['claim', `claims/${idOf(3)}`],
  ] as const)('of a task about an %s leads there', (kind, path) => {
    const { link } = noticeText(
      { kind: 'task-given', about: { on: { kind, id: idOf(3) } } },
      { ...writing, language: 'en' },
    );
    expect(link).toBe(`https://voronka.example/${path}`);
  });

  it.each([
    ['en', 'bounces', '3 of the last 70 letters could not be delivered.'],
    ['en', 'complaints', '3 of the last 70 letters were complained about.'],
    ['ru', 'bounces', 'Не доставлено 3 из последних писем (всего 70).'],
    ['ru', 'complaints', 'Пожаловались на 3 из последних писем (всего 70).'],
  ] as const)('says in %s why mail has stopped: %s', (language, why, sentence) => {
    const { lines, ...rest } = noticeText(
      { kind: 'mail-paused', about: { paused: { why, count: 3, of: 70 } } },
      { ...writing, language },
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]?.startsWith(sentence)).toBe(true);
    expect(rest).not.toHaveProperty('link');
  });
});

describe('The words of a task', () => {
  it.each([
    ['requalify', 'Call and qualify again', 'Позвонить и квалифицировать заново'],
    ['get-consent', 'Ask for the consent to letters', 'Получить согласие на письма'],
    [
      'win-back-call',
      'Call a customer who went silent, and learn why',
      'Позвонить клиенту, который замолчал, и узнать причину',
    ],
    ['overdue-mql', 'The time of the stage is over', 'Срок этапа вышел'],
    ['escalation-agree-price', 'The time of the stage is over twice', 'Срок этапа вышел дважды'],
    ['papers', 'See to the papers, and ask whether the customer is satisfied', 'Проверить документы и отзыв клиента'],
    ['wait-over', 'The waiting is over', 'Ожидание закончилось'],
    ['owner-silent', 'The customer’s owner has not taken the lead', 'Владелец клиента не взял лид'],
    ['call-back', 'Call back', 'Перезвонить'],
    ['dealer-feedback', 'Ask the dealer what became of the lead', 'Узнать у дилера, что с лидом'],
    ['audit-rejection', 'Audit a rejection', 'Проверить отказ'],
    ['disputed-rejection', 'Decide on a disputed rejection', 'Разобрать спорный отказ'],
    ['answer-claim', 'Answer a claim', 'Ответить на рекламацию'],
    ['webhook-fails', 'Another system takes no events', 'Внешняя система не принимает события'],
    ['erp-payment', 'See to an event of the ERP', 'Разобрать событие ERP'],
    ['name-rivals', 'Say over whom it was won', 'Сказать, у кого выиграли'],
    ['account-unknown', 'Choose the customer: there is no such one', 'Выбрать клиента: такого нет'],
    ['account-ambiguous', 'Choose the customer: several fit', 'Выбрать клиента: подходят несколько'],
    ['account-of-another-tax-id', 'Check the customer: the tax id differs', 'Проверить клиента: у него другой ИНН'],
    ['tax-id-wrong', 'Correct the tax id', 'Исправить ИНН'],
    ['of-a-later-version', 'Task', 'Задача'],
  ])('go by its code, or by how that begins: %s', (about, en, ru) => {
    expect([taskWords(about, 'en'), taskWords(about, 'ru')]).toEqual([en, ru]);
  });
});

describe('The shape of a notice', () => {
  const shape = {
    schema: Notice,
    whole: {
      kind: 'notice',
      id: idOf(1),
      version: 1,
      of: 'reply',
      to: anna.id,
      at: monday,
      state: 'refused',
      tries: 1,
      why: 'MessageRejected',
      expiresAt: 1,
    },
  };

  it('is all of this and nothing more', () => {
    expectWhole(shape);
    expectNeeded(shape, ['kind', 'id', 'version', 'of', 'to', 'at', 'state', 'tries', 'expiresAt']);
    expectOneOf(shape, 'of', [...noticeKinds, 'daily']);
    expectOneOf(shape, 'state', ['marked', 'sent', 'refused', 'unknown', 'empty']);
    expectNone(shape, 'tries', [-1, 1.5]);
    expectNone(shape, 'version', [0, 1.5]);
    expectNone(shape, 'expiresAt', [0, 1.5]);
    expectNone(shape, 'at', ['2026-03-02']);
    expectNone(shape, 'id', ['first']);
  });
});
