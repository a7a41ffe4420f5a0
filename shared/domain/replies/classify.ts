/** What a letter that came to us is: somebody's reply, a machine's, or the news that ours did not arrive. */
import { present } from '../present.ts';
import type { InboundMail } from './inbound-mail.ts';
import { visibleText } from './visible-text.ts';

/** One address a letter of ours did not reach. `isHard`: it never will. */
export type Failed = { readonly recipient: string; readonly status: string; readonly isHard: boolean };

export type Inbound =
  | { readonly kind: 'bounce'; readonly failed: readonly Failed[] }
  | { readonly kind: 'complaint'; readonly recipient?: string }
  | { readonly kind: 'automatic'; readonly why: string }
  | { readonly kind: 'reply'; readonly text: string };

/** Bounces and complaints come as mail too; what else a machine has sent stops nothing. */
export function classify(mail: InboundMail): Inbound {
  const complaint = reportOf(mail, 'message/feedback-report');
  if (complaint !== undefined) return { kind: 'complaint', ...present({ recipient: complainedOf(complaint) }) };
  const failed = failedIn(mail);
  if (failed.length > 0) return { kind: 'bounce', failed };
  const why = automaticBy(mail);
  return why === undefined ? { kind: 'reply', text: visibleText(mail.text) } : { kind: 'automatic', why };
}

const reportOf = ({ reports }: InboundMail, type: string): string | undefined =>
  reports.find((report) => report.type === type)?.text;

/** The value of a field of a report, as RFC 3464 and RFC 5965 write them: `Final-Recipient: rfc822; a@b`. */
const fieldOf = (report: string, name: string): string | undefined =>
  new RegExp(`^${name}:[ \\t]*(.*(?:\\r?\\n[ \\t]+.*)*)`, 'im').exec(report)?.[1]?.trim();

const addressIn = (value: string): string | undefined => /[^\s<>;:"']+@[^\s<>;:"']+/.exec(value)?.[0].toLowerCase();

const complainedOf = (report: string): string | undefined => addressIn(fieldOf(report, 'Original-Rcpt-To') ?? '');

/** Statuses of RFC 3463 that pass: those of class 4, and of class 5 a full mailbox. */
const isHard = (status: string): boolean => status.startsWith('5.') && status !== '5.2.2';

function failedIn(mail: InboundMail): Failed[] {
  const report = reportOf(mail, 'message/delivery-status');
  return report === undefined ? failedInWords(mail) : failedInReport(report);
}

/** A block for each recipient. */
const failedInReport = (report: string): Failed[] => report.split(/\r?\n[ \t]*\r?\n/).flatMap(failedInBlock);

/** What was delivered, relayed or expanded has not failed. */
function failedInBlock(block: string): Failed[] {
  const field = (name: string): string => fieldOf(block, name) ?? '';
  const recipient = addressIn(field('Final-Recipient') || field('Original-Recipient'));
  const action = field('Action').toLowerCase();
  if (recipient === undefined || !['failed', 'delayed'].includes(action)) return [];
  const status = /\d\.\d{1,3}\.\d{1,3}/.exec(field('Status'))?.[0] ?? '4.0.0';
  return [{ recipient, status, isHard: action === 'failed' && isHard(status) }];
}

/** Old servers tell it in words: an address on a line of its own, and under it the answer with its status. */
function failedInWords({ from = '', text }: InboundMail): Failed[] {
  if (!/^(mailer-daemon|postmaster)@/.test(from)) return [];
  const [, address, status] = /<([^\s<>]+@[^\s<>]+)>:?\s*\n[^\n]*?\b([45]\.\d{1,3}\.\d{1,3})\b/.exec(text) ?? [];
  if (address === undefined || status === undefined) return [];
  return [{ recipient: address.toLowerCase(), status, isHard: isHard(status) }];
}

type Sign = readonly [why: string, holds: (mail: InboundMail) => boolean];

const says =
  (name: string, pattern: RegExp): Sign[1] =>
  ({ headers }) =>
    pattern.test(headers.get(name) ?? '');
const has =
  (type: string): Sign[1] =>
  (mail) =>
    reportOf(mail, type) !== undefined;

/** RFC 3834 first, then what mail programs did before it and beside it. */
const signs: readonly Sign[] = [
  ['auto-submitted', says('auto-submitted', /^auto-/i)],
  ['receipt', has('message/disposition-notification')],
  ['calendar', (mail) => /^METHOD:REPLY\s*$/im.test(reportOf(mail, 'text/calendar') ?? '')],
  ['list', ({ headers }) => headers.has('list-id') || headers.has('list-unsubscribe')],
  ['precedence', says('precedence', /^(bulk|junk|list|auto_reply)$/i)],
  ['response-suppressed', ({ headers }) => headers.has('x-auto-response-suppress')],
  [
    'autoreply-header',
    ({ headers }) => [...headers.keys()].some((name) => /^x-(.*-)?auto-?(reply|respon[ds])/.test(name)),
  ],
  ['no-return-path', says('return-path', /^<>$/)],
  ['daemon', ({ from = '' }) => /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply)@/.test(from)],
  [
    'subject',
    ({ subject }) =>
      /^(автоответ|автоматический ответ|automatic reply|auto-?reply|out of (the )?office):/iu.test(subject),
  ],
];

const automaticBy = (mail: InboundMail): string | undefined => signs.find(([, holds]) => holds(mail))?.[0];
