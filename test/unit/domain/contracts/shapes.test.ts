import { describe, expect, it } from '@jest/globals';
import { Contract, contractTypes } from '../../../../shared/domain/contracts/contract.ts';
import { contractWith } from '../../../support/domain/claims.ts';
import { monday } from '../../../support/domain/contexts.ts';
import { dealId, rubles } from '../../../support/domain/deals.ts';
import { expectNeeded, expectNone, expectOneOf, expectWhole } from '../../../support/domain/shapes.ts';

describe('A contract', () => {
  const whole = contractWith({
    dealId,
    amount: rubles(1),
    validUntil: '2026-12-31',
    signedOn: '2026-03-02',
  }) as Required<Contract>; // all of it is said
  const shape = { schema: Contract, whole };

  it('is all of this and nothing more, and may be without a deal, an amount, an end and a signature', () => {
    expectWhole(shape);
    const optional = ['dealId', 'amount', 'validUntil', 'signedOn'];
    expectNeeded(
      shape,
      Object.keys(whole).filter((name) => !optional.includes(name)),
    );
    expect(contractTypes).toEqual(['contract', 'invoice']);
  });

  it.each([
    ['kind', ['contract']],
    ['type', ['contract', 'invoice']],
    ['state', ['draft', 'sent', 'signed', 'ended']],
  ])('has for its %s one of %j', (path, values) => {
    expectOneOf(shape, path, values);
  });

  it.each([
    ['version', [0, 1.5]],
    ['on', [monday]],
    ['validUntil', [monday]],
    ['signedOn', [monday]],
    ['accountId', ['A1']],
  ])('has for its %s none of %j', (path, values) => {
    expectNone(shape, path, values);
  });
});
