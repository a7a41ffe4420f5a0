/** Who sees to the customers of each stage of their lifecycle, at the demo plant. */
import type { Settings } from '../shared/domain/settings/settings.ts';
import { staff } from './staff.ts';

const [first] = staff.filter(({ group }) => group === 'manager');
const [marketer] = staff.filter(({ group }) => group === 'marketer');
const [head] = staff.filter(({ group }) => group === 'head');
const by = (person: { readonly id: string } | undefined) => (person ? { person: person.id } : {});

export const lifecycle: Settings['lifecycle'] = [
  { stage: 'acquisition', role: { en: 'Marketing', ru: 'Маркетинг' }, ...by(marketer) },
  { stage: 'result', role: { en: 'Manager of the deal', ru: 'Менеджер сделки' }, ...by(first) },
  { stage: 'retention', role: { en: 'Manager of the account', ru: 'Менеджер клиента' }, ...by(first) },
  { stage: 'development', role: { en: 'Manager of the account', ru: 'Менеджер клиента' }, ...by(first) },
  { stage: 'return', role: { en: 'Head of sales', ru: 'Руководитель продаж' }, ...by(head) },
];
