import { describe, expect, it } from '@jest/globals';
import type { Card, Entry, RecordKind } from '../../../../shared/domain/records/records.ts';
import { dayOf, hasNextStep } from '../../../../shared/domain/tasks/day.ts';
import { idOf } from '../../../support/domain/contexts.ts';

const tonight = '2026-03-02T21:00:00.000Z';
const today = '2026-03-02T12:00:00.000Z';
const tomorrow = '2026-03-03T12:00:00.000Z';
const entry = (kind: RecordKind, n: number, card: Card = {}): Entry => ({ kind, id: idOf(n), version: 1, card });
const deal = (n: number, card: Card = {}): Entry => entry('deal', n, { dueAt: tomorrow, ...card });
const lead = (n: number, card: Card = {}): Entry => entry('lead', n, { dueAt: tomorrow, ...card });
const task = (n: number, about: Entry, card: Card = {}): Entry =>
  entry('task', n, { about: 'by-hand', dueAt: tomorrow, subject: { kind: about.kind, id: about.id }, ...card });
const rubles = (netMinor: number) => ({ amount: { netMinor, currency: 'RUB' } });

const day = (held: Partial<Parameters<typeof dayOf>[0]>) =>
  dayOf({ tasks: [], leads: [], deals: [], ...held }, tonight);
const shown = (held: Partial<Parameters<typeof dayOf>[0]>) =>
  day(held).map(({ why, kind, id }) => `${why} ${kind} ${Number.parseInt(id.slice(-2), 16).toString(16)}`);

describe('A day', () => {
  it('is empty where nothing waits', () => {
    expect(day({})).toEqual([]);
    expect(day({ leads: [lead(1)] })).toEqual([]);
  });

  it('has the tasks that are due by tonight, with what they are about', () => {
    const about = deal(1, { company: 'Завод', stage: 'agree-price', ...rubles(500) });
    const due = task(2, about, { dueAt: today, title: 'Send the drawing' });
    expect(day({ tasks: [due, task(3, about)], deals: [about] })).toStrictEqual([
      {
        why: 'task',
        kind: 'deal',
        id: idOf(1),
        task: { id: idOf(2), about: 'by-hand', title: 'Send the drawing' },
        company: 'Завод',
        stage: 'agree-price',
        amount: { netMinor: 500, currency: 'RUB' },
        dueAt: today,
      },
    ]);
  });

  it('has tasks about what is another person’s, and those about nothing known', () => {
    const bare = entry('task', 4, { dueAt: today });
    expect(day({ tasks: [task(3, deal(9), { dueAt: today }), bare] })).toStrictEqual([
      { why: 'task', kind: 'task', id: idOf(4), task: { id: idOf(4), about: '' }, dueAt: today },
      { why: 'task', kind: 'deal', id: idOf(9), task: { id: idOf(3), about: 'by-hand' }, dueAt: today },
    ]);
  });

  it('has stages whose time is over by tonight, unless they wait or a task says so already', () => {
    const [late, told, waiting] = [
      deal(1, { dueAt: today }),
      deal(2, { dueAt: today }),
      deal(3, { dueAt: today, waitUntil: '2026-04-01' }),
    ];
    const tasks = [task(4, told, { dueAt: today, about: 'overdue-new-deal' })];
    expect(shown({ tasks, deals: [late, told, waiting], leads: [lead(5, { dueAt: today }), lead(6)] })).toEqual([
      'deadline deal 1',
      'task deal 2',
      'deadline lead 5',
    ]);
  });

  it('ends at midnight', () => {
    expect(
      shown({ deals: [deal(1, { dueAt: tonight, waitUntil: 'x' })], leads: [lead(2, { dueAt: tonight })] }),
    ).toEqual([]);
    const { dueAt: _, ...timeless } = deal(3).card;
    expect(shown({ deals: [entry('deal', 3, timeless)] })).toEqual(['no-next-step deal 3']);
  });

  it('has deals, but no leads, that nobody has planned anything for', () => {
    const [planned, waiting, left] = [deal(1), deal(2, { waitUntil: '2026-04-01' }), deal(3)];
    const parked = deal(6, { stage: 'parked' }); // a basket warms it
    expect(shown({ tasks: [task(4, planned)], deals: [planned, waiting, left, parked], leads: [lead(5)] })).toEqual([
      'no-next-step deal 3',
    ]);
    const tasks = [entry('task', 5), task(4, planned)];
    expect([planned, waiting, left].map((one) => hasNextStep(one, tasks))).toEqual([true, true, false]);
  });

  it('begins with what costs most if it is left: an unknown amount counts as the median of those known', () => {
    const deals = [deal(1, rubles(10)), deal(2, rubles(400)), deal(3), deal(4, rubles(30)), deal(5, rubles(20))];
    expect(shown({ deals })).toEqual([2, 4, 3, 5, 1].map((n) => `no-next-step deal ${String(n)}`));
  });

  it('puts of equal stakes first what is due first', () => {
    const { dueAt: _, ...timeless } = deal(1).card;
    const leads = [lead(2, { dueAt: today }), lead(3, { dueAt: '2026-03-02T09:00:00.000Z' })];
    expect(shown({ deals: [entry('deal', 1, timeless), deal(4)], leads })).toEqual([
      'deadline lead 3',
      'deadline lead 2',
      'no-next-step deal 4',
      'no-next-step deal 1',
    ]);
  });
});
