import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  addContract,
  NewContract,
  type NewContractRecords,
  ownerOfContract,
} from '../../../../shared/domain/contracts/add-contract.ts';
import { contractKey } from '../../../../shared/domain/contracts/contract.ts';
import type { Actor } from '../../../../shared/domain/people/actor.ts';
import { anna, boris, head, marketer, office } from '../../../support/domain/actors.ts';
import { belongingsWith, contractWith, customer } from '../../../support/domain/claims.ts';
import { contextOf, idOf, monday, newIdOf } from '../../../support/domain/contexts.ts';
import { accepted, expectSound, factsOf, nothing, recordsOf, refusalOf } from '../../../support/domain/decisions.ts';
import { accountId, dealAt, dealId, rubles } from '../../../support/domain/deals.ts';
import {
  expectBounds,
  expectNeeded,
  expectNone,
  expectOneOf,
  expectText,
  expectWhole,
} from '../../../support/domain/shapes.ts';

const asked: NewContract = { type: 'contract', number: '12/26', on: '2026-02-20', accountId };
const { purchase: _purchase, person: _person, ...named } = belongingsWith();
const add = (
  more: Partial<NewContract> = {},
  { by = anna, found = {} }: { by?: Actor; found?: Partial<NewContractRecords> } = {},
) => addContract({ ...asked, ...more }, { ...named, holder: undefined, ...found }, contextOf(by));
const id = newIdOf(1);

describe('A contract', () => {
  it('is a draft that holds its number', () => {
    const { contract, plan } = accepted(add());
    expect(contract).toEqual(contractWith({ id, version: 1 }));
    expect(plan).toEqual({
      ...nothing,
      changes: [{ record: contract, expected: 'new' }],
      claims: [{ key: 'contract/voronka-demo/contract/2026/12/26', holder: contract }],
      facts: [{ type: 'ContractAdded', subject: { kind: 'contract', id }, data: { ...asked, state: 'draft' } }],
    });
  });

  it('says its number of its deal, in the same commit, unless that has one', () => {
    const deal = dealAt('agree-price');
    const { contract, plan } = accepted(add({ dealId, amount: rubles(9) }, { found: { deal } }));
    expect(contract).toMatchObject({ dealId, amount: rubles(9) });
    expect(recordsOf('deal', plan)).toEqual([{ ...deal, version: 6, contractNumber: '12/26' }]);
    expect(factsOf(plan)).toEqual([
      { type: 'ContractAdded', data: { ...asked, dealId, amount: rubles(9), state: 'draft' } },
      { type: 'DealEdited', data: { fields: ['contractNumber'] } },
    ]);
    expectSound(deal, plan);
    const numbered = { ...deal, contractNumber: 'A-1' };
    expect(recordsOf('deal', accepted(add({ dealId }, { found: { deal: numbered } })).plan)).toEqual([]);
  });

  it('that was signed has a day for it: today, where none is said', () => {
    const isSigned = { state: 'signed', signedOn: '2026-02-21' } as const;
    expect(accepted(add({ signedOn: '2026-02-21' })).contract).toMatchObject(isSigned);
    expect(accepted(add({ state: 'sent', signedOn: '2026-02-21' })).contract).toMatchObject(isSigned);
    expect(accepted(add({ state: 'signed', signedOn: '2026-02-21' })).contract).toMatchObject(isSigned);
    expect(accepted(add({ state: 'signed' })).contract).toMatchObject({ state: 'signed', signedOn: '2026-03-02' });
    expect(accepted(add({ state: 'sent' })).contract).toEqual(contractWith({ id, version: 1, state: 'sent' }));
    const ended = { state: 'ended', signedOn: '2026-02-21', validUntil: '2026-02-28' } as const;
    expect(accepted(add(ended)).contract).toEqual(contractWith({ id, version: 1, ...ended }));
  });

  it('told again is the one there is, however far it is by now; another of that number is refused', () => {
    const holder = contractWith({ state: 'signed', signedOn: '2026-02-25' });
    expect(accepted(add({}, { found: { holder } }))).toEqual({ ok: true, contract: holder, plan: nothing });
    for (const differs of [
      { on: '2026-02-21' },
      { accountId: idOf(9) },
      { dealId: idOf(9) },
      { amount: rubles(1) },
      { validUntil: '2026-12-31' },
    ])
      expect(refusalOf(add({}, { found: { holder: { ...holder, ...differs } } }))).toEqual({
        kind: 'conflict',
        code: 'number-taken',
        detail: `contract 12/26 of ${differs.on ?? '2026-02-20'} is there already: ${holder.id}`,
      });
  });

  it('of an account that was merged is one of the account it goes on as', () => {
    const { contract } = accepted(add({ accountId: idOf(9) }, { found: { family: [accountId, idOf(9)] } }));
    expect(contract.accountId).toBe(accountId);
  });

  it.each<[Partial<NewContract>, Partial<NewContractRecords>, string, string]>([
    [{}, { account: undefined }, 'account-unknown', `there is no account ${accountId}`],
    [{ dealId }, {}, 'of-another-account', `deal ${dealId} is not of account ${accountId}`],
    [{ validUntil: '2026-02-19' }, {}, 'valid-before', 'it is of 2026-02-20; it cannot end on 2026-02-19, before that'],
    [{ signedOn: '2026-03-03' }, {}, 'day-ahead', 'signedOn: 2026-03-03 has not come; today is 2026-03-02'],
  ])('as %j is refused', (more, found, code, detail) => {
    expect(refusalOf(add(more, { found }))).toEqual({ kind: 'rule', code, detail });
  });

  it('may end on its own day, and be signed today', () => {
    const days = { validUntil: '2026-02-20', signedOn: '2026-03-02' };
    expect(accepted(add(days)).contract).toMatchObject(days);
  });

  it('is added by the owner of its deal, else of its account, by heads and by the office', () => {
    for (const by of [anna, head, office]) expect(accepted(add({}, { by })).contract.id).toBe(id);
    for (const by of [boris, marketer] as Actor[])
      expect(refusalOf(add({}, { by }))).toEqual({
        kind: 'forbidden',
        code: 'not-yours',
        detail: 'the deal, or the account, is another manager’s',
      });
    const deal = dealAt('agree-price', { owner: boris.id });
    expect(accepted(add({ dealId }, { by: boris, found: { deal } })).contract.id).toBe(id);
    expect(refusalOf(add({ dealId }, { found: { deal } })).code).toBe('not-yours');
    expect([ownerOfContract(customer, {}), ownerOfContract(customer, undefined)]).toEqual([undefined, anna.id]);
    expect(ownerOfContract(undefined, undefined)).toBeUndefined();
  });
});

