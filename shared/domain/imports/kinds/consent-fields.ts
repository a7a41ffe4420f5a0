import type { Instant } from '../../calendar/instant-schema.ts';
import { email, pastInstant, phone, text } from '../cells.ts';
import type { Fields } from '../columns.ts';

export type ConsentRow = {
  readonly email?: string;
  readonly phone?: string;
  readonly purpose: string;
  readonly textVersion: string;
  readonly at: Instant;
  /** How it was given: a form, a signed paper. */
  readonly basis: string;
};

export const consentFields = (): Fields<ConsentRow> => ({
  email: { read: email, titles: ['E-mail', 'Эл. почта', 'Рабочий e-mail', 'Рабочий email'] },
  phone: { read: phone, titles: ['Телефон', 'Рабочий телефон'] },
  purpose: { read: text(50), titles: ['Цель', 'Согласие на'], needed: true },
  textVersion: { read: text(50), titles: ['Версия текста', 'Текст согласия', 'Text version'], needed: true },
  at: { read: pastInstant, titles: ['Дата', 'Дата согласия', 'Date'], needed: true },
  basis: { read: text(300), titles: ['Основание', 'Как получено'], needed: true },
});
