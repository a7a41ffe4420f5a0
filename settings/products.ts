/** The product register of the demo plant: groups, and the steps of its pyramid from a spare part to a turnkey system. */
import type { Settings } from '../shared/domain/settings/settings.ts';
export const products: Settings['products'] = [
  {
    id: 'sensor-t10',
    title: { en: 'Temperature sensor T10', ru: 'Датчик температуры Т10' },
    group: 'sensors',
    kind: 'catalogue',
    pyramidStep: 1,
  },
  {
    id: 'relay-r4',
    title: { en: 'Interface relay R4', ru: 'Интерфейсное реле Р4' },
    group: 'sensors',
    kind: 'catalogue',
    pyramidStep: 1,
  },
  {
    id: 'drive-7',
    title: { en: 'Frequency converter 7.5 kW', ru: 'Преобразователь частоты 7,5 кВт' },
    group: 'drives',
    kind: 'catalogue',
    pyramidStep: 2,
  },
  {
    id: 'drive-45',
    title: { en: 'Frequency converter 45 kW', ru: 'Преобразователь частоты 45 кВт' },
    group: 'drives',
    kind: 'catalogue',
    pyramidStep: 2,
  },
  {
    id: 'controller-c8',
    title: { en: 'Controller C8', ru: 'Контроллер К8' },
    group: 'controllers',
    kind: 'catalogue',
    pyramidStep: 3,
  },
  {
    id: 'cabinet',
    title: { en: 'Control cabinet to order', ru: 'Шкаф управления на заказ' },
    group: 'cabinets',
    kind: 'engineered',
    pyramidStep: 4,
  },
  {
    id: 'line',
    title: { en: 'Line automation, turnkey', ru: 'Автоматизация линии под ключ' },
    group: 'systems',
    kind: 'engineered',
    pyramidStep: 5,
  },
];
