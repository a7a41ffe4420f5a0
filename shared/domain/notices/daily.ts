/** The letter of the morning: what somebody has open, of the kinds they want to be told of once a day. */
import type { Language } from '../refresh/letter.ts';
import { maskContacts } from '../contacts/mask.ts';
import type { DayItem } from '../tasks/day.ts';
import type { NoticeKind, Ways } from './kinds.ts';
import { taskWords } from './task-words.ts';
import { changeOf, companyLine, type NoticeText, whenIn, type Writing } from './words.ts';

/** What one person could be told on a morning. */
export type Morning = {
  /** Their day, what costs most first. */
  readonly day: readonly DayItem[];
  /** Tasks of theirs that come later. */
  readonly laterTasks: number;
  /** New leads that are kept for them, and those that anybody may take; 0 for who takes none. */
  readonly keptLeads: number;
  readonly freeLeads: number;
  /** Whether marketing mail has stopped, and they may resume it. */
  readonly mailPaused: boolean;
};

/** Of a day longer than this the rest is counted. */
const mostItems = 20;

const words = {
  ru: {
    subject: 'План на сегодня',
    free: (count: number) => `Новых лидов в очереди: ${String(count)}`,
    kept: (count: number) => `Новых лидов для вас: ${String(count)}`,
    later: (count: number) => `Задач на следующие дни: ${String(count)}`,
    more: (count: number) => `И еще на сегодня: ${String(count)}`,
    deadline: 'Срок этапа',
    'no-next-step': 'Нет следующего шага',
    paused: 'Рекламные письма остановлены: их возобновляет руководитель или оператор',
  },
  en: {
    subject: 'Your day',
    free: (count: number) => `New leads in the queue: ${String(count)}`,
    kept: (count: number) => `New leads for you: ${String(count)}`,
    later: (count: number) => `Tasks of later days: ${String(count)}`,
    more: (count: number) => `And more for today: ${String(count)}`,
    deadline: 'The time of the stage',
    'no-next-step': 'No next step',
    paused: 'Marketing letters have stopped: a head of sales or an operator resumes them',
  },
} as const satisfies Record<Language, unknown>;

/** The task a reply makes stands for the reply. */
const kindsOf = ({ why, task }: DayItem): readonly NoticeKind[] => {
  if (why !== 'task') return ['overdue'];
  return task?.about === 'requalify' ? ['task-due', 'reply'] : ['task-due'];
};

/** Nothing when there is nothing to say. */
export function dailyText(morning: Morning, ways: Ways, writing: Writing): NoticeText | undefined {
  const said = words[writing.language];
  const isDaily = (kind: NoticeKind): boolean => ways[kind] === 'daily';
  const counted = (kind: NoticeKind, count: number, line: (count: number) => string): string[] =>
    isDaily(kind) && count > 0 ? [line(count)] : [];
  const items = morning.day.filter((item) => kindsOf(item).some(isDaily));
  const lines = [
    ...(isDaily('mail-paused') && morning.mailPaused ? [said.paused] : []),
    ...counted('assigned', morning.keptLeads, said.kept),
    ...counted('in-queue', morning.freeLeads, said.free),
    ...items.slice(0, mostItems).map((item) => itemLine(item, writing)),
    ...(items.length > mostItems ? [said.more(items.length - mostItems)] : []),
    ...counted('task-given', morning.laterTasks, said.later),
  ];
  return lines.length === 0 ? undefined : { subject: said.subject, lines, change: changeOf(writing) };
}

function itemLine({ why, kind, task, company, dueAt }: DayItem, writing: Writing): string {
  const { language } = writing;
  const what = why === 'task' ? taskName(task, language) : words[language][why];
  const isOfCustomer = kind === 'lead' || kind === 'deal';
  return [
    what,
    ...(isOfCustomer ? [companyLine(company === undefined ? {} : { company }, writing)] : []),
    ...(dueAt === undefined ? [] : [whenIn(writing, dueAt)]),
  ].join(', ');
}

const taskName = (task: DayItem['task'], language: Language): string =>
  task?.title === undefined ? taskWords(task?.about ?? '', language) : maskContacts(task.title);
