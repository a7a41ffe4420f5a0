/** What a task without a title is about, in words. */
import type { Language } from '../refresh/letter.ts';

const codes: Readonly<Record<string, Record<Language, string>>> = {
  overdue: { ru: 'Срок этапа вышел', en: 'The time of the stage is over' },
  escalation: { ru: 'Срок этапа вышел дважды', en: 'The time of the stage is over twice' },
  requalify: { ru: 'Позвонить и квалифицировать заново', en: 'Call and qualify again' },
  'get-consent': { ru: 'Получить согласие на письма', en: 'Ask for the consent to letters' },
  'win-back-call': {
    ru: 'Позвонить клиенту, который замолчал, и узнать причину',
    en: 'Call a customer who went silent, and learn why',
  },
  calculation: { ru: 'Сделать расчет', en: 'Make the calculation' },
  papers: {
    ru: 'Проверить документы и отзыв клиента',
    en: 'See to the papers, and ask whether the customer is satisfied',
  },
  'wait-over': { ru: 'Ожидание закончилось', en: 'The waiting is over' },
  'owner-silent': { ru: 'Владелец клиента не взял лид', en: 'The customer’s owner has not taken the lead' },
  'call-back': { ru: 'Перезвонить', en: 'Call back' },
  'dealer-feedback': { ru: 'Узнать у дилера, что с лидом', en: 'Ask the dealer what became of the lead' },
  'audit-rejection': { ru: 'Проверить отказ', en: 'Audit a rejection' },
  'disputed-rejection': { ru: 'Разобрать спорный отказ', en: 'Decide on a disputed rejection' },
  'answer-claim': { ru: 'Ответить на рекламацию', en: 'Answer a claim' },
  'webhook-fails': { ru: 'Внешняя система не принимает события', en: 'Another system takes no events' },
  'name-rivals': { ru: 'Сказать, у кого выиграли', en: 'Say over whom it was won' },
  'account-unknown': { ru: 'Выбрать клиента: такого нет', en: 'Choose the customer: there is no such one' },
  'account-ambiguous': { ru: 'Выбрать клиента: подходят несколько', en: 'Choose the customer: several fit' },
  'account-of-another-tax-id': {
    ru: 'Проверить клиента: у него другой ИНН',
    en: 'Check the customer: the tax id differs',
  },
  'tax-id-wrong': { ru: 'Исправить ИНН', en: 'Correct the tax id' },
  erp: { ru: 'Разобрать событие ERP', en: 'See to an event of the ERP' },
};

const anyTask: Record<Language, string> = { ru: 'Задача', en: 'Task' };

/** By its code, or by how that begins: `overdue-mql`, `erp-payment`. */
export function taskWords(about: string, language: Language): string {
  const found = codes[about] ?? codes[about.split('-')[0] ?? ''] ?? anyTask;
  return found[language];
}
