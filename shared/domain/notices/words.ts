/** What notices say, in the language of the plant. Subjects name nobody: they show on locked screens. */
import { maskContacts } from '../contacts/mask.ts';
import { localeOf } from '../quotes/written.ts';
import type { Language } from '../refresh/letter.ts';
import { languageOf } from '../refresh/nurture.ts';
import type { Policy } from '../settings/settings.ts';
import type { NoticeKind } from './kinds.ts';
import { taskWords } from './task-words.ts';
import type { About, Tiding } from './tiding.ts';

export type NoticeText = {
  readonly subject: string;
  /** Plain text, a paragraph each. */
  readonly lines: readonly string[];
  /** Of the page it is about. */
  readonly link?: string;
  /** Where the reader says how they want to be told, and what that is called. */
  readonly change: { readonly said: string; readonly url: string };
};

/** How notices of a plant are written, and where its pages are. */
export type Writing = { readonly language: Language; readonly timeZone: string; readonly publicUrl: string };

export const writingOf = (policy: Policy, publicUrl: string): Writing => ({
  language: languageOf(policy),
  timeZone: policy.calendar.timeZone,
  publicUrl,
});

const subjects: Readonly<Record<Language, Record<NoticeKind, (about: About) => string>>> = {
  ru: {
    'in-queue': () => 'Новый лид в очереди',
    assigned: ({ on }) => (on?.kind === 'deal' ? 'Сделка передана вам' : 'Лид передан вам'),
    'task-given': () => 'Новая задача',
    'task-due': () => 'Наступил срок задачи',
    overdue: ({ on }) => (on?.kind === 'deal' ? 'Сделка просрочена' : 'Лид просрочен'),
    reply: () => 'Получен ответ на письмо',
    'mail-paused': () => 'Рекламные письма остановлены',
  },
  en: {
    'in-queue': () => 'A new lead in the queue',
    assigned: ({ on }) => (on?.kind === 'deal' ? 'A deal was given to you' : 'A lead was given to you'),
    'task-given': () => 'A new task',
    'task-due': () => 'A task is due',
    overdue: ({ on }) => (on?.kind === 'deal' ? 'A deal is overdue' : 'A lead is overdue'),
    reply: () => 'A letter was answered',
    'mail-paused': () => 'Marketing letters have stopped',
  },
};

const words = {
  ru: {
    nameless: 'Компания не указана',
    due: (when: string) => `срок ${when}`,
    change: 'Какие уведомления получать, выбирают здесь',
    paused: {
      bounces: (count: number, of: number) =>
        `Не доставлено ${String(count)} из последних писем (всего ${String(of)}). Письма пойдут снова, когда руководитель или оператор их возобновит.`,
      complaints: (count: number, of: number) =>
        `Пожаловались на ${String(count)} из последних писем (всего ${String(of)}). Письма пойдут снова, когда руководитель или оператор их возобновит.`,
    },
  },
  en: {
    nameless: 'No company named',
    due: (when: string) => `due ${when}`,
    change: 'Choose here what you are told of',
    paused: {
      bounces: (count: number, of: number) =>
        `${String(count)} of the last ${String(of)} letters could not be delivered. Letters leave again when a head of sales or an operator resumes them.`,
      complaints: (count: number, of: number) =>
        `${String(count)} of the last ${String(of)} letters were complained about. Letters leave again when a head of sales or an operator resumes them.`,
    },
  },
} as const satisfies Record<Language, unknown>;

/** A day and an hour by the plant's clock. */
export const whenIn = ({ language, timeZone }: Writing, at: string): string =>
  new Intl.DateTimeFormat(localeOf[language], { dateStyle: 'long', timeStyle: 'short', timeZone }).format(new Date(at));

/** A task in one line. Titles are written by hand, and may hold a contact. */
export function taskLine({ about, title, dueAt }: NonNullable<About['task']>, writing: Writing): string {
  const what = title === undefined ? taskWords(about, writing.language) : maskContacts(title);
  return `${what}, ${words[writing.language].due(whenIn(writing, dueAt))}`;
}

/** Whom and what something is about, in one line. */
export const companyLine = (
  { company, product }: Pick<About, 'company' | 'product'>,
  { language }: Pick<Writing, 'language'>,
): string => [company ?? words[language].nameless, ...(product === undefined ? [] : [product])].join(', ');

export const changeOf = ({ language, publicUrl }: Writing): NoticeText['change'] => ({
  said: words[language].change,
  url: `${publicUrl}/notices`,
});

/** Paths of the product's own pages; what has none leads nowhere. */
const pages: Readonly<Record<string, string>> = { lead: 'leads', deal: 'deals', account: 'accounts', claim: 'claims' };

function linkTo({ on }: About, publicUrl: string): { readonly link?: string } {
  const page = on && pages[on.kind];
  return page === undefined ? {} : { link: `${publicUrl}/${page}/${on?.id ?? ''}` };
}

export function noticeText({ kind, about }: Pick<Tiding, 'kind' | 'about'>, writing: Writing): NoticeText {
  const { language, publicUrl } = writing;
  const { on, task, paused } = about;
  const isOfCustomer = on?.kind === 'lead' || on?.kind === 'deal' || about.company !== undefined;
  return {
    subject: subjects[language][kind](about),
    lines: [
      ...(paused ? [words[language].paused[paused.why](paused.count, paused.of)] : []),
      ...(task ? [taskLine(task, writing)] : []),
      ...(isOfCustomer ? [companyLine(about, writing)] : []),
    ],
    ...linkTo(about, publicUrl),
    change: changeOf(writing),
  };
}
