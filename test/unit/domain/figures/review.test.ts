import { describe, expect, it } from '@jest/globals';
import { type ChangedFigure, type Comparing, changesIn } from '../../../../shared/domain/figures/changes.ts';
import type { Member } from '../../../../shared/domain/figures/members.ts';
import { questionOf } from '../../../../shared/domain/figures/questions.ts';
import { referralRows } from '../../../../shared/domain/figures/referrals.ts';
import { referralsCsv } from '../../../../shared/domain/figures/referrals-csv.ts';
import type { Sale } from '../../../../shared/domain/figures/sales.ts';
import type { WayOut } from '../../../../shared/domain/figures/trace.ts';
import { anna } from '../../../support/domain/actors.ts';
import { idOf, policyWith } from '../../../support/domain/contexts.ts';
import { memberWith } from '../../../support/domain/traces.ts';

const policy = policyWith();
const at = (day: string) => `${day}T09:00:00.000Z`;
let made = 0x700;

/** Who came to a stage on a day and left it on the next one, or is there still. */
function stay(pipeline: 'leads' | 'project', stage: string, day: string, as?: WayOut, more: object = {}): Member {
  made += 1;
  const { reason, netMinor = 100, ...fields } = more as { reason?: string; netMinor?: number };
  const left = as && { as, at: at(day), since: at(day), ...(reason !== undefined && { reason }) };
  return memberWith(
    made,
    { segment: 'dealer', manager: anna.id, ...fields },
    {
      ...{ kind: pipeline === 'leads' ? 'lead' : 'deal', pipeline },
      visits: [{ stage, at: at(day), ...(left && { left }) }],
      counted: { amount: { netMinor, currency: 'RUB', as: 'agreed' } },
    },
  );
}
const sale = (on: string, netMinor: number, fields: Partial<Sale> = {}): Sale => ({
  ...{ id: `${on}/${String(netMinor)}`, accountId: idOf(1), on, netMinor, currency: 'RUB', margin: netMinor / 2 },
  ...{ isAssumed: false, segment: 'dealer', ...fields },
});

