import type { FormField } from '../../shared/domain/forms/form.ts';

type Words = {
  readonly fields: Readonly<Record<FormField, string>>;
  readonly required: string;
  readonly emailWrong: string;
  readonly phoneWrong: string;
  readonly contactNeeded: string;
  readonly consentNeeded: string;
  readonly sending: string;
  readonly waiting: string;
  readonly failed: string;
  readonly refused: string;
  readonly unavailable: string;
};

export const words = {
  ru: {
    fields: {
      name: 'Имя',
      company: 'Компания',
      email: 'Почта',
      phone: 'Телефон',
      product: 'Что вас интересует',
      region: 'Регион',
      taxId: 'ИНН',
      message: 'Сообщение',
    },
    required: 'Заполните это поле',
    emailWrong: 'Проверьте адрес: он похож на неполный',
    phoneWrong: 'Проверьте номер: в нём не хватает цифр или есть лишние',
    contactNeeded: 'Укажите почту или телефон, чтобы мы могли ответить',
    consentNeeded: 'Без этого согласия мы не можем принять заявку',
    sending: 'Отправляем',
    waiting: 'Связь прервалась, пробуем ещё раз. Ничего не потеряно.',
    failed: 'Нет связи. Введённое осталось на месте, отправьте ещё раз, когда она появится.',
    refused: 'Заявка не принята. Проверьте почту и телефон.',
    unavailable: 'Форма сейчас недоступна. Обновите страницу.',
  },
  en: {
    fields: {
      name: 'Name',
      company: 'Company',
      email: 'E-mail',
      phone: 'Phone',
      product: 'What are you interested in',
      region: 'Region',
      taxId: 'Tax id',
      message: 'Message',
    },
    required: 'Fill this in',
    emailWrong: 'Check the address: it does not look complete',
    phoneWrong: 'Check the number: it has too few digits, or too many',
    contactNeeded: 'Give an e-mail or a phone, so that we can answer',
    consentNeeded: 'Without this consent we cannot take the request',
    sending: 'Sending',
    waiting: 'The connection broke, trying again. Nothing is lost.',
    failed: 'There is no connection. What you typed is still here: send it again when it is back.',
    refused: 'The request was not taken. Check the e-mail and the phone.',
    unavailable: 'The form is not available now. Load the page again.',
  },
} as const satisfies Record<string, Words>;
export type Language = keyof typeof words;
