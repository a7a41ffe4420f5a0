import { describe, expect, it } from '@jest/globals';
import { dailyText, type Morning } from '../../../../shared/domain/notices/daily.ts';
import type { ChosenWays } from '../../../../shared/domain/notices/kinds.ts';
import { waysOf } from '../../../../shared/domain/notices/kinds.ts';
import type { DayItem } from '../../../../shared/domain/tasks/day.ts';
import { idOf, monday } from '../../../support/domain/contexts.ts';
import { allAs } from '../../../support/domain/noticing.ts';

const quiet: Morning = { day: [], laterTasks: 0, keptLeads: 0, freeLeads: 0, mailPaused: false };
const en = { language: 'en', timeZone: 'Europe/Moscow', publicUrl: 'https://voronka.example' } as const;
const linesOf = (morning: Partial<Morning>, ways: ChosenWays = allAs('daily'), language: 'en' | 'ru' = 'en') =>
  dailyText({ ...quiet, ...morning }, waysOf({ ways }), { ...en, language })?.lines;

const task = (about: string, title?: string): DayItem => ({
  why: 'task',
  kind: 'lead',
  id: idOf(1),
  task: { id: idOf(2), about, ...(title !== undefined && { title }) },
  company: 'Plant',
  dueAt: monday,
});
const deadline: DayItem = { why: 'deadline', kind: 'deal', id: idOf(3), company: 'Plant', dueAt: monday };
const noStep: DayItem = { why: 'no-next-step', kind: 'deal', id: idOf(4) };

describe('What is said of a morning', () => {
  it('is nothing when there is nothing', () => {
    expect(dailyText(quiet, waysOf({ ways: allAs('daily') }), en)).toBeUndefined();
  });

  it('is all that is open, with the subject and where to choose', () => {
    const morning = {
      day: [task('requalify'), deadline, noStep],
      laterTasks: 3,
      keptLeads: 2,
      freeLeads: 5,
      mailPaused: true,
    };
    expect(dailyText(morning, waysOf({ ways: allAs('daily') }), en)).toEqual({
      subject: 'Your day',
      lines: [
        'Marketing letters have stopped: a head of sales or an operator resumes them',
        'New leads for you: 2',
        'New leads in the queue: 5',
        'Call and qualify again, Plant, 2 March 2026 at 10:00',
        'The time of the stage, Plant, 2 March 2026 at 10:00',
        'No next step, No company named',
        'Tasks of later days: 3',
      ],
      change: { said: 'Choose here what you are told of', url: 'https://voronka.example/notices' },
    });
  });

  it('is in Russian where the plant is', () => {
    const morning = {
      day: [task('requalify'), deadline, noStep],
      laterTasks: 3,
      keptLeads: 2,
      freeLeads: 5,
      mailPaused: true,
    };
    expect(linesOf(morning, allAs('daily'), 'ru')).toEqual([
      'Рекламные письма остановлены: их возобновляет руководитель или оператор',
      'Новых лидов для вас: 2',
      'Новых лидов в очереди: 5',
      'Позвонить и квалифицировать заново, Plant, 2 марта 2026 г. в 10:00',
      'Срок этапа, Plant, 2 марта 2026 г. в 10:00',
      'Нет следующего шага, Компания не указана',
      'Задач на следующие дни: 3',
    ]);
  });

  it.each([
    ['mail-paused', { mailPaused: true }],
    ['assigned', { keptLeads: 1 }],
    ['in-queue', { freeLeads: 1 }],
    ['task-given', { laterTasks: 1 }],
    ['task-due', { day: [task('by-hand')] }],
    ['overdue', { day: [deadline] }],
    ['overdue', { day: [noStep] }],
  ] as const)('has what is of the kind %s for who is told of that daily, and for nobody else', (kind, morning) => {
    expect(linesOf(morning, { ...allAs('none'), [kind]: 'daily' })).toHaveLength(1);
    for (const way of ['none', 'at-once'] as const)
      expect(linesOf(morning, { ...allAs('daily'), [kind]: way })).toBeUndefined();
  });

  it('has the task that a reply makes for who is told of replies daily, or of tasks', () => {
    const day = [task('requalify')];
    for (const kind of ['task-due', 'reply'])
      expect(linesOf({ day }, { ...allAs('none'), [kind]: 'daily' })).toHaveLength(1);
    expect(linesOf({ day }, { ...allAs('daily'), reply: 'none', 'task-due': 'none' })).toBeUndefined();
    expect(linesOf({ day: [task('by-hand')] }, { ...allAs('none'), reply: 'daily' })).toBeUndefined();
  });

  it('names twenty things, and counts the rest', () => {
    const twenty = Array.from({ length: 20 }, () => noStep);
    expect(linesOf({ day: twenty })).toHaveLength(20);
    const more = linesOf({ day: [...twenty, noStep, noStep] });
    expect([more?.length, more?.at(-1)]).toEqual([21, 'And more for today: 2']);
    expect(linesOf({ day: [...twenty, noStep] }, allAs('daily'), 'ru')?.at(-1)).toBe('И еще на сегодня: 1');
  });

  it('shows a title as it was written, but for a contact in it, and no company of what is no lead and no deal', () => {
    const other: DayItem = { ...task('by-hand', 'Ask ivan@plant.example'), kind: 'account' };
    expect(linesOf({ day: [other] })).toEqual(['Ask •••, 2 March 2026 at 10:00']);
  });
});