const comparing = (fields: Partial<Comparing> = {}): Comparing => ({
  ...{ members: [], sales: [], currency: 'RUB', gaps: [], spentOnNonTarget: { was: 0, now: 0 } },
  now: { from: at('2026-03-01'), before: at('2026-04-01') },
  was: { from: at('2026-02-01'), before: at('2026-03-01') },
  days: { was: '2026-02-01', now: '2026-03-01', after: '2026-04-01' },
  ...fields,
});
/** With plain spaces where money has such that do not break. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const changes = (fields: Partial<Comparing>, most = 9) =>
  changesIn(comparing(fields), policy, most).map(({ question: { en, ru }, ...change }) => ({
    ...change,
    question: { en: plain(en), ru: plain(ru) },
  }));

describe('What changed most', () => {
  it('is in money, the largest in front, whichever way; nothing that stayed as it was', () => {
    const sales = [
      sale('2026-02-10', 500),
      sale('2026-03-10', 100),
      sale('2026-04-01', 9),
      sale('2026-03-02', 30, { segment: 'individual' }),
    ];
    const found = changes({ sales, spentOnNonTarget: { was: 10, now: 60 } });
    expect(found.map(({ key, was, now, amountMinor }) => [key, was, now, amountMinor])).toEqual([
      ['orders/dealer', 500, 100, -400],
      ['quality', 10, 60, -50],
      ['orders/individual', 0, 30, 30],
    ]);
    expect(changes({ sales }, 1)).toHaveLength(1);
    expect(changes({ sales: [sale('2026-02-10', 5), sale('2026-03-10', 5)] })).toEqual([]);
  });

  it('lists what comes to the same by its name', () => {
    const sales = ['b', 'c', 'a'].map((segment) => sale('2026-03-01', 100, { segment }));
    expect(changes({ sales }).map(({ key }) => key)).toEqual(['orders/a', 'orders/b', 'orders/c']);
  });

  it('of losses counts what was lost alone, in the plant’s own currency', () => {
    const members = [
      stay('project', 'agree-price', '2026-03-05', 'lost', { reason: 'price', netMinor: 7 }),
      stay('project', 'agree-price', '2026-03-05', 'parked', { reason: 'price', netMinor: 20 }),
    ];
    const euros = stay('project', 'agree-price', '2026-03-06', 'lost', { reason: 'price' });
    const amount = { netMinor: 100, currency: 'EUR', as: 'agreed' } as const;
    const abroad = { ...euros, segment: 'individual', trace: { ...euros.trace, counted: { amount } } };
    const found = changes({ members: [...members, abroad] }).filter(({ figure }) => figure.report === 'losses');
    expect(found.map(({ key, now }) => [key, now])).toEqual([['losses/project/agree-price/price', 7]]);
  });

  it('of losses is whose most of them are, the first of as many, and nobody’s where nobody knows or they were before', () => {
    const mostly = (...whose: (string | undefined)[]) => {
      const members = whose.map((manager) => {
        const { manager: _anybody, ...lost } = stay('project', 'agree-price', '2026-03-05', 'lost', {
          reason: 'price',
        });
        return { ...lost, ...(manager !== undefined && { manager }) };
      });
      return changes({ members })[0];
    };
    expect(mostly('a', 'b', 'b')?.manager).toBe('b');
    expect([mostly('b', 'c', 'a')?.manager, mostly('a', 'b')?.manager]).toEqual(['a', 'a']);
    expect(mostly('a', undefined, undefined)).toMatchObject({ asks: 'head' });
    expect(mostly('a', undefined, undefined)).not.toHaveProperty('manager');
    const before = stay('project', 'agree-price', '2026-02-05', 'lost', { reason: 'price' });
    expect(changes({ members: [before] })[0]).toMatchObject({ was: 100, now: 0, amountMinor: 100, asks: 'head' });
  });

  it('of losses says at which stage, for which reason and whose most of them are, and asks that manager', () => {
    const lost = (day: string, netMinor: number) =>
      stay('project', 'agree-price', day, 'lost', { reason: 'price', netMinor });
    const [loss] = changes({
      members: [lost('2026-02-05', 100), lost('2026-03-05', 300), lost('2026-03-06', 200)],
    }).filter(({ figure }) => figure.report === 'losses');
    expect(loss).toEqual({
      key: 'losses/project/agree-price/price',
      figure: { report: 'losses', pipeline: 'project', stage: 'agree-price', reason: 'price' },
      ...{ was: 100, now: 500, amountMinor: -400, manager: anna.id, asks: 'manager' },
      question: {
        en: 'Why is RUB 5 lost at “Agree the price” for “Price”, and not RUB 1 as before?',
        ru: 'Почему на этапе «Согласовать цену и сроки» по причине «Цена» потеряно 5 ₽, а не 1 ₽, как раньше?',
      },
    });
  });

  it('of a conversion is what the change of its share comes to, and of leads is asked of marketing', () => {
    const members = [
      stay('leads', 'mql', '2026-02-05', 'moved-on'),
      stay('leads', 'mql', '2026-03-05', 'moved-on'),
      stay('leads', 'mql', '2026-03-06', 'parked'),
      stay('leads', 'mql', '2026-03-07'),
    ];
    const [conversion] = changes({ members });
    expect(conversion).toMatchObject({
      key: 'funnel/leads/mql',
      was: 1,
      now: 0.5,
      amountMinor: -100,
      asks: 'marketer',
    });
    expect(conversion?.question.en).toBe('Why do 50% go on from “MQL”, and not 100% as before?');
  });

  it('of a plan asks whoever it is of what closes the gap', () => {
    const gaps = [
      { month: '2026-03', gap: 700, plan: 1000, manager: anna.id },
      { month: '2026-03', gap: -50, plan: 100 },
    ];
    expect(changes({ gaps })).toMatchObject([
      { key: `plan/2026-03/${anna.id}`, was: 1000, now: 300, amountMinor: -700, asks: 'manager', manager: anna.id },
      { key: 'plan/2026-03', was: 100, now: 150, amountMinor: 50, asks: 'head' },
    ]);
    expect(changes({ gaps })[1]).not.toHaveProperty('manager');
    expect(changes({ gaps })[0]?.question.en).toBe(
      'What brings the orders of March 2026 from the RUB 3 expected to the RUB 10 planned?',
    );
    expect(changes({ gaps })[0]?.question.ru).toBe('Что доведёт заказы за март 2026 г. с ожидаемых 3 ₽ до плана 10 ₽?');
  });

  it('of a plan that will be met asks what takes it there, and whether it can be done again', () => {
    const questionAt = (gap: number) => changes({ gaps: [{ month: '2026-03', gap, plan: 1000 }] })[0]?.question;
    const passed =
      'What takes the orders of March 2026 to the RUB 15 expected, over the RUB 10 planned, and can it be done again?';
    expect(questionAt(-500)).toEqual({
      en: passed,
      ru: 'За счёт чего заказы за март 2026 г. дойдут до 15 ₽ при плане 10 ₽, и можно ли это повторить?',
    });
    expect(questionAt(1)?.en).toMatch(/^What brings/);
  });

  it('asks in words what is known, and by its id what the settings name no more', () => {
    const lost = stay('project', 'agree-price', '2026-03-05', 'lost', { reason: 'gone' });
    expect(changes({ members: [lost] })[0]?.question.en).toContain('for “gone”');
    const [orders] = changes({ sales: [{ ...sale('2026-03-10', 100), segment: undefined } as unknown as Sale] });
    expect(orders).toMatchObject({ key: 'orders', question: { en: expect.stringContaining('no known segment') } });
    const atEnd = stay('project', 'production-ordered', '2026-03-05', 'lost', { reason: 'gone' }); // nobody loses there
    expect(changes({ members: [atEnd] })[0]?.question.en).toContain('at “Production ordered” for “gone”');
  });

  it('asks in both languages what orders, the way on and leads that are not served have come to', () => {
    const asked = (figure: ChangedFigure, now: number, was: number, manager?: string) => {
      const { question, asks } = questionOf({ figure, now, was, ...(manager !== undefined && { manager }) }, policy);
      return [plain(question.en), plain(question.ru), asks];
    };
    expect(asked({ report: 'orders', segment: 'dealer' }, 500, 100)).toEqual([
      'Why do orders of “Dealer” come to RUB 5, and not RUB 1 as before?',
      'Почему заказы сегмента «Дилер» составили 5 ₽, а не 1 ₽, как раньше?',
      'head',
    ]);
    expect(asked({ report: 'quality' }, 500, 100)).toEqual([
      'Why was RUB 5 spent on leads we do not serve, and not RUB 1 as before?',
      'Почему на нецелевые лиды потрачено 5 ₽, а не 1 ₽, как раньше?',
      'marketer',
    ]);
    expect(asked({ report: 'funnel', pipeline: 'project', stage: 'new-deal' }, 0.5, 1, anna.id)).toEqual([
      'Why do 50% go on from “New deal”, and not 100% as before?',
      'Почему с этапа «Новая сделка» дальше идут 50 %, а не 100 %, как раньше?',
      'head',
    ]);
  });
});

describe('Referrals', () => {
  const account = (n: number, referredBy?: string, more: object = {}) =>
    [
      idOf(n),
      { id: idOf(n), counted: { segment: 'dealer', ...(referredBy !== undefined && { referredBy }) }, ...more },
    ] as const;
  const time = { first: '2026-03-01', after: '2026-04-01' };

  it('list in front who brought most, of as much the first, of the days of the time alone', () => {
    const referrers = [3, 1, 4, 2];
    const accounts = new Map(referrers.flatMap((n) => [account(n), account(n + 10, idOf(n))]));
    const sales = [
      ...[sale('2026-03-01', 50, { accountId: idOf(13) }), sale('2026-02-28', 900, { accountId: idOf(13) })],
      ...[sale('2026-03-31', 70, { accountId: idOf(12) }), sale('2026-04-01', 900, { accountId: idOf(12) })],
      sale('2026-03-01', 50, { accountId: idOf(11) }),
      sale('2026-03-01', 10, { accountId: idOf(14) }),
    ];
    const rows = referralRows(accounts, sales, time);
    expect(rows.map(({ referrer, revenue }) => [referrer, revenue])).toEqual([
      [idOf(2), 70],
      [idOf(1), 50],
      [idOf(3), 50],
      [idOf(4), 10],
    ]);
  });

  it('credit the referrer with what those ordered whom it recommended us to, apart from its own orders', () => {
    const accounts = new Map([
      account(1),
      account(2, idOf(1)),
      account(3, idOf(4)),
      account(4, undefined, { mergedInto: idOf(1) }),
      account(5, idOf(5)), // nobody recommends us to themselves
      account(6, idOf(7)),
      account(8, idOf(1), { mergedInto: idOf(2) }),
    ]);
    const sales = [
      sale('2026-03-05', 100, { accountId: idOf(2) }),
      sale('2026-02-05', 40, { accountId: idOf(3) }),
      sale('2026-03-31', 30, { accountId: idOf(1) }),
      sale('2026-03-31', 900, { accountId: idOf(5) }),
    ];
    const rows = referralRows(accounts, sales, time);
    expect(rows).toEqual([
      {
        ...{ referrer: idOf(1), segment: 'dealer', referred: [idOf(2), idOf(3)], customers: 2 },
        ...{ revenue: 100, margin: 50, ownRevenue: 30 },
      },
      { referrer: idOf(7), referred: [idOf(6)], customers: 0, revenue: 0, margin: 0, ownRevenue: 0 },
    ]);
    expect(referralsCsv([{ ...rows[0], company: 'Ёлка' } as never], 'RUB', 'comma').split('\r\n')[1]).toBe(
      `${idOf(1)};Ёлка;dealer;2;2;1;0,5;0,3;RUB`,
    );
  });
});
