import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type Costed, inWholes, sharedOut, type Spent } from '../../../../shared/domain/figures/costs.ts';
import {
  amongMql,
  byRevenue,
  equally,
  ruleSaid,
  shareRules,
  type Weigh,
} from '../../../../shared/domain/figures/share-by.ts';
import { idOf } from '../../../support/domain/contexts.ts';

const moscow = 'Europe/Moscow';
const spent = (fields: Partial<Spent> = {}): Spent => ({
  ...{ id: idOf(1), costKind: 'marketing', stage: 'acquisition', from: '2026-03-01', to: '2026-03-31' },
  ...{ amount: { netMinor: 900, currency: 'RUB', vatPercent: 22 } },
  ...fields,
});
const lead = (n: number, fields: Partial<Costed> = {}): Costed => ({
  ...{ id: `lead-${String(n)}`, arrivedAt: '2026-03-10T09:00:00.000Z', source: 'site', segment: 'dealer' },
  ...fields,
});
const [first, second, third] = [lead(1), lead(2), lead(3)];
const shared = (weigh: Weigh, costs: readonly Spent[], leads: readonly Costed[]) => {
  const { ofLead, unshared } = sharedOut(costs, leads, moscow, weigh);
  return {
    parts: leads.map(({ id }) => ofLead.get(id)?.get('RUB') ?? 0),
    unshared: unshared.reduce((sum, { amount }) => sum + amount.netMinor, 0),
  };
};

describe('A cost shared out', () => {
  it('by leads is shared in equal parts', () => {
    expect(shared(equally, [spent()], [first, second, third]).parts).toEqual([300, 300, 300]);
  });

  it('by MQL is that of those who were confirmed as target, and of all where nobody was', () => {
    const weigh = amongMql(new Set(['lead-1', 'lead-3']));
    expect(shared(weigh, [spent()], [first, second, third]).parts).toEqual([450, 0, 450]);
    expect(shared(weigh, [spent()], [second, lead(4)]).parts).toEqual([450, 450]);
  });

  it('by revenue follows what the accounts have bought, once each, and is equal where nobody has', () => {
    const bought = { account: 'A', netMinor: 1000 };
    const weigh = byRevenue(
      new Map([
        ['lead-1', bought],
        ['lead-2', bought],
        ['lead-3', { account: 'B', netMinor: 500 }],
        ['lead-4', { account: 'C', netMinor: 0 }],
      ]),
    );
    expect(shared(weigh, [spent()], [first, second, third, lead(4), lead(5)]).parts).toEqual([300, 300, 300, 0, 0]);
    expect(shared(weigh, [spent()], [first, third]).parts).toEqual([600, 300]);
    expect(shared(weigh, [spent()], [lead(4), lead(5)]).parts).toEqual([450, 450]);
  });

  it('is first that of the leads it brought, whatever the rule gives others', () => {
    const own = lead(1, { campaign: 'spring' });
    const others = amongMql(new Set(['lead-2']));
    expect(shared(others, [spent({ campaign: 'spring' })], [own, second]).parts).toEqual([900, 0]);
  });

  it('of a segment is never another’s: it is told apart where nobody of the segment came', () => {
    const stranger = lead(2, { segment: 'industrial' });
    expect(shared(equally, [spent({ segment: 'dealer', channel: 'phone' })], [first, stranger])).toEqual({
      parts: [900, 0],
      unshared: 0,
    });
    expect(shared(equally, [spent({ segment: 'dealer' })], [stranger])).toEqual({ parts: [0], unshared: 900 });
  });

  it('is told in a sentence of both languages', () => {
    for (const rule of shareRules) expect(Object.values(ruleSaid[rule]).every((said) => said.length > 40)).toBe(true);
    expect(new Set(shareRules.flatMap((rule) => Object.values(ruleSaid[rule]))).size).toBe(6);
  });
});

describe('Whatever the rule', () => {
  const anyNames = {
    campaign: fc.constantFrom('spring', 'autumn', undefined),
    segment: fc.constantFrom('dealer', 'industrial', undefined),
    source: fc.constantFrom('site', 'phone'),
    day: fc.integer({ min: 1, max: 28 }),
  };
  const dayOf = (month: string, day: number): string => `${month}-${String(day).padStart(2, '0')}`;
  const anySpent = fc
    .record({ ...anyNames, month: fc.constantFrom('2026-03', '2026-04'), netMinor: fc.nat(1_000_000_000_000) })
    .map(
      ({ day, month, netMinor, campaign, segment, source }): Spent => ({
        ...spent({ from: dayOf(month, day), to: `${month}-28`, amount: { netMinor, currency: 'RUB', vatPercent: 22 } }),
        ...(campaign ? { campaign, channel: source } : {}),
        ...(segment && { segment }),
      }),
    );
  const anyLead = fc
    .record({ ...anyNames, mql: fc.boolean(), account: fc.nat(4), hasBought: fc.boolean() })
    .map(({ day, campaign, segment, source, ...more }) => ({
      ...more,
      fields: {
        ...{ arrivedAt: `${dayOf('2026-03', day)}T09:00:00.000Z`, source },
        ...(campaign && { campaign }),
        ...(segment && { segment }),
      },
    }));
  const anyLeads = fc.array(anyLead, { maxLength: 20 }).chain((came) =>
    fc.array(fc.nat(1_000_000_000), { minLength: 5, maxLength: 5 }).map((bought) => {
      const leads = came.map(({ fields }, n) => {
        const { segment: _usual, ...bare } = lead(n);
        return { ...bare, ...fields };
      });
      const mql = new Set(leads.filter((_, n) => came[n]?.mql).map(({ id }) => id));
      const buying = leads.flatMap(({ id }, n) => {
        const { account = 0, hasBought } = came[n] ?? {};
        return hasBought ? [[id, { account: String(account), netMinor: bought[account] ?? 0 }] as const] : [];
      });
      return { leads, rules: [equally, amongMql(mql), byRevenue(new Map(buying))] };
    }),
  );

  it('what was entered comes out again, to the last minor unit', () => {
    fc.assert(
      fc.property(fc.array(anySpent, { maxLength: 20 }), anyLeads, (costs, { leads, rules }) => {
        const entered = costs.reduce((sum, { amount }) => sum + amount.netMinor, 0);
        for (const weigh of rules) {
          const { parts, unshared } = shared(weigh, costs, leads);
          const wholes = [...inWholes(new Map(parts.entries())).values()];
          expect(wholes.every((part) => Number.isInteger(part) && part >= 0)).toBe(true);
          expect(wholes.reduce((sum, part) => sum + part, unshared)).toBe(entered);
        }
      }),
    );
  });

  it('a campaign’s cost falls on nobody else while it has a lead of its own, nor a segment’s on another', () => {
    fc.assert(
      fc.property(anySpent, anyLeads, (cost, { leads, rules }) => {
        const isOfSegment = ({ segment }: Costed): boolean => cost.segment === undefined || cost.segment === segment;
        const isOwn = ({ campaign, source, arrivedAt }: Costed): boolean =>
          (cost.campaign === undefined || (cost.campaign === campaign && cost.channel === source)) &&
          arrivedAt.slice(0, 7) === cost.from.slice(0, 7);
        const own = leads.filter((each) => isOfSegment(each) && isOwn(each));
        const mayPay = own.length > 0 ? own : leads.filter(isOfSegment);
        for (const weigh of rules) {
          const { parts } = shared(weigh, [cost], leads);
          expect(leads.filter((each, n) => parts[n] !== 0 && !mayPay.includes(each))).toEqual([]);
        }
      }),
    );
  });
});
