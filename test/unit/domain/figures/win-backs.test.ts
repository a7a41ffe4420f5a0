import { describe, expect, it } from '@jest/globals';
import type { Fact } from '../../../../shared/domain/facts/fact.ts';
import {
  attemptsIn,
  causesOf,
  effectsOf,
  type OfferCosts,
  winBackReportFacts,
  winBackRows,
} from '../../../../shared/domain/figures/win-backs.ts';
import { winBacksCsv } from '../../../../shared/domain/figures/win-backs-csv.ts';
import { liftOf } from '../../../../shared/domain/return/lift.ts';
import { idOf } from '../../../support/domain/contexts.ts';
import { factWith } from '../../../support/domain/webhooks.ts';

const months = { from: '2026-01', to: '2026-12', timeZone: 'Europe/Moscow', asOf: '2026-12-31T21:00:00.000Z' };
const rub = (netMinor: number) => ({ netMinor, currency: 'RUB' });
let facts = 0;
const fact = (kind: Fact['subject']['kind'], id: string, type: string, data: object, told: Partial<Fact> = {}): Fact =>
  factWith({ id: idOf(0xf_0000 + (facts += 1)), subject: { kind, id }, type, data: { ...data }, ...told });

const winBack = (n: number) => idOf(0xe000 + n);
const account = (n: number) => idOf(0xa000 + n);
const offer = idOf(0xb01);
const started = (n: number, data: object = {}) =>
  fact('win-back', winBack(n), 'WinBackStarted', {
    ...{ accountId: account(n), action: 'letters', startedOn: '2026-03-02', deadline: '2026-03-23T21:00:00.000Z' },
    ...{ cell: 13, marginMinor: 100, offerId: offer },
    ...data,
  });
const order = (n: number, on: string, netMinor: number) => ({
  ...{ accountId: account(n), on },
  amount: { ...rub(netMinor), as: 'bought' as const },
});
const bought = (n: number, on: string, netMinor = 1, id = idOf(0xc000 + n)) =>
  fact('purchase', id, 'PurchaseRecorded', {}, { counted: order(n, on, netMinor) });
const ended = (n: number, outcome: string) =>
  fact('win-back', winBack(n), 'WinBackEnded', { accountId: account(n), outcome, letters: 1 });
const explained = (n: number, cause: string) => fact('win-back', winBack(n), 'SilenceExplained', { cause });

const rowsOf = (told: readonly Fact[], offers: OfferCosts = new Map()) => winBackRows(attemptsIn(told, months), offers);
const none = { heldOut: 0, returned: 0, returnedHeldOut: 0, running: 0, ended: {}, revenue: [], offersCost: [] };

