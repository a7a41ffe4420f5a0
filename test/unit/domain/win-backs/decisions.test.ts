import { describe, expect, it } from '@jest/globals';
import { advance, type Stands } from '../../../../shared/domain/win-backs/advance.ts';
import { beginWinBack } from '../../../../shared/domain/win-backs/begin.ts';
import { explainSilence } from '../../../../shared/domain/win-backs/explain-silence.ts';
import { isInHoldOut } from '../../../../shared/domain/win-backs/hold-out.ts';
import { countsId, type WinBackCounts } from '../../../../shared/domain/win-backs/counts.ts';
import { stopWinBack } from '../../../../shared/domain/win-backs/stop-win-back.ts';
import type { KnownAttempt } from '../../../../shared/domain/win-backs/next-action.ts';
import type { WinBack } from '../../../../shared/domain/win-backs/win-back.ts';
import type { Task } from '../../../../shared/domain/tasks/task.ts';
import { anna, boris, robot } from '../../../support/domain/actors.ts';
import { offerWith } from '../../../support/domain/campaigns.ts';
import { contextOf, daysAfter, idOf, monday, newIdOf } from '../../../support/domain/contexts.ts';
import { accepted, refusalOf } from '../../../support/domain/decisions.ts';
import { accountId, accountWith, personWith } from '../../../support/domain/leads.ts';
import {
  attemptWith,
  callingWith,
  endedWith,
  listedWith,
  today,
  winBackWith,
  window,
} from '../../../support/domain/win-backs.ts';

const account = accountWith({ owner: anna.id, segment: 'dealer' });
const person = personWith();
const now = () => contextOf(robot); // its ids begin anew
const task: Task = {
  ...{ kind: 'task', id: idOf(0xe11), version: 1, subject: { kind: 'account', id: accountId }, about: 'win-back-call' },
  ...{ assignee: anna.id, dueAt: daysAfter(monday, 1), state: { name: 'open' } },
};
const marked = { state: 'marked', at: monday, letterId: idOf(0xe21) } as const;

const advanced = (winBack: WinBack, known: Partial<KnownAttempt> = {}, stands: Partial<Stands> = {}) =>
  advance(
    {
      winBack,
      account,
      person,
      offer: undefined,
      task: undefined,
      suppressionKey: 'mail/x',
      language: 'ru',
      ...stands,
    },
    attemptWith(known),
    window,
    now(),
  );

