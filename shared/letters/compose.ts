/** A letter of a programme as one person gets it. */
import type { Deal } from '../domain/deals/deal.ts';
import type { Lead } from '../domain/leads/lead.ts';
import { writtenIn } from '../domain/quotes/written.ts';
import type { Language, LetterText, LetterVariables } from '../domain/refresh/letter.ts';
import type { OutgoingMail } from '../domain/refresh/outbox.ts';
import type { SentLetter } from '../domain/refresh/sent-letter.ts';
import type { Policy } from '../domain/settings/settings.ts';
import { present } from '../domain/present.ts';
import { renderLetter } from './render.ts';

/** What a letter says of whom it is for, and by which ways it can be answered or stopped. */
export type Addressed = {
  readonly letter: SentLetter;
  readonly subject: Lead | Deal;
  readonly to: { readonly email: string; readonly name?: string | undefined };
  readonly token: string;
  readonly ways: Ways;
};

/** Where the way out leads, and the domain replies come to; without one they go to the address letters leave from. */
export type Ways = { readonly publicUrl: string; readonly replyDomain?: string };

const greetings: Readonly<Record<Language, { readonly known: (name: string) => string; readonly unknown: string }>> = {
  ru: { known: (name) => `${name}, здравствуйте!`, unknown: 'Здравствуйте!' },
  en: { known: (name) => `Good day, ${name},`, unknown: 'Good day,' },
};

/** @throws Error when the text has a problem that `letterProblems` tells */
export function composeLetter(text: LetterText, addressed: Addressed, policy: Policy): OutgoingMail {
  const { letter, to, token, ways } = addressed;
  const unsubscribeUrl = `${ways.publicUrl}/u/${token}`;
  const sender = senderOf(letter.language, policy);
  const rendered = renderLetter(text, variablesOf(addressed, policy), {
    language: letter.language,
    sender,
    unsubscribeUrl,
  });
  const replyTo = ways.replyDomain === undefined ? undefined : `reply+${token}@${ways.replyDomain}`;
  const tags = { letter: letter.id, enrolment: letter.enrolmentId, step: letter.letter };
  return {
    identity: 'marketing',
    to: to.email,
    ...rendered,
    headers: {
      'List-Unsubscribe': `<${unsubscribeUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'X-Voronka-Letter': letter.id,
    },
    tags,
    ...present({ replyTo }),
  };
}

/** The plant, by the name and address its papers have. */
function senderOf(language: Language, { company: { seller, legalEntity } }: Policy) {
  return { name: seller?.name[language] ?? legalEntity, address: seller?.address?.[language] ?? '' };
}

function variablesOf({ letter: { language }, subject, to }: Addressed, policy: Policy): LetterVariables {
  const { known, unknown } = greetings[language];
  const plant = { name: senderOf(language, policy).name };
  const owner = policy.staff.find(({ id }) => id === subject.owner);
  const { stage } = subject;
  const day = (on: string): string => writtenIn(language, policy.company.currency).day(on);
  return {
    greeting: to.name === undefined ? unknown : known(to.name),
    plant,
    manager: { name: owner?.name ?? plant.name, ...present({ phone: policy.company.seller?.phone }) },
    offers: [],
    ...present({
      company: subject.company,
      product: subject.kind === 'lead' ? subject.product : subject.lines[0]?.title,
      quote: subject.kind === 'deal' ? quoteOf(subject, language) : undefined,
      wakeUpOn: stage.name === 'parked' && stage.wakeUpAt !== undefined ? day(stage.wakeUpAt) : undefined,
    }),
  };
}

function quoteOf({ quote }: Deal, language: Language): LetterVariables['quote'] {
  if (!quote) return undefined;
  const { number, sentOn, amount } = quote;
  const { day, money } = writtenIn(language, amount.currency);
  return { number, date: day(sentOn), amount: money(amount.netMinor) };
}
