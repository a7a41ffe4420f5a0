import { describe, expect, it } from '@jest/globals';
import { buyerOf, openBuyer } from '../../../../shared/domain/purchases/buyer.ts';
import { claim, together } from '../../../../shared/domain/records/plan.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { erp } from '../../../support/domain/actors.ts';
import { contextOf, idOf, newIdOf } from '../../../support/domain/contexts.ts';
import { factsOf } from '../../../support/domain/decisions.ts';
import { accountWith } from '../../../support/domain/leads.ts';
import { put, storeOf, ToldClock } from '../../../support/domain/stores.ts';

describe('A buyer nobody knew', () => {
  it('is an account with a person whose contacts are still to be found', () => {
    const { account, opening } = openBuyer('7707083893', 'Zavod', contextOf(erp));
    expect(account).toEqual({
      kind: 'account',
      id: newIdOf(2),
      version: 1,
      taxId: '7707083893',
      mainPersonId: newIdOf(1),
      company: 'Zavod',
    });
    expect(opening.changes.map(({ record, expected }) => [record, expected])).toEqual([
      [
        {
          kind: 'person',
          id: newIdOf(1),
          version: 1,
          openLeads: [],
          contactKeys: [],
          consents: {},
          accountId: newIdOf(2),
        },
        'new',
      ],
      [account, 'new'],
    ]);
    expect(opening.claims).toMatchObject([{ key: 'tax/7707083893', holder: { kind: 'account', id: newIdOf(2) } }]);
    expect(factsOf(opening)).toEqual([
      { type: 'PersonAppeared', data: { source: 'erp' } },
      { type: 'AccountOpened', data: { personId: newIdOf(1) } },
    ]);
    expect(openBuyer('7707083893', undefined, contextOf(erp)).account).not.toHaveProperty('company');
  });
});

describe('The buyer of a tax id', () => {
  const inn = '7707083893';
  const [one, other] = [
    accountWith({ taxId: `${inn}+773601001` }),
    accountWith({ id: idOf(0x302), taxId: `${inn}+770701001` }),
  ];
  async function told(taxId: string | undefined, ...accounts: (typeof one)[]) {
    const store = await storeOf(new ToldClock());
    for (const account of accounts) {
      const key = `tax/${account.taxId ?? ''}`;
      await put(store, { record: account, expected: 'new' });
      const touched = { ...account, version: account.version + 1 };
      const held = claim({ key, holder: account });
      const plan = together({ ...held, changes: [{ record: touched, expected: account.version }] });
      await commitPlan(store, plan, contextOf(erp));
    }
    const buyer = await buyerOf({ taxId, company: 'Zavod' }, store, contextOf(erp));
    return 'ok' in buyer ? buyer.refusal : buyer.account.id;
  }

  it('is the account that holds it, or its INN', async () => {
    expect(await told(`${inn}/773601001`, one, other)).toBe(one.id);
    expect(await told(`${inn}/773601001`, accountWith({ taxId: inn }))).toBe(one.id);
    expect(await told(inn, accountWith({ taxId: inn }), other)).toBe(one.id);
  });

  it('is the one account of its INN when no KPP is told', async () => {
    expect(await told(inn, one)).toBe(one.id);
    expect(await told(inn)).toBe(newIdOf(2));
    expect(await told(inn, one, other)).toBe(newIdOf(2));
    expect(await told(`${inn}/770701002`, one)).toBe(newIdOf(2));
  });

  it('is nobody’s when it is wrong or missing', async () => {
    const wrong = { kind: 'rule', code: 'tax-id-wrong' };
    expect([await told('1234567890', one), await told(undefined, one)]).toEqual([
      { ...wrong, detail: 'the tax id 1234567890 is no INN: wrong-checksum' },
      { ...wrong, detail: 'the tax id (none) is no INN: not-digits' },
    ]);
  });
});