describe('A step of a win-back', () => {
  it('that waits is looked at when that is over, and changes nothing when it waits already', () => {
    const before = winBackWith({ steps: { 'your-terms': marked } });
    const until = '2026-03-12T07:00:00.000Z';
    const { plan, rests } = advanced(before);
    const after = { ...before, stage: { name: 'running', step: { is: 'letters', why: 'gap', letter: 'terms-end' } } };
    expect(rests).toBe(true);
    expect(plan.changes).toMatchObject([{ record: { stage: after.stage, alarms: [{ name: 'look', at: until }] } }]);
    const again = advanced({
      ...before,
      stage: after.stage as WinBack['stage'],
      alarms: [{ name: 'look', at: until }],
    });
    expect([again.plan.changes, again.rests]).toEqual([[], true]);
    const otherwise = advanced({ ...before, alarms: [{ name: 'look', at: until }] });
    expect(otherwise.plan.changes).toHaveLength(1); // it waits for something else than it said
    expect(advanced({ ...before, stage: after.stage as WinBack['stage'], alarms: [] }).plan.changes).toHaveLength(1);
  });

  it('reserves the next free moment of its reader, once', () => {
    const busy = { person: { hasAddress: true, hasConsent: true, unsubscribed: false, freeAt: daysAfter(monday, 1) } };
    const winBack = winBackWith();
    const reserved = { ...person, mail: { signals: {}, unsubscribed: [], reserved: { winBack: winBack.id } } };
    const { plan } = advanced(winBack, busy);
    expect(plan.changes.map(({ record }) => record)).toContainEqual(
      expect.objectContaining({
        kind: 'person',
        version: person.version + 1,
        mail: expect.objectContaining({ reserved: { winBack: winBack.id } }),
      }),
    );
    const later = advanced(winBack, busy, { person: reserved }).plan.changes.map(({ record }) => record.kind);
    expect(later).not.toContain('person');
  });

  it('passes over a letter that was read, says so, and goes on at once', () => {
    const { plan, rests } = advanced(winBackWith(), { seen: new Set(['your-terms-1']) });
    expect(rests).toBe(false);
    expect(plan).toMatchObject({
      changes: [{ record: { steps: { 'your-terms': { state: 'skipped', at: monday, why: 'seen-before' } } } }],
      facts: [{ type: 'LetterSkipped', data: { letter: 'your-terms', why: 'seen-before' } }],
    });
  });

  it('marks a letter as long as account and offer are what they were, and only for somebody with an address', () => {
    const offer = offerWith({ id: idOf(0xb01) });
    const unchanged = (stands: Partial<Stands>) =>
      (advanced(winBackWith(), {}, stands).plan.conditions ?? []).flatMap((each) =>
        'unchanged' in each ? [[each.unchanged.kind, each.version]] : [],
      );
    expect(unchanged({})).toContainEqual(['account', account.version]);
    expect(unchanged({})).not.toContainEqual(['offer', offer.version]);
    expect(unchanged({ offer })).toEqual(
      expect.arrayContaining([
        ['account', account.version],
        ['offer', offer.version],
      ]),
    );
    const nobody = 'only somebody with an address is sent a letter';
    expect(() => advanced(winBackWith(), {}, { person: undefined })).toThrow(nobody);
    const { suppressionKey: _none, ...rest } = { winBack: winBackWith(), account, person, suppressionKey: '' };
    const unaddressed: Stands = { ...rest, offer: undefined, task: undefined, language: 'ru' };
    expect(() => advance(unaddressed, attemptWith(), window, now())).toThrow(nobody);
  });

  it('asks the owner to call within a day, when somebody answered, and says until when that may take', () => {
    const { plan, rests } = advanced(winBackWith(), { signals: { replied: monday } });
    const asked = plan.facts.find(({ type }) => type === 'WinBackCallAsked');
    const until = asked?.type === 'WinBackCallAsked' ? asked.data.until : '';
    expect(rests).toBe(true);
    expect(asked?.data).toEqual({ why: 'reply', until });
    expect(plan.changes.map(({ record }) => record)).toEqual([
      expect.objectContaining({
        alarms: [{ name: 'look', at: until }],
        stage: { name: 'running', step: { is: 'call', taskId: newIdOf(1), until } },
      }),
      { ...account, version: account.version + 1 },
      expect.objectContaining({ kind: 'task', about: 'win-back-call', assignee: anna.id }),
    ]);
  });

  it('ends with how many letters left, with what stood in its way, and with the call done', () => {
    const skipped = { state: 'skipped', at: monday, why: 'seen-before' } as const;
    const steps = { 'your-terms': marked, 'terms-end': marked, third: skipped };
    const { plan, rests } = advanced(winBackWith({ steps }), { obstacle: 'claim-open' }, { task });
    expect(rests).toBe(true);
    expect(plan.facts[0]).toMatchObject({ type: 'WinBackEnded' });
    expect(plan.facts[0]?.data).toEqual({ accountId, outcome: 'called-off', letters: 2, obstacle: 'claim-open' });
    expect(plan.facts.map(({ type }) => type)).toEqual(['WinBackEnded', 'TaskDone']);
    expect(plan.changes.map(({ record }) => record)).toMatchObject([
      {
        kind: 'win-back',
        alarms: [],
        stage: { name: 'ended', at: monday, outcome: 'called-off', obstacle: 'claim-open' },
      },
      { kind: 'account', version: account.version + 1 },
      { kind: 'task', state: { name: 'done' } },
    ]);
    const bare = advanced(winBackWith(), { isMerged: true }).plan;
    expect(bare.facts.map(({ data }) => data)).toEqual([{ accountId, outcome: 'merged', letters: 0 }]);
  });
});

