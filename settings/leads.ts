/** Segments with their criteria, and the sources leads come from. */
import type { Settings } from '../shared/domain/settings/settings.ts';

export const criteria: Settings['criteria'] = [
  {
    id: 'product',
    title: { en: 'Product', ru: 'Продукт' },
    question: { en: 'Do we make what is asked for?', ru: 'Мы производим то, что нужно?' },
  },
  {
    id: 'region',
    title: { en: 'Region', ru: 'Регион' },
    question: { en: 'Do we deliver and serve there?', ru: 'Мы поставляем и обслуживаем там?' },
  },
  {
    id: 'volume',
    title: { en: 'Volume', ru: 'Объём' },
    question: { en: 'Is the volume enough for a direct sale?', ru: 'Объём достаточен для прямой продажи?' },
  },
  {
    id: 'lead-time',
    title: { en: 'Lead time', ru: 'Срок' },
    question: { en: 'Can we make it by the wanted date?', ru: 'Мы успеваем к нужной дате?' },
  },
  {
    id: 'need',
    title: { en: 'Need', ru: 'Потребность' },
    question: { en: 'Is there a real need?', ru: 'Есть ли реальная потребность?' },
  },
  {
    id: 'not-competitor',
    title: { en: 'Not a competitor', ru: 'Не конкурент' },
    question: { en: 'Is this a customer and not a competitor?', ru: 'Это клиент, а не конкурент?' },
  },
  {
    id: 'contacts',
    title: { en: 'Contacts', ru: 'Контакты' },
    question: { en: 'Do the contacts lead to the person?', ru: 'По контактам можно связаться?' },
  },
  {
    id: 'company',
    title: { en: 'A company', ru: 'Компания' },
    question: { en: 'Is it a company and not an individual?', ru: 'Это компания, а не частное лицо?' },
  },
];

const plant = ['product', 'region', 'volume', 'lead-time', 'need', 'not-competitor', 'contacts', 'company'];

export const segments: Settings['segments'] = [
  {
    id: 'industrial',
    title: { en: 'Industrial plant', ru: 'Промышленное предприятие' },
    focus: true,
    marginPercent: 32,
    process: 'project',
    criteria: plant,
    committee: ['decision-maker', 'economic', 'technical', 'purchasing'],
  },
  {
    id: 'developer',
    title: { en: 'Developer or contractor', ru: 'Застройщик, подрядчик' },
    focus: false,
    marginPercent: 26,
    process: 'project',
    criteria: plant,
    committee: ['decision-maker', 'technical', 'purchasing'],
  },
  {
    id: 'dealer',
    title: { en: 'Dealer', ru: 'Дилер' },
    focus: false,
    marginPercent: 24,
    process: 'dealer-order',
    criteria: ['product', 'region', 'not-competitor', 'contacts'],
    committee: ['decision-maker', 'purchasing'],
  },
  {
    id: 'individual',
    title: { en: 'Private buyer', ru: 'Частный покупатель' },
    focus: false,
    marginPercent: 35,
    process: 'project',
    criteria: ['product', 'region', 'volume', 'need', 'contacts'],
    committee: ['decision-maker'],
  },
];

export const sources: Settings['sources'] = [
  { id: 'site', title: { en: 'Web site', ru: 'Сайт' }, origin: 'marketing' },
  { id: 'tilda', title: { en: 'Landing pages', ru: 'Лендинги' }, origin: 'marketing' },
  { id: 'typeform', title: { en: 'Questionnaires', ru: 'Опросы' }, origin: 'marketing' },
  { id: 'google-ads', title: { en: 'Search advertising', ru: 'Контекстная реклама' }, origin: 'marketing' },
  { id: 'exhibition', title: { en: 'Exhibitions', ru: 'Выставки' }, origin: 'marketing' },
  { id: 'phone', title: { en: 'Telephone', ru: 'Телефон' }, origin: 'sales' },
  { id: 'mail', title: { en: 'Mail', ru: 'Почта' }, origin: 'sales' },
  { id: 'referral', title: { en: 'Referrals', ru: 'Рекомендации' }, origin: 'referral' },
  { id: 'tender', title: { en: 'Tenders', ru: 'Тендеры' }, origin: 'tender' },
  { id: 'generic', title: { en: 'Other systems', ru: 'Другие системы' }, origin: 'marketing' },
];
