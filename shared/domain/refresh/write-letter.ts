import type { Instant } from '../calendar/instant-schema.ts';
import { may } from '../people/rights.ts';
import type { Context } from '../records/context.ts';
import type { Decision } from '../records/plan.ts';
import { forbid, refuse, type Refused } from '../records/refusal.ts';
import type { SettingsHead } from '../settings/settings.ts';
import { nextVersion, overtaken, pastRefusal } from '../settings/versions.ts';
import { type LetterId, letterIdText, LetterText } from './letter.ts';
import { letterSetting } from './letters.ts';

type Writing = {
  readonly id: LetterId;
  /** As somebody wrote it, whatever is wrong with it. */
  readonly text: Readonly<Record<keyof LetterText, string>>;
  readonly from: Instant;
  /** The latest version its author saw; 0 while there is only the seed, or none. */
  readonly expectedVersion?: number | undefined;
};

/** What keeps a text of the right shape from being sent: sentences, each naming the field and what is allowed there. */
export type Proofreader = (text: LetterText) => readonly string[];

/** The text as a letter, or every problem of it: one of its shape, which hides the others, or those of its variables. */
export function readLetter(
  text: Writing['text'],
  problemsOf: Proofreader,
): { readonly letter: LetterText } | { readonly problems: readonly string[] } {
  const read = LetterText().safeParse(text);
  if (!read.success)
    return { problems: read.error.issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`) };
  const problems = problemsOf(read.data);
  return problems.length > 0 ? { problems } : { letter: read.data };
}

/** The next version of a letter, or the first of a new one. A letter nobody could get is refused with all that is wrong with it. */
export function writeLetter(
  head: SettingsHead | undefined,
  { id, text, from, expectedVersion }: Writing,
  problemsOf: Proofreader,
  context: Context,
): Decision<{ n: number }> {
  const name = letterSetting(letterIdText(id));
  const refused = rightsRefusal(context) ?? pastRefusal(from, context) ?? overtaken(head, name, expectedVersion);
  if (refused) return refused;
  const read = readLetter(text, problemsOf);
  if ('problems' in read) return refuse('letter-wrong', read.problems.join('; '));
  return { ok: true, ...nextVersion(head, { name, from }, read.letter, context) };
}

const rightsRefusal = ({ by }: Context): Refused | undefined =>
  may(by, 'edit-letters') ? undefined : forbid('letters are the marketer’s and the operator’s');
