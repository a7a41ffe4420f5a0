import { describe, expect, it } from '@jest/globals';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as fc from 'fast-check';
import { buyerAttributes } from '../../../shared/adapters/dynamodb/buyer-item.ts';
import { scanBuyers } from '../../../shared/adapters/dynamodb/buyer-scan.ts';
import { readPage } from '../../../shared/adapters/dynamodb/buyers.ts';
import { recordItem } from '../../../shared/adapters/dynamodb/transaction.ts';
import type { Account } from '../../../shared/domain/accounts/account.ts';
import { present } from '../../../shared/domain/present.ts';
import type { Purchase } from '../../../shared/domain/purchases/purchase.ts';
import { dayOf } from '../../../shared/domain/return/day-number.ts';
import { causes, progressBands, type Score, scoreId } from '../../../shared/domain/return/score.ts';
import { idOf } from '../../support/domain/contexts.ts';
import { accountWith } from '../../support/domain/leads.ts';

const key = { pk: { S: 'x' }, sk: { S: 'SCORE' } };

const anyPurchase = fc.record({
  day: fc.integer({ min: -400, max: 30_000 }),
  netMinor: fc.integer({ min: 0, max: 1e13 }),
  currency: fc.constantFrom('RUB', 'EUR', 'USD'),
  costMinor: fc.option(fc.nat(1e9), { nil: undefined }),
  bonusMinor: fc.option(fc.nat(1e9), { nil: undefined }),
});
const anyScore = fc.record(
  {
    version: fc.integer({ min: 1, max: 1e6 }),
    cell: fc.nat(26),
    progress: fc.constantFrom(...progressBands),
    base: fc.constantFrom('company', 'дилер'),
    cause: fc.constantFrom(...causes),
  },
  { requiredKeys: ['version', 'base', 'cause'] },
);
const anyAccount = fc.record(
  {
    segment: fc.constantFrom('dealer', 'Items', 'p#1'),
    mergedInto: fc.uuid(),
    winBack: fc.constant({ id: idOf(7), on: '2026-01-05' }),
  },
  { requiredKeys: [] },
);

/** An item as commits of an account, its purchases and its score leave it. */
const anyItem = fc
  .record({
    id: fc.uuid(),
    account: fc.option(anyAccount, { nil: undefined }),
    purchases: fc.array(anyPurchase, { maxLength: 6 }),
    score: fc.option(anyScore, { nil: undefined }),
  })
  .map(({ id: accountId, account, purchases, score }) => {
    const bought = purchases.map(
      ({ day, costMinor, bonusMinor, ...amount }, n): Purchase => ({
        ...{ kind: 'purchase', id: idOf(0x100 + n), version: 1, accountId, orderNumber: String(n), source: 'erp' },
        ...{ amount: { ...amount, vatPercent: 22 }, on: dayOf(day) },
        ...present({ costMinor, bonusMinor }),
      }),
    );
    const of: Account[] = account ? [accountWith({ id: accountId, ...account })] : [];
    const kept: Score[] = score
      ? [{ kind: 'score', id: scoreId(accountId), accountId, cut: '2026-03-02', since: '2026-03-04', ...score }]
      : [];
    const attributes = buyerAttributes([...bought, ...of]).get(accountId);
    const item = { accountId, ...attributes, ...kept.map((each) => recordItem(each, 0))[0] };
    return marshall(item, { removeUndefinedValues: true });
  });

const read = (text: string) => JSON.parse(text) as { Items: Record<string, { S?: string }>[] };

describe('A page of buyers', () => {
  it('reads the same, straight from its text, as from the objects it stands for', () => {
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 8 }), fc.boolean(), (Items, isLast) => {
        const page = { Count: Items.length, Items, ...(!isLast && { LastEvaluatedKey: key }), ScannedCount: 9 };
        const compact = JSON.stringify(page);
        expect(scanBuyers(compact)?.buyers).toHaveLength(Items.length);
        const spaced = JSON.stringify(page, undefined, 1);
        expect(scanBuyers(spaced)).toBeUndefined();
        expect(readPage(compact)).toEqual(readPage(spaced));
        expect(readPage(compact).next).toEqual(isLast ? undefined : key);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['a text with an escape', (text: string) => text.replace('"dealer"', String.raw`"de\"aler"`)],
    ['a list', (text: string) => text.replace('"segment":{"S":"dealer"}', '"more":{"L":[]}')],
    ['a list in its score', (text: string) => text.replace('"base":{"S":"company"}', '"base":{"L":[]}')],
    ['another kind of score', (text: string) => text.replace('"state":{"M":{', '"state":{"X":{')],
    ['an amount with a fraction', (text: string) => text.replace('20514 100', '20514 100.5')],
  ])('is read as objects where it holds %s', (_, changed) => {
    const purchase = { day: 20_514, netMinor: 100, currency: 'RUB' };
    const [item] = fc.sample(
      anyItem.filter((each) => each['state'] !== undefined && each['segment']?.S === 'dealer'),
      1,
    );
    const state = { M: { ...item?.['state']?.M, base: { S: 'company' } } };
    const bought = { 'p#1': { S: `${String(purchase.day)} ${String(purchase.netMinor)} ${purchase.currency}` } };
    const text = JSON.stringify({ Items: [{ ...bought, ...item, state }] });
    expect(scanBuyers(text)?.buyers).toHaveLength(1);
    const other = changed(text);
    expect(other).not.toBe(text);
    expect(scanBuyers(other)).toBeUndefined();
    expect(readPage(other).buyers[0]?.id).toBe(read(other).Items[0]?.['accountId']?.S);
  });

  it('is none where nothing is written as it should be', () => {
    for (const text of ['{}', '{"Items":[{x', '{"Items":[{"a', '{"Items":[{"a":{"S":"'])
      expect(scanBuyers(text)).toBeUndefined();
    expect(readPage('{}')).toEqual({ buyers: [], next: undefined });
  });
});
