import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { choiceRows, choicesIn, coverageOf, isUntold } from '../../../../shared/domain/figures/choice.ts';
import { choiceCsv } from '../../../../shared/domain/figures/choice-csv.ts';
import type { Member } from '../../../../shared/domain/figures/members.ts';
import type { Trace, Visit } from '../../../../shared/domain/figures/trace.ts';
import { memberWith } from '../../../support/domain/traces.ts';

const march = '2026-03-10T09:00:00.000Z';
const february = '2026-02-10T09:00:00.000Z';
const months = { from: '2026-02', to: '2026-03' };
const span = { from: '2026-01-31T21:00:00.000Z', before: '2026-03-31T21:00:00.000Z' };
const spanBefore = { from: '2025-11-30T21:00:00.000Z', before: span.from };
let n = 0x300;

const deal = (trace: Partial<Trace>, fields: Partial<Member> = {}): Member =>
  memberWith((n += 1), { segment: 'dealer', ...fields }, { kind: 'deal', pipeline: 'project', ...trace });
const wonOver = (rivals: string[] | undefined, at = march, trace: Partial<Trace> = {}, fields: Partial<Member> = {}) =>
  deal(
    {
      visits: [
        { stage: 'agree-price', at: february, left: { as: 'moved-on', at, since: at } },
        { stage: 'payment-received', at },
      ],
      counted: rivals ? { rivals } : {},
      ...trace,
    },
    fields,
  );
const lostTo = (competitor?: string, at = march, fields: Partial<Member> = {}) =>
  deal(
    {
      visits: [
        {
          ...{ stage: 'agree-price', at: february },
          left: { as: 'lost', at, since: at, reason: 'price', ...(competitor !== undefined && { competitor }) },
        },
      ],
    },
    fields,
  );

const choosing = (members: readonly Member[], register: readonly string[] = []) => ({
  ...{ choices: choicesIn(members, span), before: choicesIn(members, spanBefore), months },
  ...{ timeZone: 'Europe/Moscow', us: 'we', register },
});
const rowsOf = (members: readonly Member[], register?: readonly string[]) => choiceRows(choosing(members, register));

