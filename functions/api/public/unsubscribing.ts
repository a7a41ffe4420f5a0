/** The page of the way out of letters: it asks, or it says that it is done. */
import { Problem } from '../../../shared/domain/problem.ts';
import { letterOfToken } from '../../../shared/domain/refresh/letter-token.ts';
import type { SentLetter } from '../../../shared/domain/refresh/sent-letter.ts';
import type { Reply } from '../../../shared/lambda/api-route.ts';
import { plainPage } from './plain-page.ts';
import type { Services } from './services.ts';

/** @throws Problem 404 when we never gave this token */
export async function letterOf(
  token: string,
  { records, secrets }: Pick<Services, 'records' | 'secrets'>,
): Promise<SentLetter> {
  const id = await letterOfToken(token, secrets);
  const letter = id === undefined ? undefined : await records.get('letter', id);
  if (letter) return letter;
  throw new Problem({ status: 404, code: 'no-such-letter', detail: 'this link belongs to no letter of ours' });
}

const words = {
  ru: {
    title: 'Письма от нас',
    asks: 'От каких писем отписать вас?',
    this: 'Только от писем на эту тему',
    all: 'От всех писем',
    done: 'Готово: больше мы об этом не пишем.',
  },
  en: {
    title: 'Letters from us',
    asks: 'Which letters do you want no more?',
    this: 'Only those on this topic',
    all: 'All of them',
    done: 'Done: we will not write about this any more.',
  },
} as const;

/** In the language of the letter. */
export function page({ language }: Pick<SentLetter, 'language'>, what: 'asks' | 'done'): Reply<string> {
  const { title, asks, this: topic, all, done } = words[language];
  const form = `<p>${asks}</p><form method="post"><button name="topic" value="this">${topic}</button><button name="topic" value="all">${all}</button></form>`;
  return plainPage(language, title, what === 'asks' ? form : `<p>${done}</p>`);
}
