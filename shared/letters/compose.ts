/** A letter of a programme or a mailing as one person gets it. */
import type { Deal } from '../domain/deals/deal.ts';
import { writtenIn } from '../domain/quotes/written.ts';
import type { Language, LetterText, LetterVariables } from '../domain/refresh/letter.ts';
import type { OutgoingMail } from '../domain/refresh/outbox.ts';
import type { About } from '../domain/refresh/send-letter.ts';
import { senderOf as sentFor, type SentLetter } from '../domain/refresh/sent-letter.ts';
import type { Policy } from '../domain/settings/settings.ts';
import { present } from '../domain/present.ts';
import { renderLetter } from './render.ts';
import { senderOf } from './sender.ts';

/** What a letter says of whom it is for, and by which ways it can be answered or stopped. */
export type Addressed = {
  readonly letter: SentLetter;
  readonly about: About;
  readonly to: { readonly email: string; readonly name?: string | undefined };
  readonly token: string;
  readonly ways: Ways;
};

/** Where the way out leads, and the domain replies come to; without one they go to the address letters leave from. */
export type Ways = { readonly publicUrl: string; readonly replyDomain?: string };

/** As a function's environment names them; `none`: there is no domain of replies. */
export const waysOf = (env: { readonly PUBLIC_URL: string; readonly REPLY_DOMAIN: string }): Ways => ({
  publicUrl: env.PUBLIC_URL,
  ...(env.REPLY_DOMAIN !== 'none' && { replyDomain: env.REPLY_DOMAIN }),
});

const greetings: Readonly<Record<Language, { readonly known: (name: string) => string; readonly unknown: string }>> = {
  ru: { known: (name) => `${name}, здравствуйте!`, unknown: 'Здравствуйте!' },
  en: { known: (name) => `Good day, ${name},`, unknown: 'Good day,' },
};

/** @throws Error when the text has a problem that `letterProblems` tells */
export function composeLetter(text: LetterText, addressed: Addressed, policy: Policy): OutgoingMail {
  const { letter, to, token, ways } = addressed;
  const unsubscribeUrl = `${ways.publicUrl}/u/${token}`;
  const sender = senderOf(letter.language, policy);
  const {
    subject,
    html,
    text: plain,
  } = renderLetter(text, variablesOf(addressed, policy), {
    language: letter.language,
    sender,
    unsubscribeUrl,
  });
  const replyTo = ways.replyDomain === undefined ? undefined : `reply+${token}@${ways.replyDomain}`;
  const { kind, id } = sentFor(letter);
  const tags = { letter: letter.id, [kind]: id, step: letter.letter };
  return {
    identity: 'marketing',
    to: to.email,
    ...{ subject, html, text: plain },
    headers: {
      'List-Unsubscribe': `<${unsubscribeUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'X-Voronka-Letter': letter.id,
    },
    tags,
    ...present({ replyTo }),
  };
}

function variablesOf({ letter: { language }, about, to }: Addressed, policy: Policy): LetterVariables {
  const { subject, account, offers = [] } = about;
  const { known, unknown } = greetings[language];
  const plant = { name: senderOf(language, policy).name };
  const owner = policy.staff.find(({ id }) => id === (subject ?? account)?.owner);
  const { day } = writtenIn(language, policy.company.currency);
  return {
    greeting: to.name === undefined ? unknown : known(to.name),
    plant,
    manager: { name: owner?.name ?? plant.name, ...present({ phone: policy.company.seller?.phone }) },
    offers: offers.map(({ title, terms, until }) => ({
      title: title[language],
      text: terms[language],
      until: day(until),
    })),
    ...present({ company: (subject ?? account)?.company, ...saidOf(subject, language, day) }),
  };
}

/** What only a lead or a deal tells. */
function saidOf(subject: About['subject'], language: Language, day: (on: string) => string) {
  if (!subject) return {};
  const { stage } = subject;
  return {
    product: subject.kind === 'lead' ? subject.product : subject.lines[0]?.title,
    quote: subject.kind === 'deal' ? quoteOf(subject, language) : undefined,
    wakeUpOn: stage.name === 'parked' && stage.wakeUpAt !== undefined ? day(stage.wakeUpAt) : undefined,
  };
}

function quoteOf({ quote }: Deal, language: Language): LetterVariables['quote'] {
  if (!quote) return undefined;
  const { number, sentOn, amount } = quote;
  const { day, money } = writtenIn(language, amount.currency);
  return { number, date: day(sentOn), amount: money(amount.netMinor) };
}
