/** What staff are told by letter, and how each person wants to be told of it. */
import * as z from 'zod';
import { lazily } from '../lazily.ts';
import { present } from '../present.ts';

export const noticeKinds = [
  'in-queue',
  'assigned',
  'task-given',
  'task-due',
  'overdue',
  'reply',
  'mail-paused',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** `daily`: it is in the letter of the morning as long as it is open. */
export const ways = ['at-once', 'daily', 'none'] as const;
export type Way = (typeof ways)[number];

/** How people are told who have not said otherwise: at once where a customer waits for them, or letters wait for a person. */
export const usualWays = {
  'in-queue': 'daily',
  assigned: 'at-once',
  'task-given': 'daily',
  'task-due': 'daily',
  overdue: 'daily',
  reply: 'at-once',
  'mail-paused': 'at-once',
} as const satisfies Record<NoticeKind, Way>;

const waysOfEach = <N extends string>(kinds: readonly N[]) => {
  const way = z.enum(ways);
  return z.strictObject(Object.fromEntries(kinds.map((kind) => [kind, way])) as Record<N, typeof way>); // each has one
};

export const Ways = lazily(() => waysOfEach(noticeKinds));
export type Ways = Readonly<Record<NoticeKind, Way>>;
export const ChosenWays = lazily(() => Ways().partial());
export type ChosenWays = z.infer<ReturnType<typeof ChosenWays>>;

/** What one person of the staff has chosen; the rest is as usual. Its id is the person's. */
export const NoticeChoices = lazily(() =>
  z.strictObject({
    kind: z.literal('notice-choices'),
    id: z.string(),
    version: z.int().positive(),
    ways: ChosenWays(),
  }),
);
export type NoticeChoices = z.infer<ReturnType<typeof NoticeChoices>>;

export const waysOf = (choices: Pick<NoticeChoices, 'ways'> | undefined): Ways => ({
  ...usualWays,
  ...present(choices?.ways ?? {}),
});
