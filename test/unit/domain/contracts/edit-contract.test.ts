import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type Contract, contractStates } from '../../../../shared/domain/contracts/contract.ts';
import {
  ContractChanges,
  type ContractRecords,
  editContract,
} from '../../../../shared/domain/contracts/edit-contract.ts';
import type { Actor } from '../../../../shared/domain/people/actor.ts';
import { anna, boris, head, marketer, office } from '../../../support/domain/actors.ts';
import { contractWith, customer } from '../../../support/domain/claims.ts';
import { contextOf, idOf, monday } from '../../../support/domain/contexts.ts';
import { accepted, factsOf, nothing, recordsOf, refusalOf } from '../../../support/domain/decisions.ts';
import { accountId, dealAt, dealId, rubles } from '../../../support/domain/deals.ts';
import { expectNeeded, expectNone, expectOneOf, expectWhole } from '../../../support/domain/shapes.ts';

const known: ContractRecords = { account: customer, family: [accountId], deal: undefined, holder: undefined };
const draft = contractWith();
const edit = (
  changes: ContractChanges,
  { before = draft, by = anna, ...found }: Partial<ContractRecords> & { before?: Contract; by?: Actor } = {},
) => editContract(before, changes, { ...known, ...found }, contextOf(by));

describe('A contract that is edited', () => {
  it('says what is new of it, and which fields those are', () => {
    const { contract, plan } = accepted(edit({ state: 'sent', amount: rubles(5), validUntil: '2026-12-31' }));
    expect(contract).toEqual({ ...draft, version: 3, state: 'sent', amount: rubles(5), validUntil: '2026-12-31' });
    expect(plan).toEqual({
      ...nothing,
      changes: [{ record: contract, expected: 2 }],
      facts: [
        {
          type: 'ContractEdited',
          subject: { kind: 'contract', id: draft.id },
          data: { fields: ['state', 'amount', 'validUntil'], state: 'sent' },
        },
      ],
    });
  });

  it('forgets its amount and its days, and stays as it is when it says so already', () => {
    const full = contractWith({ state: 'ended', amount: rubles(5), validUntil: '2026-12-31', signedOn: '2026-02-21' });
    const { contract, plan } = accepted(edit({ amount: null, validUntil: null, signedOn: null }, { before: full }));
    expect(contract).toEqual(contractWith({ version: 3, state: 'ended' }));
    expect(factsOf(plan)).toEqual([
      { type: 'ContractEdited', data: { fields: ['amount', 'validUntil', 'signedOn'], state: 'ended' } },
    ]);
    for (const same of [{}, { number: full.number, amount: rubles(5), state: 'ended' }] as const)
      expect(accepted(edit(same, { before: full }))).toEqual({ ok: true, contract: full, plan: nothing });
  });

  it('is signed on the day that is said, else today', () => {
    expect(accepted(edit({ state: 'signed' })).contract.signedOn).toBe('2026-03-02');
    const { plan } = accepted(edit({ signedOn: '2026-02-22' }));
    expect(factsOf(plan)).toEqual([
      { type: 'ContractEdited', data: { fields: ['state', 'signedOn'], state: 'signed' } },
    ]);
    const signed = contractWith({ state: 'signed', signedOn: '2026-02-21' });
    expect(accepted(edit({ signedOn: '2026-02-23' }, { before: signed })).contract.signedOn).toBe('2026-02-23');
    expect(refusalOf(edit({ signedOn: '2026-03-03' })).code).toBe('day-ahead');
    expect(refusalOf(edit({ on: '2026-03-01', validUntil: '2026-02-28' })).code).toBe('valid-before');
  });

  it('is never signed on no day', () => {
    const refused = {
      kind: 'rule',
      code: 'signed-on-needed',
      detail: 'the contract is signed: it was on some day; say which',
    };
    const before = contractWith({ state: 'signed', signedOn: '2026-02-21' });
    expect(refusalOf(edit({ signedOn: null }, { before }))).toEqual(refused);
    expect(refusalOf(edit({ signedOn: null, state: 'signed' }))).toEqual(refused);
    expect(accepted(edit({ signedOn: null })).plan).toEqual(nothing);
    const { contract } = accepted(edit({ signedOn: null, state: 'ended' }, { before }));
    expect([contract.state, contract.signedOn]).toEqual(['ended', undefined]);
  });

  it('of another number, or year, lets go of the one it had', () => {
    for (const [changes, key] of [
      [{ number: '13' }, '2026/13'],
      [{ on: '2025-12-31' }, '2025/12/26'],
    ] as const) {
      const { contract, plan } = accepted(edit(changes));
      expect(plan.releases).toEqual([{ key: 'contract/voronka-demo/contract/2026/12/26', holder: draft }]);
      expect(plan.claims).toEqual([{ key: `contract/voronka-demo/contract/${key}`, holder: contract }]);
    }
    const { plan } = accepted(edit({ number: '№ 12/26', on: '2026-01-01' }, { holder: draft }));
    expect([plan.releases, plan.claims, plan.changes.length]).toEqual([[], [], 1]);
  });

  it('cannot have the number of another one', () => {
    const holder = contractWith({ id: idOf(9), number: '13', type: 'invoice' });
    expect(refusalOf(edit({ number: '13' }, { holder }))).toEqual({
      kind: 'conflict',
      code: 'number-taken',
      detail: `invoice 13 of 2026-02-20 is there already: ${idOf(9)}`,
    });
  });

  it('is joined to a deal of its account, which has its number if it had none', () => {
    const deal = dealAt('agree-price');
    const { contract, plan } = accepted(edit({ dealId }, { deal }));
    expect(contract.dealId).toBe(dealId);
    expect(recordsOf('deal', plan)).toEqual([{ ...deal, version: 6, contractNumber: '12/26' }]);
    const numbered = { ...deal, contractNumber: 'A-1' };
    expect(recordsOf('deal', accepted(edit({ dealId }, { deal: numbered })).plan)).toEqual([]);
    const joined = contractWith({ dealId });
    expect(recordsOf('deal', accepted(edit({ amount: rubles(1) }, { before: joined, deal })).plan)).toEqual([]);
    expect(accepted(edit({ dealId }, { before: joined, deal })).plan).toEqual(nothing);
  });

  it('is never joined to another account’s deal, nor to a second one', () => {
    const stranger = dealAt('agree-price', { accountId: idOf(9) });
    for (const deal of [stranger, undefined])
      expect(refusalOf(edit({ dealId }, { deal }))).toEqual({
        kind: 'rule',
        code: 'of-another-account',
        detail: `deal ${dealId} is not of account ${accountId}`,
      });
    expect(refusalOf(edit({ dealId }, { before: contractWith({ dealId: idOf(9) }), deal: dealAt('shipped') }))).toEqual(
      {
        kind: 'rule',
        code: 'deal-set',
        detail: `it belongs to deal ${idOf(9)}`,
      },
    );
  });

  const next = {
    draft: ['sent', 'signed', 'ended'],
    sent: ['draft', 'signed', 'ended'],
    signed: ['ended'],
    ended: [],
  } as const;

  it.each(contractStates)('and is %s goes on only where it may', (state) => {
    const before = contractWith({ state, ...(state === 'signed' && { signedOn: '2026-02-21' }) });
    for (const to of contractStates) {
      const decision = edit({ state: to }, { before });
      if (to === state || next[state].some((allowed) => allowed === to))
        expect(accepted(decision).contract.state).toBe(to);
      else
        expect(refusalOf(decision)).toEqual({
          kind: 'rule',
          code: 'contract-state',
          detail: `the contract is ${state}; it can be ${next[state].join(', ') || 'nothing else'} next, not ${to}`,
        });
    }
  });

  it('is so by the owner of its deal, else of its account, by heads and by the office', () => {
    for (const by of [anna, head, office]) expect(accepted(edit({ number: '13' }, { by })).contract.number).toBe('13');
    for (const by of [boris, marketer] as Actor[])
      expect(refusalOf(edit({ number: '13' }, { by }))).toEqual({
        kind: 'forbidden',
        code: 'not-yours',
        detail: 'the deal, or the account, is another manager’s',
      });
  });

  it('holds the key of its number alone, whatever it is called in turn', () => {
    const name = fc.record({
      number: fc.constantFrom('1', '01', '2', 'A-2'),
      on: fc.constantFrom('2025-01-01', '2026-01-01'),
    });
    fc.assert(
      fc.property(fc.array(name, { maxLength: 8 }), (names) => {
        let contract = draft;
        const held = new Set(['contract/voronka-demo/contract/2026/12/26']);
        for (const changes of names) {
          const { plan, contract: after } = accepted(edit(changes, { before: contract }));
          for (const { key } of plan.releases) expect(held.delete(key)).toBe(true);
          for (const { key } of plan.claims) held.add(key);
          contract = after;
          expect(held.size).toBe(1);
        }
      }),
    );
  });
});

describe('An edit of a contract', () => {
  it('is all of this and nothing more, each of which may be left out', () => {
    const whole = {
      number: '13',
      on: '2026-02-20',
      dealId,
      amount: rubles(1),
      validUntil: '2026-12-31',
      signedOn: '2026-03-02',
      state: 'signed',
    } satisfies Required<ContractChanges>;
    const shape = { schema: ContractChanges, whole };
    expectWhole(shape);
    expectNeeded(shape, []);
    expectWhole({ schema: ContractChanges, whole: { amount: null, validUntil: null, signedOn: null } });
    expectOneOf(shape, 'state', ['draft', 'sent', 'signed', 'ended']);
    for (const name of ['number', 'on', 'dealId', 'state']) expectNone(shape, name, [null]);
    for (const day of ['on', 'validUntil', 'signedOn']) expectNone(shape, day, [monday]);
  });
});
