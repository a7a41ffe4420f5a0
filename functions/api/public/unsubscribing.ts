/** The page of the way out of letters: it asks, or it says that it is done. */
import { Problem } from '../../../shared/domain/problem.ts';
import { letterOfToken } from '../../../shared/domain/refresh/letter-token.ts';
import type { SentLetter } from '../../../shared/domain/refresh/sent-letter.ts';
import { Reply } from '../../../shared/lambda/api-route.ts';
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

const style =
  'body{font:18px/1.5 system-ui,sans-serif;max-width:34rem;margin:12vh auto;padding:0 1rem;color:#1c2733;background:#fff}' +
  'button{font:inherit;display:block;width:100%;margin:.6rem 0;padding:.7rem 1rem;border:1px solid #0b5fae;border-radius:8px;background:#fff;color:#0b5fae;cursor:pointer}' +
  '@media(prefers-color-scheme:dark){body,button{background:#14181d;color:#e6ebf0}button{border-color:#7fbcff;color:#7fbcff}}';

/** In the language of the letter. It loads nothing and runs nothing. */
export function page({ language }: Pick<SentLetter, 'language'>, what: 'asks' | 'done'): Reply<string> {
  const { title, asks, this: topic, all, done } = words[language];
  const form = `<p>${asks}</p><form method="post"><button name="topic" value="this">${topic}</button><button name="topic" value="all">${all}</button></form>`;
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title><style>${style}</style></head><body><main><h1>${title}</h1>${what === 'asks' ? form : `<p>${done}</p>`}</main></body></html>`;
  return new Reply(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
      'referrer-policy': 'no-referrer',
    },
  });
}
