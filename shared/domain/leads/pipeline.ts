/** The pipeline of leads, as data: the state machine, the boards, the API and the reports derive from it. */
import type { Said } from '../said.ts';

export const leadStages = {
  new: { kind: 'open', title: { en: 'New lead', ru: 'Новый лид' } },
  mql: { kind: 'open', title: { en: 'MQL', ru: 'MQL' } },
  sql: { kind: 'open', title: { en: 'SQL', ru: 'SQL' } },
  parked: { kind: 'paused', title: { en: 'Parked', ru: 'В корзине' } },
  spam: { kind: 'held', title: { en: 'Spam', ru: 'Спам' } },
  unreadable: { kind: 'held', title: { en: 'Unreadable', ru: 'Нечитаемый' } },
  rejected: { kind: 'closed', title: { en: 'Rejected', ru: 'Отклонён' } },
  'handed-to-dealer': { kind: 'closed', title: { en: 'Handed to a dealer', ru: 'Передан дилеру' } },
  converted: { kind: 'closed', title: { en: 'Converted', ru: 'Стал сделкой' } },
  merged: { kind: 'closed', title: { en: 'Merged', ru: 'Объединён' } },
} as const satisfies Record<string, { kind: StageKind; title: Said }>;

/** Open: worked on. Paused: comes back by itself. Held: for people to look at. Closed: reopened within its time, or never. */
export type StageKind = 'open' | 'paused' | 'held' | 'closed';
export type LeadStageName = keyof typeof leadStages;

/** Where a lead may go by a move, from each stage. Claiming is the move new → mql; converting follows sql by itself. */
export const leadMoves = {
  new: ['mql', 'spam'],
  mql: ['sql', 'rejected', 'handed-to-dealer', 'parked', 'spam', 'new'],
  sql: ['mql', 'rejected', 'parked'],
  parked: ['mql', 'rejected'],
  spam: ['new'],
  unreadable: ['new', 'spam'],
  rejected: ['mql'],
  'handed-to-dealer': ['mql'],
  converted: [],
  merged: [],
} as const satisfies Record<LeadStageName, readonly LeadStageName[]>;

export const baskets = ['no-money', 'account', 'needs', 'time'] as const;
export type Basket = (typeof baskets)[number];

export const basketTitles: Readonly<Record<Basket, Said>> = {
  'no-money': { en: 'No money', ru: 'Нет денег' },
  account: { en: 'Account', ru: 'Аккаунт' },
  needs: { en: 'Needs', ru: 'Потребности' },
  time: { en: 'Time', ru: 'Время' },
};
