/** A notice as a letter to one of the staff. */
import type { Language } from '../domain/refresh/letter.ts';
import { languageOf } from '../domain/refresh/nurture.ts';
import type { OutgoingMail } from '../domain/refresh/outbox.ts';
import type { Telling } from '../domain/notices/tell-staff.ts';
import { footerText, framed } from './layout.ts';
import { escaped, htmlOf } from './markdown.ts';
import { senderOf } from './sender.ts';

const open: Readonly<Record<Language, string>> = { ru: 'Открыть', en: 'Open' };

/** A service letter: nobody unsubscribes from it, but it says where its reader chooses what to be told of. */
export const composeNotice: Telling['write'] = (text, { email }, policy): OutgoingMail => {
  const language = languageOf(policy);
  const { subject, lines, link, change } = text;
  const frame = { language, sender: senderOf(language, policy) };
  const ends = [...(link === undefined ? [] : [[open[language], link] as const]), [change.said, change.url] as const];
  const body = [...lines.map(escaped), ...ends.map(([said, url]) => `[${escaped(said)}](<${url}>)`)].join('\n\n');
  return {
    identity: 'service',
    to: email,
    subject,
    html: framed({ subject, preheader: lines[0] ?? subject, body: htmlOf(body) }, frame),
    text: [...lines, ...ends.map(([said, url]) => `${said}: ${url}`), footerText(frame)].join('\n\n') + '\n',
    headers: { 'Auto-Submitted': 'auto-generated' },
    tags: { mail: 'notice' },
  };
};
