/** What somebody has written, without what they answer to. */

/** Lines behind which everything is quoted, as mail programs write them; the first may be broken into two. */
const beginnings: readonly RegExp[] = [
  /^-{2,} ?(original message|исходное сообщение|пересылаемое сообщение|forwarded message) ?-{2,}/iu,
  /^_{10,}$/u,
  /^(from|от): .+\n(sent|date|отправлено|дата): /iu,
  /^(on|в|пн|вт|ср|чт|пт|сб|вс|\d)[^\n]{0,200}?(\n[^\n]{0,200})?(wrote|написал\(?а?\)?|пишет):$/iu,
  /^(пн|вт|ср|чт|пт|сб|вс),? [^\n]{0,200}<[^\s<>]+@[^\s<>]+>:?$/iu,
];

const isQuoted = (line: string): boolean => /^\s*>/.test(line);
const isEmpty = (line: string): boolean => line.trim() === '';

/** The text up to the first sign of a quotation, without quoted and empty lines at its end. */
export function visibleText(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').replaceAll('\u00a0', ' ').split('\n');
  const end = lines.findIndex((_, n) => beginsQuote(lines, n));
  const own = end === -1 ? lines : lines.slice(0, end);
  const last = own.findLastIndex((line) => !isQuoted(line) && !isEmpty(line));
  return own
    .slice(0, last + 1)
    .join('\n')
    .trim();
}

function beginsQuote(lines: readonly string[], n: number): boolean {
  const here = lines
    .slice(n, n + 2)
    .map((line) => line.trim())
    .join('\n');
  const [line = ''] = here.split('\n');
  return beginnings.some((beginning) => beginning.test(line) || beginning.test(here));
}
