/** A letter as people write it: a subject, what mail programs show beside it, and Markdown with variables. */
import * as z from 'zod';
import { lazily } from '../lazily.ts';
import { baskets } from '../leads/pipeline.ts';
import { LetterName } from './programme.ts';

export const languages = ['ru', 'en'] as const;
export type Language = (typeof languages)[number];

/** What letters are about, and what can be unsubscribed from apart: the programme of a basket, whatever campaigns say, and how customers are won back. */
export const letterTopics = [...baskets, 'campaigns', 'return'] as const;
export type LetterTopic = (typeof letterTopics)[number];

/** One letter in one language. */
export const LetterId = lazily(() =>
  z.strictObject({ topic: z.enum(letterTopics), letter: LetterName, language: z.enum(languages) }),
);
export type LetterId = z.infer<ReturnType<typeof LetterId>>;

/** `<topic>/<letter>/<language>`: as seeds and settings name it. */
export const letterIdText = ({ topic, letter, language }: LetterId): string => `${topic}/${letter}/${language}`;

const OneLine = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => !/\p{Cc}/u.test(text), 'one line');

export const LetterText = lazily(() =>
  z.strictObject({ subject: OneLine(200), preheader: OneLine(200), body: z.string().trim().min(1).max(20_000) }),
);
export type LetterText = z.infer<ReturnType<typeof LetterText>>;

/** What a letter may say of whom it is for. What is not known is absent, and has to be asked for before it is said. */
export type LetterVariables = {
  /** The first line: by name where that is known. */
  readonly greeting: string;
  readonly plant: { readonly name: string };
  readonly manager: { readonly name: string; readonly phone?: string };
  readonly company?: string;
  readonly product?: string;
  readonly quote?: { readonly number: string; readonly date: string; readonly amount: string };
  /** The day that was named, as the language writes it. */
  readonly wakeUpOn?: string;
  readonly offers: readonly { readonly title: string; readonly text: string; readonly until?: string }[];
};
