/** Who sells at the demo plant, plainly invented: no region has the number 00, and no bank these accounts. */
import type { Seller } from '../shared/domain/settings/seller.ts';

export const seller: Seller = {
  name: { en: 'Voronka Demo LLC', ru: 'ООО «Воронка Демо»' },
  taxId: '0000000018/000001001',
  address: { en: '1 Sample Street, Moscow 000000, Russia', ru: '000000, Москва, ул. Примерная, д. 1' },
  phone: '+7 495 000-00-00',
  bank: {
    name: { en: 'Sample Bank, Moscow', ru: 'Банк «Образец», г. Москва' },
    bic: '040000000',
    account: '40702810000000000000',
    correspondentAccount: '30101810000000000000',
  },
};
