/** The staff of the demo plant, plainly invented. Their ids are their user names in the pool of sign-ins. */
import type { Settings } from '../shared/domain/settings/settings.ts';
export const staff: Settings['staff'] = [
  {
    id: '00000000-0000-7000-8000-000000000101',
    name: 'Анна Примерова',
    email: 'anna@demo.example',
    group: 'manager',
    discountPercent: 5,
  },
  {
    id: '00000000-0000-7000-8000-000000000102',
    name: 'Борис Образцов',
    email: 'boris@demo.example',
    group: 'manager',
    discountPercent: 5,
  },
  {
    id: '00000000-0000-7000-8000-000000000103',
    name: 'Вера Тестова',
    email: 'vera@demo.example',
    group: 'manager',
    discountPercent: 10,
  },
  {
    id: '00000000-0000-7000-8000-000000000201',
    name: 'Глеб Руководов',
    email: 'head@demo.example',
    group: 'head',
    discountPercent: 25,
  },
  {
    id: '00000000-0000-7000-8000-000000000301',
    name: 'Дарья Маркетова',
    email: 'marketer@demo.example',
    group: 'marketer',
    discountPercent: 0,
  },
  {
    id: '00000000-0000-7000-8000-000000000401',
    name: 'Елена Офисова',
    email: 'office@demo.example',
    group: 'office',
    discountPercent: 0,
  },
  {
    id: '00000000-0000-7000-8000-000000000501',
    name: 'Жанна Директорова',
    email: 'director@demo.example',
    group: 'director',
    discountPercent: 0,
  },
  {
    id: '00000000-0000-7000-8000-000000000601',
    name: 'Захар Операторов',
    email: 'operator@demo.example',
    group: 'operator',
    discountPercent: 0,
  },
];

export const routing: Settings['routing'] = [{ segment: 'dealer', to: '00000000-0000-7000-8000-000000000103' }];