describe('The report of win-backs', () => {
  it('is of these facts', () => {
    expect(winBackReportFacts).toEqual(['WinBackStarted', 'WinBackEnded', 'SilenceExplained']);
  });

  it('counts what began by its month and action, and how it ended', () => {
    const told = [
      ...[started(1), started(2), started(3, { action: 'call' }), started(4, { startedOn: '2026-02-27' })],
      ...[ended(1, 'no-answer'), ended(3, 'explained'), ended(4, 'no-answer')],
    ];
    expect(rowsOf(told)).toEqual([
      { ...none, month: '2026-02', action: 'letters', started: 1, ended: { 'no-answer': 1 } },
      { ...none, month: '2026-03', action: 'call', started: 1, ended: { explained: 1 } },
      { ...none, month: '2026-03', action: 'letters', started: 2, running: 1, ended: { 'no-answer': 1 } },
    ]);
    expect(rowsOf([started(1, { startedOn: '2025-12-31' }), started(2, { startedOn: '2027-01-01' })])).toEqual([]);
    const edges = [started(1, { startedOn: '2026-12-31' }), started(2, { startedOn: '2026-01-01' })];
    expect(rowsOf(edges).map(({ month }) => month)).toEqual(['2026-01', '2026-12']);
    expect(rowsOf([])).toEqual([]);
  });

  it('counts as returned who ordered from its first day to its last, with the money of the orders as they stand, and what the offer cost', () => {
    const told = [
      ...[started(1), bought(1, '2026-03-02', 900), bought(1, '2026-03-23', 70, idOf(0xc101))],
      fact('purchase', idOf(0xc001), 'PurchaseReduced', {}, { version: 3, counted: order(1, '2026-03-02', 500) }),
      ...[started(2), bought(2, '2026-03-01', 9000), bought(2, '2026-03-24', 9000, idOf(0xc102))],
      ...[started(3), bought(3, '2026-03-05')],
      fact(
        'purchase',
        idOf(0xc003),
        'PurchaseReversed',
        { why: 'cancelled' },
        { version: 3, counted: { ...order(3, '2026-03-05', 1), reversed: 'cancelled' } },
      ),
    ];
    expect(rowsOf(told, new Map([[offer, rub(30)]]))).toEqual([
      {
        ...{ ...none, month: '2026-03', action: 'letters', started: 3, running: 3, returned: 1 },
        ...{ revenue: [{ ...rub(570), of: 2 }], offersCost: [{ ...rub(30), of: 1 }] },
      },
    ]);
  });

  it('counts those held out apart: nothing was offered to them, and what they ordered came by itself', () => {
    const told = [
      ...[started(1, { heldOut: true, measured: true }), bought(1, '2026-03-05', 500)],
      started(2, { heldOut: true, measured: true }),
    ];
    expect(rowsOf(told, new Map([[offer, rub(30)]]))).toEqual([
      { ...none, month: '2026-03', action: 'letters', started: 2, running: 2, heldOut: 2, returnedHeldOut: 1 },
    ]);
  });

  it('tells the effect of letters over those held out once 200 that count are over, and else that there is none to see', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, n) => [
        started(n, { measured: true, ...(n % 10 === 0 && { heldOut: true }) }),
        ...(n % 10 === 0 ? (n < 20 ? [bought(n, '2026-03-05')] : []) : n % 2 === 0 ? [bought(n, '2026-03-05')] : []),
      ]).flat();
    const effects = (count: number, today = '2026-03-24') => effectsOf(attemptsIn(many(count), months), today);
    const arms = { action: 'letters', treated: { count: 180, returned: 80 }, heldOut: { count: 20, returned: 2 } };
    const nothing = {
      action: 'quarter-letter',
      treated: { count: 0, returned: 0 },
      heldOut: { count: 0, returned: 0 },
    };
    expect(effects(200)).toEqual([{ ...arms, lift: liftOf(arms.treated, arms.heldOut) }, nothing]);
    expect(effects(199).map(({ lift }) => lift)).toEqual([undefined, undefined]);
    expect(effects(200, '2026-03-23')).toEqual([{ ...nothing, action: 'letters' }, nothing]);
    const unmeasured = [...many(199), started(1000)];
    expect(effectsOf(attemptsIn(unmeasured, months), '2026-03-24')[0]?.lift).toBeUndefined();
    const noneHeldOut = Array.from({ length: 200 }, (_, n) => started(n, { measured: true }));
    expect(effectsOf(attemptsIn(noneHeldOut, months), '2026-03-24')[0]?.lift).toBeUndefined();
  });

  it('counts causes of silence by what was ordered last, from whom, and how late it came', () => {
    const last = (product: string, lateDays?: number) => ({
      lastOrder: {
        ...{ purchaseId: idOf(0xc0de), on: '2026-01-01', product, manager: idOf(0x201) },
        ...(lateDays !== undefined && { lateDays }),
      },
    });
    const told = [
      ...[started(1, last('fan', 8)), explained(1, 'price'), explained(1, 'lead-time')],
      ...[started(2, last('drive', 0)), explained(2, 'price'), started(3, last('drive', 7)), explained(3, 'price')],
      ...[started(4), explained(4, 'closed'), started(5, last('fan')), ended(5, 'unexplained')],
    ];
    expect(causesOf(attemptsIn(told, months))).toEqual([
      { by: 'product', name: 'drive', cause: 'price', count: 2 },
      { by: 'product', cause: 'closed', count: 1 },
      { by: 'product', name: 'fan', cause: 'lead-time', count: 1 },
      { by: 'manager', name: idOf(0x201), cause: 'price', count: 2 },
      { by: 'manager', cause: 'closed', count: 1 },
      { by: 'manager', name: idOf(0x201), cause: 'lead-time', count: 1 },
      { by: 'lateness', cause: 'closed', count: 1 },
      { by: 'lateness', name: 'in-time', cause: 'price', count: 1 },
      { by: 'lateness', name: 'late-by-a-week', cause: 'price', count: 1 },
      { by: 'lateness', name: 'later', cause: 'lead-time', count: 1 },
    ]);
  });

  it('is a spreadsheet as well', () => {
    const told = [started(1), bought(1, '2026-03-05', 123_45), ended(1, 'returned')];
    expect(winBacksCsv(rowsOf(told), 'RUB', 'point')).toBe(
      '\uFEFFmonth,action,started,held out,returned,returned of held out,running,ended returned,ended bought-before,ended talking,ended explained,ended unexplained,ended no-answer,ended called-off,ended stopped,ended merged,net revenue,cost of offers,currency\r\n' +
        '2026-03,letters,1,0,1,0,0,1,0,0,0,0,0,0,0,0,123.45,,RUB\r\n',
    );
  });
});

describe('The lift', () => {
  it('is the difference of two shares, with the interval of Newcombe’s tenth method', () => {
    // Newcombe 1998, table II: 56/70 against 48/80, 0.0524 to 0.3339; 9/10 against 3/10, 0.1705 to 0.8090; 10/10 against 0/10
    const rounded = ({ difference, low, high }: ReturnType<typeof liftOf>) =>
      [difference, low, high].map((value) => Number(value.toFixed(4)));
    expect(rounded(liftOf({ count: 70, returned: 56 }, { count: 80, returned: 48 }))).toEqual([0.2, 0.0524, 0.3339]);
    expect(rounded(liftOf({ count: 10, returned: 9 }, { count: 10, returned: 3 }))).toEqual([0.6, 0.1705, 0.809]);
    expect(rounded(liftOf({ count: 10, returned: 10 }, { count: 10, returned: 0 }))).toEqual([1, 0.6075, 1]);
  });

  it('tells nothing of nobody', () => {
    const { difference, low, high } = liftOf({ count: 0, returned: 0 }, { count: 0, returned: 0 });
    expect([difference, low, high]).toEqual([0, -1, 1]);
  });
});
