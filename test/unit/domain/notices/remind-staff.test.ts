import { describe, expect, it } from '@jest/globals';
import { seeds } from '../../../../settings/seeds.ts';
import { noticeId } from '../../../../shared/domain/notices/notice.ts';
import { anna, boris, head } from '../../../support/domain/actors.ts';
import { idOf, monday } from '../../../support/domain/contexts.ts';
import { leadAt } from '../../../support/domain/leads.ts';
import { put } from '../../../support/domain/stores.ts';
import { allAs, choicesOf, noticingPlant, taskId, taskWith } from '../../../support/domain/noticing.ts';

const morning = '2026-03-02T06:00:00.000Z'; // 09:00 in Moscow
const minutesAfter = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();

describe('A task that is due', () => {
  const dueAt = '2026-03-02T20:30:00.000Z'; // in the evening, when no letter of the morning leaves
  const eager = choicesOf(anna, { 'task-due': 'at-once' });
  const evening = async (...records: Parameters<typeof noticingPlant>[1][]) => {
    const plant = await noticingPlant({}, leadAt('mql', { company: 'Завод' }), ...records);
    plant.clock.instant = dueAt;
    return plant;
  };

  it('is told at once, and once, to who wants that', async () => {
    const plant = await evening(taskWith({ assignee: anna.id, dueAt }), eager);
    expect(await plant.remind()).toEqual({ daily: 0, due: 1, failed: 0 });
    expect(await plant.remind()).toEqual({ daily: 0, due: 0, failed: 0 });
    expect(plant.told()).toEqual(['anna@demo.example: Наступил срок задачи']);
    expect(plant.outbox.given[0]?.text).toMatch(/^Задача, срок 2 марта 2026 г\. в 23:30\nЗавод\n/);
  });

  it('is told at its time, and for a day, over midnight', async () => {
    const plant = await evening(taskWith({ assignee: anna.id, dueAt }), eager);
    const dueAfter = async (minutes: number) => {
      plant.clock.instant = minutesAfter(dueAt, minutes);
      return (await plant.remind()).due;
    };
    expect(await dueAfter(-1)).toBe(0);
    expect(await dueAfter(24 * 60)).toBe(0);
    expect(await dueAfter(24 * 60 - 1)).toBe(1);
  });

  it('is told again when it has been put off and is due anew', async () => {
    const task = taskWith({ assignee: anna.id, dueAt });
    const plant = await evening(task, eager);
    await plant.remind();
    const next = minutesAfter(dueAt, 60);
    await put(plant.store, { record: { ...task, version: 2, dueAt: next }, expected: 1 });
    expect((await plant.remind()).due).toBe(0);
    plant.clock.instant = next;
    expect((await plant.remind()).due).toBe(1);
    expect(plant.notices().map(({ id, of, to }) => [id, of, to])).toEqual(
      [dueAt, next].map((at) => [noticeId(`${taskId}/${at}`, anna.id), 'task-due', anna.id]),
    );
  });

  it.each([
    ['is another’s', taskWith({ assignee: boris.id, dueAt })],
    ['is done', taskWith({ assignee: anna.id, dueAt, state: { name: 'done', at: monday, by: { kind: 'system' } } })],
    ['is any head’s', taskWith({ dueAt })],
  ])('is not told to a manager when it %s', async (_why, task) => {
    const plant = await evening(task, eager);
    await plant.remind();
    expect(plant.told()).toEqual([]);
  });

  it('is told to nobody at once who has chosen nothing', async () => {
    const plant = await evening(taskWith({ assignee: anna.id, dueAt }));
    await plant.remind();
    expect(plant.told()).toEqual([]);
  });

  it('of nobody in particular is told to the heads, and one of somebody absent to who acts for them', async () => {
    const plant = await noticingPlant(
      { substitutes: [{ absent: anna.id, by: boris.id, from: '2026-03-02', to: '2026-03-02' }] },
      leadAt('mql'),
      taskWith({ dueAt }),
      taskWith({ id: idOf(0x702), assignee: anna.id, dueAt }),
      ...[anna, boris, head].map((one) => choicesOf(one, { 'task-due': 'at-once' })),
    );
    plant.clock.instant = dueAt;
    await plant.remind();
    expect(plant.outbox.given.map(({ to }) => to)).toEqual([
      'anna@demo.example',
      'boris@demo.example',
      'head@demo.example',
    ]);
  });
});

