/** Reasons a deal is lost for at each stage, causes of cancelling a paid one, and dealers leads are handed to. */
import type { Settings } from '../shared/domain/settings/settings.ts';

const price = { id: 'price', title: { en: 'Price', ru: 'Цена' } } as const;
const noNeed = { id: 'no-need', title: { en: 'No need any more', ru: 'Потребность отпала' } } as const;
const noAnswer = { id: 'no-answer', title: { en: 'No answer', ru: 'Не отвечает' } } as const;
const leadTime = { id: 'lead-time', title: { en: 'Lead time too long', ru: 'Долгий срок' } } as const;
const competitor = { id: 'competitor', title: { en: 'A competitor', ru: 'Конкурент' }, names: 'competitor' } as const;
const specification = {
  id: 'specification',
  title: { en: 'We do not meet the specification', ru: 'Не подходим по ТЗ' },
} as const;

export const lossReasons: Settings['loss-reasons'] = {
  'new-deal': [{ id: 'wrong-phone', title: { en: 'Wrong phone', ru: 'Неверный телефон' } }, noAnswer, noNeed],
  'discuss-terms': [noAnswer, noNeed, specification, leadTime, price, competitor],
  'send-quote': [noAnswer, noNeed, specification, leadTime, price, competitor],
  'agree-price': [
    price,
    { id: 'terms', title: { en: 'Payment or delivery terms', ru: 'Условия оплаты или поставки' } },
    leadTime,
    noNeed,
    noAnswer,
    competitor,
  ],
};

export const cancelCauses: Settings['cancel-causes'] = [
  { id: 'customer-refused', title: { en: 'The customer refused', ru: 'Отказ клиента' } },
  { id: 'not-made', title: { en: 'We could not make it', ru: 'Не смогли изготовить' } },
  { id: 'late', title: { en: 'We were late', ru: 'Опоздали' } },
  { id: 'defect', title: { en: 'Defect', ru: 'Брак' } },
];

export const dealers: Settings['dealers'] = [
  { id: 'ural-automation', title: { en: 'Ural Automation (demo)', ru: 'Урал-Автоматика (демо)' } },
  { id: 'siberia-drives', title: { en: 'Siberia Drives (demo)', ru: 'Сибирь-Привод (демо)' } },
];
