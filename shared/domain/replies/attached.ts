/** What hangs on a message, as it is told to whoever reads it here: what there is of it, and never what is in it. */
import type { Attached, AttachedFile } from '../people/people.ts';
import { present } from '../present.ts';
import type { InboundMail } from './inbound-mail.ts';

/** Nobody reads a longer list; of the rest the number is told. */
const mostNamed = 20;
/** Of a longer name the middle is left out: how it ends says what it is. */
const mostLetters = 120;
const endLetters = 20;

/** What is not seen of a name, or makes it read from right to left as another one. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu;

function cleaned(name: string): string | undefined {
  const plain = name.replace(/\s+/gu, ' ').replace(unseen, '').trim().normalize('NFC');
  const letters = Array.from(plain);
  if (letters.length <= mostLetters) return plain || undefined;
  return [...letters.slice(0, mostLetters - endLetters - 1), '…', ...letters.slice(-endLetters)].join('');
}

/** What the sender says it is, where that is a media type at all (RFC 6838). */
const typed = (type: string): string =>
  /^[a-z\d][\w!#$&^.+-]{0,63}\/[a-z\d][\w!#$&^.+-]{0,63}$/i.test(type)
    ? type.toLowerCase()
    : 'application/octet-stream';

const fileOf = ({ name = '', type, bytes }: InboundMail['attachments'][number]): AttachedFile => ({
  type: typed(type),
  bytes,
  ...present({ name: cleaned(name) }),
});

/** @param isCut the message is longer than what was read of it */
export function attachedTo({ attachments }: Pick<InboundMail, 'attachments'>, isCut: boolean): Attached | undefined {
  if (attachments.length === 0 && !isCut) return undefined;
  const files = attachments.slice(0, mostNamed).map(fileOf);
  return { count: attachments.length, files, ...(isCut && { isCut }) };
}

/** The same in lines, in no language, for what is shown as words alone. */
export const linesOf = ({ count, files, isCut }: Attached): string =>
  [
    ...files.map(({ name = '…', type, bytes }) => `+ ${name} (${type}, ${String(bytes)} B)`),
    ...(count > files.length || isCut ? ['+ …'] : []),
  ].join('\n');
