/** What a visitor sees whose browser posted a form without a script. */
import type { Form } from '../../../../shared/domain/forms/form.ts';
import { Problem } from '../../../../shared/domain/problem.ts';
import type { Language } from '../../../../shared/domain/refresh/letter.ts';
import { type Call, Reply } from '../../../../shared/lambda/api-route.ts';
import { plainPage } from '../plain-page.ts';

const words = {
  ru: {
    thanks: 'Спасибо',
    taken: 'Заявка принята. Мы свяжемся с вами.',
    refused: 'Заявка не отправлена',
    malformed: 'Укажите почту или телефон, по которым с вами можно связаться, вернитесь и отправьте ещё раз.',
    busy: 'Заявок слишком много. Вернитесь и отправьте ещё раз через минуту.',
  },
  en: {
    thanks: 'Thank you',
    taken: 'Your request is taken. We will get in touch.',
    refused: 'Your request was not sent',
    malformed: 'Give an e-mail or a phone to reach you by, go back and send it again.',
    busy: 'There are too many requests. Go back and send it again in a minute.',
  },
} as const;

/** A form posted by the browser itself wants a page; a script takes JSON. */
export const wantsPage = ({ contentType, headers }: Pick<Call, 'contentType' | 'headers'>): boolean =>
  contentType.includes('application/x-www-form-urlencoded') && (headers.accept ?? '').includes('text/html');

/** The first of the visitor’s languages that we speak. */
const languageOf = ({ headers }: Pick<Call, 'headers'>): Language =>
  /\b(ru|en)\b/.exec(headers['accept-language'] ?? '')?.[1] === 'en' ? 'en' : 'ru';

/** Thanks the visitor, or sends them on to where the form says. */
export function thankingPage(form: Form | undefined, call: Call): Reply<string> {
  if (form?.redirectUrl !== undefined) return new Reply('', { status: 303, headers: { location: form.redirectUrl } });
  const language = languageOf(call);
  const { thanks, taken } = words[language];
  return plainPage(language, thanks, `<p>${escaped(form?.thanks[language] ?? taken)}</p>`);
}

/** Says what was wrong; nothing for a failure of ours. */
export function refusingPage(error: unknown, call: Call): Reply<string> | undefined {
  if (!(error instanceof Problem)) return undefined;
  const language = languageOf(call);
  const { status } = error.details;
  const { refused, malformed, busy } = words[language];
  return plainPage(language, refused, `<p>${status === 429 ? busy : malformed}</p>`, status);
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