describe('Choice out of 100', () => {
  it('is of those who chose between us and a rival, for each and for all together, with how sure it is', () => {
    const rows = rowsOf([
      ...[wonOver(['a']), wonOver(['a', 'b']), wonOver(['a']), lostTo('a', february), lostTo('b')],
      ...[wonOver([]), wonOver(undefined), lostTo()], // no rival, nobody knows, to nobody by name
      ...[wonOver(['a'], '2026-01-10T09:00:00.000Z'), lostTo('a', '2026-01-10T09:00:00.000Z')],
    ]);
    const all = rows.filter(({ segment }) => segment === undefined);
    expect(all.map(({ competitor, us, won, lost, choice }) => [competitor, us, won, lost, choice])).toEqual([
      ['we', true, 3, 2, 60],
      ['a', false, 3, 1, 75],
      ['b', false, 1, 1, 50],
    ]);
    expect(all[1]?.low).toBeCloseTo(30.06, 2); // Wilson, 3 of 4
    expect(all[1]?.high).toBeCloseTo(95.44, 2);
    expect(all[1]?.before).toMatchObject({ won: 1, lost: 1, choice: 50 });
    expect(all[1]?.byMonth).toMatchObject([
      { month: '2026-02', won: 0, lost: 1, choice: 0 },
      { month: '2026-03', won: 3, lost: 0, choice: 100 },
    ]);
    expect(rows.filter(({ segment }) => segment === 'dealer')).toMatchObject(
      all.map(({ segment: _all, ...row }) => row),
    );
  });

  it('is told of each segment apart, and of a company nobody met as nothing', () => {
    const rows = rowsOf([wonOver(['a'], march, {}, { segment: 'industrial' }), lostTo('a')], ['a', 'quiet', 'we']);
    expect(rows.map(({ segment, competitor, choice }) => [segment, competitor, choice])).toEqual([
      [undefined, 'we', 50],
      [undefined, 'a', 50],
      [undefined, 'quiet', undefined],
      ['dealer', 'we', 0],
      ['dealer', 'a', 0],
      ['industrial', 'we', 100],
      ['industrial', 'a', 100],
    ]);
    expect(rows[2]).toEqual({
      ...{ competitor: 'quiet', us: false, won: 0, lost: 0, before: { won: 0, lost: 0 } },
      byMonth: [
        { month: '2026-02', won: 0, lost: 0 },
        { month: '2026-03', won: 0, lost: 0 },
      ],
    });
  });

  it('counts a win when it was first paid, also one that was cancelled, and none that came here paid', () => {
    const cancelled: Visit[] = [
      { stage: 'payment-received', at: march, left: { as: 'lost', at: march, since: march, reason: 'late' } },
    ];
    expect(choicesIn([wonOver(['a'], march, { visits: cancelled })], span)).toMatchObject([{ won: true, at: march }]);
    const opening = { visits: [{ stage: 'production-ordered', at: march }], opening: true };
    expect(choicesIn([wonOver(['a'], march, opening)], span)).toEqual([]);
    const passing = wonOver(['a'], march, { opening: true });
    expect(choicesIn([passing], span)).toHaveLength(1);
  });

  it('is of the time from its first instant on, and not of the one behind it', () => {
    const at = (instant: string) => choicesIn([wonOver(['a'], instant), lostTo('a', instant)], span).length;
    expect([span.from, '2026-03-31T20:59:59.999Z', span.before].map(at)).toEqual([2, 2, 0]);
  });

  it('counts in all alone whose segment nobody knows', () => {
    const { segment: _unknown, ...unknown } = wonOver(['a']);
    expect(rowsOf([unknown]).map(({ segment, competitor, won }) => [segment, competitor, won])).toEqual([
      [undefined, 'we', 1],
      [undefined, 'a', 1],
    ]);
  });

  it('sets beside each segment what that one chose before, and nothing where nobody can read so far back', () => {
    const long = '2026-01-10T09:00:00.000Z';
    const members = [
      ...[wonOver(['a']), lostTo('a', long)],
      ...[wonOver(['a'], march, {}, { segment: 'individual' }), wonOver(['a'], long, {}, { segment: 'individual' })],
    ];
    const shown = (rows: ReturnType<typeof rowsOf>) =>
      rows.flatMap(({ segment, us, before }) => (us ? [[segment, before?.won, before?.lost]] : []));
    expect(shown(rowsOf(members))).toEqual([
      [undefined, 1, 1],
      ['dealer', 0, 1],
      ['individual', 1, 0],
    ]);
    const { before: _before, ...alone } = choosing(members);
    const rows = choiceRows(alone);
    expect(shown(rows)).toEqual([[undefined], ['dealer'], ['individual']].map(([of]) => [of, undefined, undefined]));
    expect(rows[2]).not.toHaveProperty('before');
  });

  it('counts nobody who came back, who is still there, or who is a lead', () => {
    const lost = lostTo('a');
    const visits = [...lost.trace.visits, { stage: 'agree-price', at: march }];
    const back = { ...lost, trace: { ...lost.trace, visits } };
    const lead = memberWith(
      7,
      {},
      { visits: [{ stage: 'new', at: february, left: { as: 'lost', at: march, since: march } }] },
    );
    expect(choicesIn([back, deal({ visits: [] }), lead], span)).toEqual([]);
  });

  it('says how much it rests on: wins that are asked over whom they were, and losses by name', () => {
    const order = { pipeline: 'dealer-order' } as const;
    const choices = choicesIn(
      [
        ...[wonOver(['a']), wonOver([]), wonOver(undefined)],
        ...[wonOver(undefined, march, order), wonOver(['b'], march, order), wonOver([], march, order)],
        ...[lostTo('a'), lostTo('b'), lostTo()],
      ],
      span,
    );
    expect(coverageOf(choices)).toEqual({ won: { told: 4, of: 5 }, lost: { told: 2, of: 3 } });
    expect(choices.filter(isUntold)).toHaveLength(1);
  });

  it('never leaves its interval, and adds up over rivals and months, whoever met whom', () => {
    const rivals = fc.option(fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }), { nil: undefined });
    const met = fc.record({ rivals, isWon: fc.boolean(), at: fc.constantFrom(february, march) });
    fc.assert(
      fc.property(fc.array(met, { maxLength: 30 }), (all) => {
        const members = all.map(({ rivals: over, isWon, at }) => (isWon ? wonOver(over, at) : lostTo(over?.[0], at)));
        const [we, ...others] = rowsOf(members).filter(({ segment }) => segment === undefined);
        for (const { won, lost, choice, low = 0, high = 100, byMonth } of we ? [we, ...others] : []) {
          expect(byMonth.reduce((sum, month) => sum + month.won, 0)).toBe(won);
          expect(byMonth.reduce((sum, month) => sum + month.lost, 0)).toBe(lost);
          if (choice !== undefined) expect(low <= choice && choice <= high).toBe(true);
        }
        expect(others.reduce((sum, { lost }) => sum + lost, 0)).toBe(we?.lost); // to one rival each
      }),
      { numRuns: 100 },
    );
  });

  it('opens in a spreadsheet', () => {
    const rows = rowsOf([wonOver(['a'])]).slice(0, 2);
    expect(choiceCsv(rows, { we: 'We', a: '=A' }, 'comma').split('\r\n').slice(0, 3)).toEqual([
      '\ufeffsegment;competitor;name;we;won;lost;choice out of 100;from;to;won before;lost before;choice before',
      ';we;We;yes;1;0;100;20,654931437723743;100;0;0;',
      ";a;'=A;no;1;0;100;20,654931437723743;100;0;0;",
    ]);
  });
});
