/** Why a letter was not sent, and what became of those that were, in a sentence. */
import type { Said } from '../said.ts';
import type { EndCause, WaitCause } from './enrolment.ts';
import type { LetterState } from './sent-letter.ts';

export const waitsBecause: Readonly<Record<WaitCause, Said>> = {
  gap: { en: 'Its day has not come yet', ru: 'Его день ещё не наступил' },
  'another-letter': {
    en: 'They have got another letter within three days',
    ru: 'За последние три дня им ушло другое письмо',
  },
  window: {
    en: 'Letters leave on working days between 09:00 and 18:00',
    ru: 'Письма уходят по рабочим дням с 9:00 до 18:00',
  },
  'no-consent': { en: 'They have not agreed to letters', ru: 'Нет согласия на рассылку' },
  'no-address': { en: 'Nobody knows their e-mail address', ru: 'Неизвестен адрес электронной почты' },
  'open-deal': { en: 'Their company has another open deal', ru: 'У компании есть другая открытая сделка' },
  'no-letter': { en: 'It is not written in their language yet', ru: 'Оно ещё не написано на их языке' },
  'mail-paused': { en: 'All marketing letters are paused', ru: 'Вся рассылка приостановлена' },
  rate: { en: 'The mail service takes no more just now', ru: 'Почтовая служба сейчас больше не принимает' },
  call: { en: 'Every letter was sent; a call comes next', ru: 'Все письма отправлены, дальше звонок' },
};

export const endedBecause: Readonly<Record<EndCause, Said>> = {
  erased: { en: 'The person was erased', ru: 'Данные контакта удалены' },
  returned: { en: 'It is back at work', ru: 'Снова в работе' },
  'other-basket': { en: 'Other letters go to the person by now', ru: 'Контакт получает письма другого участия' },
  closed: { en: 'It was closed', ru: 'Закрыто' },
  stopped: { en: 'Somebody of the staff stopped the letters', ru: 'Письма остановил сотрудник' },
  complaint: { en: 'They called a letter spam', ru: 'Пожаловались на спам' },
  'hard-bounce': { en: 'Their address takes no mail', ru: 'Адрес не принимает почту' },
  unsubscribed: { en: 'They have unsubscribed', ru: 'Отписались' },
  'consent-withdrawn': { en: 'They have withdrawn their consent', ru: 'Отозвали согласие' },
  reply: { en: 'They have replied', ru: 'Ответили' },
  'colleague-reply': { en: 'Somebody else at their company has replied', ru: 'Ответил их коллега' },
  'new-request': { en: 'They have sent another request', ru: 'Прислали новую заявку' },
  'deal-opened': { en: 'A deal was opened for their company', ru: 'С компанией открыта сделка' },
  'wake-up': { en: 'The day that was named has come', ru: 'Наступил назначенный день' },
  'programme-over': { en: 'Every letter was sent', ru: 'Все письма отправлены' },
  'call-due': { en: 'Nobody has called them for nearly half a year', ru: 'Им не звонили почти полгода' },
};

export const skippedBecause: Readonly<Record<'seen-before', Said>> = {
  'seen-before': { en: 'They have got this letter before', ru: 'Это письмо они уже получали' },
};

export const refusedBecause = (why: string): Said => ({
  en: `The mail service would not have it: ${why}`,
  ru: `Почтовая служба его не приняла: ${why}`,
});

export const becameOf: Readonly<Record<LetterState, Said>> = {
  marked: { en: 'On its way to the mail service', ru: 'Передаётся почтовой службе' },
  unknown: { en: 'Nobody can tell whether it has left', ru: 'Неизвестно, ушло ли оно' },
  refused: { en: 'The mail service would not have it', ru: 'Почтовая служба его не приняла' },
  sent: { en: 'Sent', ru: 'Отправлено' },
  delivered: { en: 'Delivered', ru: 'Доставлено' },
  delayed: { en: 'Their mail server does not take it yet', ru: 'Сервер получателя пока не принимает' },
  'soft-bounced': { en: 'It came back, and may arrive another time', ru: 'Вернулось, в другой раз может дойти' },
  'hard-bounced': { en: 'It came back: the address takes no mail', ru: 'Вернулось: адрес не принимает почту' },
  complained: { en: 'Called spam', ru: 'Названо спамом' },
};
