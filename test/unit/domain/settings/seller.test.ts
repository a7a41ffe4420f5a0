import { describe, expect, it } from '@jest/globals';
import { seeds } from '../../../../settings/seeds.ts';
import { Seller } from '../../../../shared/domain/settings/seller.ts';
import { settingSchemas } from '../../../../shared/domain/settings/settings.ts';
import { expectNeeded, expectNone, expectText, expectWhole } from '../../../support/domain/shapes.ts';

const seller = {
  schema: Seller,
  whole: {
    name: { en: 'Plant LLC', ru: 'ООО «Завод»' },
    taxId: '7707083893/770701001',
    address: { en: '1 Long Street', ru: 'ул. Длинная, 1' },
    phone: '+7 (495) 123-45-67',
    bank: {
      name: { en: 'Bank', ru: 'Банк' },
      bic: '044525225',
      account: '40702810000000000001',
      correspondentAccount: '30101810400000000225',
    },
  } satisfies Required<Seller>,
};

describe('A seller', () => {
  it('is all of this and nothing more, and needs no more than a name', () => {
    expectWhole(seller);
    expectNeeded(seller, ['name']);
    const { correspondentAccount: _none, ...bank } = seller.whole.bank;
    expect(Seller().parse({ ...seller.whole, bank })).toEqual({ ...seller.whole, bank });
  });

  it('has texts of a length that fits a paper', () => {
    for (const path of ['name.en', 'name.ru', 'address.en', 'address.ru', 'bank.name.en', 'bank.name.ru'])
      expectText(seller, path, 300);
    expectText(seller, 'taxId', 30);
  });

  it('has a phone, a bank and accounts that are written as such', () => {
    expectNone(seller, 'phone', ['', 'call us', '+7 495', '123-', 'x 123-45-67', '1'.repeat(31), '12345 x']);
    expectNone(seller, 'bank.bic', ['04452522', '0445252251', 'SABRRUM', 'sabrrumm', 'SABRRUMMX', 'x044525225']);
    expectNone(seller, 'bank.account', [
      '4070281000000000000',
      '407028100000000000012',
      'DE89370400440',
      'x'.repeat(20),
    ]);
    expectNone(seller, 'bank.correspondentAccount', [
      '3010181040000000022',
      '301018104000000002251',
      'DE89370400440532013000',
    ]);
    const abroad = { name: { en: 'Bank', ru: 'Банк' }, bic: 'SABRRUMM012', account: 'DE89370400440532013000' };
    expect(Seller().parse({ ...seller.whole, bank: abroad, phone: '123456' })).toMatchObject({ bank: abroad });
    expect(Seller().safeParse({ ...seller.whole, bank: { ...abroad, bic: 'SABRRUMM' } }).success).toBe(true);
  });
});

describe('The company', () => {
  const said = (country: string, taxId?: string) => {
    const { error } = settingSchemas.company().safeParse({
      ...seeds.company,
      country,
      seller: { name: seller.whole.name, ...(taxId !== undefined && { taxId }) },
    });
    return error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  };

  it('has in Russia a seller with the right check digits, and abroad with whatever they are', () => {
    const wrong = [
      'seller.taxId: an INN with its check digits is needed, with the KPP behind a slash where there is one',
    ];
    expect(['7707083893', '7707083893/770701001', undefined].map((taxId) => said('RU', taxId))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(['7707083894', '7707083893/7', 'DE136695976'].map((taxId) => said('RU', taxId))).toEqual([
      wrong,
      wrong,
      wrong,
    ]);
    expect(said('DE', 'DE136695976')).toBeUndefined();
  });

  it('need not say who sells', () => {
    const { seller: _seller, ...company } = seeds.company;
    expect(settingSchemas.company().parse(company)).toEqual(company);
  });
});