describe('A win-back that begins', () => {
  const beginning = {
    ...{ account, today, listed: listedWith(), lastOrder: undefined, reader: undefined },
    offer: offerWith({ id: idOf(0xb01) }),
  };
  const counts = (letters: number): WinBackCounts => ({
    ...{ kind: 'win-back-counts', id: countsId, version: 4 },
    days: [{ on: '2026-02-27', began: { letters } }],
  });

  it('is looked at at once, marks its account with the day, and asks for a call where that comes first', () => {
    const { winBack, plan } = beginWinBack({ ...beginning, action: 'call', counts: undefined }, now());
    expect(winBack.alarms).toEqual([{ name: 'look', at: monday }]);
    expect(plan.changes.map(({ record }) => record)).toContainEqual({
      ...account,
      version: account.version + 1,
      winBack: { id: winBack.id, on: today },
    });
    expect(plan.facts.map(({ type, subject }) => [type, subject.kind])).toEqual([
      ['WinBackStarted', 'win-back'],
      ['TaskAdded', 'account'],
    ]);
    const letters = beginWinBack({ ...beginning, action: 'letters', counts: undefined }, now()).plan;
    expect(letters.facts.map(({ type }) => type)).toEqual(['WinBackStarted']);
    expect(letters.facts.map(({ subject }) => subject.kind)).toEqual(['win-back']);
  });

  it('by letters is open until its offer ends, or as long as offers hold at most', () => {
    const until = (day: string) =>
      beginWinBack({ ...beginning, offer: offerWith({ until: day }), action: 'letters', counts: undefined }, now())
        .winBack.deadline;
    expect(until('2026-03-05')).toBe('2026-03-05T21:00:00.000Z');
    expect(until('2026-12-31')).toBe('2026-03-23T21:00:00.000Z');
  });

  it('listens from now on to a reader who had no mail yet', () => {
    const begun = (of: typeof person) =>
      beginWinBack({ ...beginning, action: 'letters', counts: undefined, reader: { person: of, letters: [] } }, now())
        .plan.changes.map(({ record }) => record)
        .filter(({ kind }) => kind === 'person');
    expect(begun(person)).toMatchObject([{ version: person.version + 1, mail: { signals: {} } }]);
    expect(begun({ ...person, mail: { signals: {}, unsubscribed: [] } })).toEqual([]);
  });

  it('counts in the comparison where two hundred began in the quarter, one in ten of them without letters', () => {
    const begun = (of: string, began: number) => {
      const { winBack } = beginWinBack(
        { ...beginning, account: { ...account, id: of }, action: 'letters', counts: counts(began) },
        now(),
      );
      return { measured: winBack.measured, heldOut: winBack.heldOut };
    };
    const some = Array.from({ length: 60 }, (_, n) => idOf(0xac00 + n));
    const [held = '', written = ''] = [some.find(isInHoldOut), some.find((of) => !isInHoldOut(of))];
    expect(begun(held, 200)).toEqual({ measured: true, heldOut: true });
    expect(begun(written, 200)).toEqual({ measured: true, heldOut: undefined });
    expect(begun(held, 199)).toEqual({ measured: undefined, heldOut: undefined });
  });

  it('tells what it knows of the last order, and no more', () => {
    const order = {
      purchaseId: idOf(0xf01),
      on: '2026-01-01',
      products: ['drive-7', 'relay'],
      lateDays: 3,
      manager: anna.id,
    };
    const { plan } = beginWinBack(
      { ...beginning, action: 'letters', counts: undefined, lastOrder: order as never },
      now(),
    ); // what is told of it
    const [started] = plan.facts;
    expect(started?.type === 'WinBackStarted' && started.data.lastOrder).toEqual({
      ...{ purchaseId: idOf(0xf01), on: '2026-01-01', product: 'drive-7', manager: anna.id, lateDays: 3 },
    });
  });
});

describe('Somebody of the staff', () => {
  it('stops a win-back of their own account, once', () => {
    const { plan } = accepted(stopWinBack(winBackWith(), anna.id, contextOf(anna)));
    expect(plan).toMatchObject({
      changes: [{ record: { stop: { at: monday, by: { kind: 'staff', id: anna.id } } } }],
      facts: [{ type: 'WinBackStopAsked', data: {} }],
    });
    for (const done of [winBackWith({ stop: { at: monday, by: { kind: 'staff', id: anna.id } } }), endedWith()])
      expect(accepted(stopWinBack(done, anna.id, contextOf(anna))).plan.changes).toEqual([]);
    expect(refusalOf(stopWinBack(winBackWith(), boris.id, contextOf(anna)))).toMatchObject({
      ...{ code: 'not-yours', detail: 'the account belongs to another manager' },
    });
  });

  it('says why a customer of their own went silent, which ends it; and says it anew', () => {
    const of = { account, task: undefined };
    const ended = accepted(explainSilence(callingWith(daysAfter(monday, 5)), 'price', of, contextOf(anna))).plan;
    expect(ended.facts.map(({ type, data }) => [type, data])).toEqual([
      ['WinBackEnded', { accountId, outcome: 'explained', letters: 0 }],
      ['SilenceExplained', { cause: 'price' }],
    ]);
    const explained = endedWith({ cause: 'price' });
    expect(accepted(explainSilence(explained, 'price', of, contextOf(anna))).plan.changes).toEqual([]);
    const anew = accepted(explainSilence(explained, 'product', of, contextOf(anna))).plan;
    expect(anew).toMatchObject({
      changes: [{ record: { cause: 'product' } }],
      facts: [{ type: 'SilenceExplained', data: { cause: 'product' } }],
    });
    const others = { account: { ...account, owner: boris.id }, task: undefined };
    expect(refusalOf(explainSilence(winBackWith(), 'price', others, contextOf(anna)))).toMatchObject({
      ...{ code: 'not-yours', detail: 'the account belongs to another manager' },
    });
  });
});