describe('The letter of the morning', () => {
  const task = taskWith({ assignee: anna.id, dueAt: '2026-03-02T12:00:00.000Z' });
  const of = (at: string, ...records: Parameters<typeof noticingPlant>[1][]) =>
    noticingPlant({}, leadAt('rejected', { company: 'Завод' }), task, ...records).then((plant) => {
      plant.clock.instant = at;
      return plant;
    });

  it('says what is open, once that day', async () => {
    const plant = await of(morning);
    expect(await plant.remind()).toEqual({ daily: 1, due: 0, failed: 0 });
    expect(await plant.remind()).toEqual({ daily: 0, due: 0, failed: 0 });
    expect(plant.told()).toEqual(['anna@demo.example: План на сегодня']);
    plant.clock.instant = minutesAfter(morning, 24 * 60);
    expect(await plant.remind()).toEqual({ daily: 1, due: 0, failed: 0 });
  });

  it.each([
    ['before nine', minutesAfter(morning, -1), 0],
    ['at nine', morning, 1],
    ['later, when nothing ran at nine', minutesAfter(morning, 8 * 60), 1],
    ['at six in the evening', minutesAfter(morning, 9 * 60), 0],
    ['on a Sunday', minutesAfter(morning, -24 * 60), 0],
    ['on a holiday', '2026-03-09T06:00:00.000Z', 0], // 8 March was a Sunday
  ])('leaves on working days from nine on: %s', async (_when, at, count) => {
    const plant = await of(at);
    expect((await plant.remind()).daily).toBe(count);
  });

  it('is not sent later in the day to who had nothing open at nine', async () => {
    const plant = await of(morning);
    await plant.remind();
    const boards = plant.notices().filter(({ to }) => to === boris.id);
    expect(boards).toEqual([expect.objectContaining({ of: 'daily', state: 'empty', tries: 0, version: 1 })]);
    expect(plant.notices()).toHaveLength(seeds.staff.length);
    plant.clock.instant = minutesAfter(morning, 60);
    await plant.remind();
    expect(plant.told()).toHaveLength(1);
  });

  it('is not sent to who wants none', async () => {
    const plant = await of(morning, choicesOf(anna, allAs('none')));
    expect(await plant.remind()).toEqual({ daily: 0, due: 0, failed: 0 });
  });

  it('counts new leads: those for whoever reads it, and those that anybody may take', async () => {
    const plant = await noticingPlant(
      {},
      ...[leadAt('new'), leadAt('new', { id: idOf(0x102) })],
      leadAt('new', { id: idOf(0x103), reservedFor: anna.id }),
      leadAt('new', { id: idOf(0x104), reservedFor: 'any-head' }),
      ...[anna, head].map((one) => choicesOf(one, { assigned: 'daily' })),
    );
    plant.clock.instant = morning;
    await plant.remind();
    const textTo = (name: string) => plant.outbox.given.find(({ to }) => to.startsWith(name))?.text;
    expect(textTo('anna')).toBe('Новых лидов для вас: 1\nНовых лидов в очереди: 2');
    expect(textTo('boris')).toBe('Новых лидов в очереди: 2');
    expect(textTo('head')).toBe('Новых лидов для вас: 1\nНовых лидов в очереди: 2');
    expect(plant.outbox.given.map(({ to }) => to.split('@')[0])).toEqual(['anna', 'boris', 'vera', 'head']);
  });

  it('has what those have open whom its reader stands in for, and tasks of later days as a number', async () => {
    const later = taskWith({ id: idOf(0x702), assignee: anna.id, dueAt: '2026-03-02T21:00:00.000Z' }); // midnight in Moscow
    const plant = await noticingPlant(
      { substitutes: [{ absent: anna.id, by: boris.id, from: '2026-03-02', to: '2026-03-02' }] },
      ...[leadAt('rejected'), task, later],
    );
    plant.clock.instant = morning;
    await plant.remind();
    expect(plant.outbox.given.map(({ to, text }) => [to, text])).toEqual(
      ['anna@demo.example', 'boris@demo.example'].map((to) => [
        to,
        'Задача, Компания не указана, 2 марта 2026 г. в 15:00\nЗадач на следующие дни: 1',
      ]),
    );
  });

  it('says to who may resume it, and wants it so, that marketing mail has stopped', async () => {
    const state = { name: 'paused', at: monday, why: 'bounces', count: 7, of: 100 } as const;
    const plant = await noticingPlant(
      {},
      { kind: 'breaker', id: 'marketing-mail', version: 2, state },
      ...[anna, head].map((one) => choicesOf(one, { 'mail-paused': 'daily' })),
    );
    plant.clock.instant = morning;
    await plant.remind();
    expect(plant.told()).toEqual(['head@demo.example: План на сегодня']);
    expect(plant.outbox.given[0]?.text).toMatch(/^Рекламные письма остановлены/);
  });

  it('that cannot be sent keeps no other waiting, is told of, and is tried by the next run', async () => {
    const plant = await of(morning, taskWith({ id: idOf(0x702), assignee: boris.id }));
    plant.outbox.willAnswer({ did: 'refused', why: 'MessageRejected' });
    expect(await plant.remind()).toEqual({ daily: 1, due: 0, failed: 1 });
    expect(plant.failures).toMatchObject([
      { staffId: anna.id, error: { message: expect.stringContaining('MessageRejected') } },
    ]);
    expect(await plant.remind()).toEqual({ daily: 1, due: 0, failed: 0 });
    expect(plant.told()).toEqual(['anna', 'boris', 'anna'].map((name) => `${name}@demo.example: План на сегодня`));
  });
});
