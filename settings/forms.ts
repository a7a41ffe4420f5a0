/** The forms that the plant’s sites show. */
import type { Settings } from '../shared/domain/settings/settings.ts';

export const forms: Settings['forms'] = [
  {
    id: 'request',
    title: { en: 'Ask for a quote', ru: 'Запрос цены' },
    source: 'site',
    fields: [
      { name: 'name', required: true },
      { name: 'company', required: false },
      { name: 'email', required: false },
      { name: 'phone', required: false },
      { name: 'product', required: false },
      { name: 'message', required: true },
    ],
    consents: [
      {
        purpose: 'processing',
        textVersion: 'v1',
        required: true,
        text: {
          en: 'I agree that my data are processed to answer this request',
          ru: 'Согласен на обработку персональных данных для ответа на эту заявку',
        },
      },
      {
        purpose: 'marketing',
        textVersion: 'v1',
        text: {
          en: 'I agree to get letters with news and offers',
          ru: 'Согласен получать письма с новостями и предложениями',
        },
      },
    ],
    submit: { en: 'Send', ru: 'Отправить' },
    thanks: {
      en: 'Thank you. We will get in touch within two working hours.',
      ru: 'Спасибо. Мы свяжемся с вами в течение двух рабочих часов.',
    },
  },
];
