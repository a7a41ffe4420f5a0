/** Raw messages read by postal-mime. */
import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { present } from '../../domain/present.ts';
import type { InboundMail } from '../../domain/replies/inbound-mail.ts';

/** Parts that tell a machine something; everything else that is no text of the letter is an attachment. */
const reportTypes: readonly string[] = [
  'message/delivery-status',
  'message/feedback-report',
  'message/disposition-notification',
  'text/calendar',
];

/** A message as deep as people forward them; one that nests more is read as far as that. */
const options = { forceRfc822Attachments: true, maxNestingDepth: 50, maxHeadersSize: 512_000 } as const;

/** @throws Error when it is no message at all: nested too deep, or with headers above 512 KB */
export async function readMail(raw: Uint8Array): Promise<InboundMail> {
  const email = await PostalMime.parse(raw, options);
  const { address, name } = senderOf(email);
  const attachments = email.attachments.filter(({ mimeType }) => !reportTypes.includes(mimeType));
  return {
    ...present({ from: address, fromName: name, messageId: email.messageId }),
    to: (email.to ?? []).flatMap((one) => (one.group ?? [one]).map((each) => each.address.toLowerCase())),
    subject: email.subject ?? '',
    text: textOf(email),
    answers: idsIn(email.inReplyTo).concat(idsIn(email.references).reverse()).filter(isFirst),
    headers: new Map(email.headers.toReversed().map(({ key, value }) => [key, value.trim()])),
    reports: email.attachments.flatMap((part) =>
      reportTypes.includes(part.mimeType) ? [{ type: part.mimeType, text: decoded(part) }] : [],
    ),
    attachments: attachments.map(({ filename, mimeType: type, content }) => ({
      type,
      bytes: bytesOf(content).length,
      ...present({ name: filename ?? undefined }),
    })),
  };
}

const isFirst = (id: string, n: number, all: readonly string[]): boolean => all.indexOf(id) === n;
const idsIn = (value: string | undefined): string[] => value?.match(/<[^\s<>]+>/g) ?? [];

/** Who is named as sender, where exactly one is: of two nobody knows who it was. */
function senderOf({ from, headers }: Email): { readonly address?: string; readonly name?: string } {
  if (headers.filter(({ key }) => key === 'from').length !== 1 || !from?.address?.includes('@')) return {};
  return { address: from.address.toLowerCase(), ...(from.name !== '' && { name: from.name }) };
}

const bytesOf = (content: Attachment['content']): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
const decoded = ({ content }: Attachment): string => new TextDecoder().decode(bytesOf(content));

const textOf = ({ text, html }: Email): string => text ?? (html === undefined ? '' : plainOf(html));

/** What is no text of the writer's: what runs, what styles, and what they quote. */
const silent: readonly string[] = ['script', 'style', 'head', 'blockquote'];
const breaking: readonly string[] = ['br', '/p', '/div', '/li', '/tr', '/h1', '/h2', '/h3'];

/** The words of a letter that came as HTML alone, tag by tag, so that a broken one takes no longer than another. */
function plainOf(html: string): string {
  const open: string[] = [];
  const words = tagged(html).map(({ tag, text }) => {
    if (silent.includes(tag)) open.push(tag);
    else if (tag === `/${open.at(-1) ?? ''}`) open.pop();
    if (open.length > 0) return '';
    return breaking.includes(tag) ? `\n${text}` : text;
  });
  return decodeEntities(words.join('')).trim();
}

/** Every tag with the text behind it; in front of the first there is none. */
const tagged = (html: string): { readonly tag: string; readonly text: string }[] =>
  html.split('<').map((piece, n) => {
    const tag = /^\/?[a-z]+\d?/i.exec(piece)?.[0] ?? '';
    return n === 0 ? { tag: '', text: piece } : { tag: tag.toLowerCase(), text: piece.slice(piece.indexOf('>') + 1) };
  });

const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  laquo: '«',
  raquo: '»',
  mdash: '—',
};

const decodeEntities = (text: string): string =>
  text.replace(/&(#\d{1,7}|[a-z]{2,6});/gi, (whole, name: string) =>
    name.startsWith('#') ? characterOf(Number(name.slice(1))) : (entities[name.toLowerCase()] ?? whole),
  );
const characterOf = (code: number): string => (code <= 0x10_ff_ff ? String.fromCodePoint(code) : '');
