/** Letters as the API shows them. */
import * as z from 'zod';
import type { Instant } from '../../../shared/domain/calendar/instant-schema.ts';
import { lazily } from '../../../shared/domain/lazily.ts';
import { type LetterId, letterIdText, languages, letterTopics } from '../../../shared/domain/refresh/letter.ts';
import { letterSetting } from '../../../shared/domain/refresh/letters.ts';
import { type SettingsHead, versionAt } from '../../../shared/domain/settings/settings.ts';

/** A letter as somebody writes it: what is wrong with it is told all at once, and not of the first field alone. */
export const Draft = lazily(() =>
  z.strictObject({ subject: z.string().max(2000), preheader: z.string().max(2000), body: z.string().max(100_000) }),
);

/** `n` is the version that holds; 0 is that of the release, which nobody here wrote. */
export const LetterHolding = lazily(() =>
  z.object({
    topic: z.enum(letterTopics),
    letter: z.string(),
    language: z.enum(languages),
    n: z.int().nonnegative(),
    since: z.string().optional(),
    by: z.string().optional(),
  }),
);
export type LetterHolding = z.infer<ReturnType<typeof LetterHolding>>;

/** Which version of a letter holds at an instant. */
export function letterHolding(id: LetterId, head: SettingsHead | undefined, at: Instant): LetterHolding {
  const name = letterSetting(letterIdText(id));
  const n = versionAt(head, name, at);
  const version = head?.versions[name]?.find((each) => each.n === n);
  return { ...id, n, ...(version && { since: version.from, by: version.by }) };
}

export const Versions = lazily(() =>
  z.array(z.object({ n: z.int(), from: z.string(), at: z.string(), by: z.string() })).readonly(),
);
