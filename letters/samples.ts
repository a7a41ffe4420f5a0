/** Whom a preview is for: somebody of whom everything is known. */
import type { Language, LetterVariables } from '../shared/domain/refresh/letter.ts';
import type { Frame } from '../shared/letters/layout.ts';

export const sampleVariables: Readonly<Record<Language, LetterVariables>> = {
  ru: {
    greeting: 'Иван Петрович, здравствуйте!',
    plant: { name: 'Демо-завод' },
    manager: { name: 'Анна Примерная', phone: '+7 495 000-00-00' },
    company: 'Учебный молочный завод',
    product: 'Преобразователь частоты 45 кВт',
    quote: { number: 'КП-12', date: '2 марта 2026 г.', amount: '256 200,00 ₽' },
    wakeUpOn: '15 июня',
    offers: [
      { title: 'Запасной вентилятор в подарок', text: 'К каждому преобразователю от 45 кВт.', until: '30 июня' },
    ],
  },
  en: {
    greeting: 'Good day, Ivan,',
    plant: { name: 'Demo plant' },
    manager: { name: 'Anna Sample', phone: '+7 495 000-00-00' },
    company: 'Training Dairy',
    product: 'Frequency converter 45 kW',
    quote: { number: 'KP-12', date: '2 March 2026', amount: 'RUB 256,200.00' },
    wakeUpOn: '15 June',
    offers: [{ title: 'A spare fan as a present', text: 'With each converter of 45 kW or more.', until: '30 June' }],
  },
};

export const sampleFrame = (language: Language): Frame => ({
  language,
  sender:
    language === 'ru'
      ? { name: 'ООО «Демо-завод»', address: '100000, Примерск, ул. Учебная, 1' }
      : { name: 'Demo Plant LLC', address: '1 Training Street, Sampletown 100000' },
  unsubscribeUrl: 'https://voronka.example/u/preview',
});
