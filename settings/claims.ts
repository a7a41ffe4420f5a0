/** Why customers of a plant complain, and the departments whose fault it may be. */
import type { Settings } from '../shared/domain/settings/settings.ts';

export const claimCauses: Settings['claim-causes'] = [
  { id: 'defect', title: { en: 'Defect', ru: 'Брак' } },
  { id: 'failed-in-use', title: { en: 'Failed in use', ru: 'Отказ в эксплуатации' } },
  { id: 'wrong-goods', title: { en: 'Not what was ordered', ru: 'Пересорт' } },
  { id: 'incomplete', title: { en: 'Parts are missing', ru: 'Некомплект' } },
  { id: 'damaged', title: { en: 'Damaged on the way', ru: 'Повреждено при перевозке' } },
  { id: 'late', title: { en: 'Late delivery', ru: 'Срыв срока поставки' } },
  { id: 'papers', title: { en: 'Mistakes in papers', ru: 'Ошибки в документах' } },
  { id: 'other', title: { en: 'Other', ru: 'Другое' } },
];

export const departments: Settings['departments'] = [
  { id: 'sales', title: { en: 'Sales', ru: 'Отдел продаж' } },
  { id: 'engineering', title: { en: 'Engineering', ru: 'Конструкторский отдел' } },
  { id: 'purchasing', title: { en: 'Purchasing', ru: 'Отдел снабжения' } },
  { id: 'production', title: { en: 'Production', ru: 'Производство' } },
  { id: 'quality', title: { en: 'Quality control', ru: 'ОТК' } },
  { id: 'warehouse', title: { en: 'Warehouse and shipping', ru: 'Склад и отгрузка' } },
  { id: 'carrier', title: { en: 'Carrier', ru: 'Перевозчик' } },
  { id: 'none', title: { en: 'Nobody of ours', ru: 'Не наша вина' } },
];