describe('The key of a number', () => {
  const key = { seller: 'voronka-demo', type: 'contract', on: '2026-02-20', number: '12/26' } as const;

  it('is one for each seller, type and year, however the number is typed', () => {
    expect(contractKey({ ...key, number: ' № 0012/26' })).toBe(contractKey(key));
    const others = [
      { ...key, seller: 'other' },
      { ...key, type: 'invoice' },
      { ...key, on: '2025-02-20' },
      { ...key, number: '13' },
    ] as const;
    expect(new Set([key, ...others].map(contractKey)).size).toBe(5);
  });

  it('never is another year’s for the same number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2100 }), fc.integer({ min: 2000, max: 2100 }), (a, b) => {
        const [one, other] = [a, b].map((year) => contractKey({ ...key, on: `${year}-05-05` }));
        expect(one === other).toBe(a === b);
      }),
    );
  });
});

describe('What is said of a new contract', () => {
  const whole = {
    ...asked,
    dealId,
    amount: rubles(1),
    validUntil: '2026-12-31',
    signedOn: '2026-03-02',
    state: 'signed',
  } satisfies Required<NewContract>;
  const shape = { schema: NewContract, whole };

  it('is all of this and nothing more', () => {
    expectWhole(shape);
    expectNeeded(shape, ['type', 'number', 'on', 'accountId']);
    expectOneOf(shape, 'type', ['contract', 'invoice']);
    expectOneOf(shape, 'state', ['draft', 'sent', 'signed', 'ended']);
    expectText(shape, 'number', 50);
    expectBounds(shape, 'number', { least: 1, most: 50 });
    for (const day of ['on', 'validUntil', 'signedOn']) expectNone(shape, day, [monday]);
  });

  it('has a number with a letter or a digit', () => {
    expectNone(shape, 'number', ['№', '#']);
    expect(NewContract().safeParse({ ...whole, number: '№' }).error?.issues[0]?.message).toBe(
      'a number with letters or digits',
    );
  });
});
