/** What the demo plant makes, from spare parts to turnkey systems. */
import type { Settings } from '../shared/domain/settings/settings.ts';

export const productGroups: Settings['product-groups'] = [
  { id: 'sensors', title: { en: 'Sensors and relays', ru: 'Датчики и реле' }, pyramidStep: 1 },
  { id: 'drives', title: { en: 'Drives', ru: 'Приводы' }, pyramidStep: 2 },
  { id: 'controllers', title: { en: 'Controllers', ru: 'Контроллеры' }, pyramidStep: 3 },
  { id: 'cabinets', title: { en: 'Control cabinets', ru: 'Шкафы управления' }, pyramidStep: 4 },
  { id: 'systems', title: { en: 'Turnkey systems', ru: 'Системы под ключ' }, pyramidStep: 5 },
];
