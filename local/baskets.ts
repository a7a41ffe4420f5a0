/**
 * `npm run baskets`: the four baskets of the demo stage. `-- needs`: who is inside. `-- needs letters`: which letters leave in
 * the next seven days, to whom. `-- <id>`: one enrolment, what was sent and why each other letter was not.
 */
import type * as z from 'zod';
import { Output as Baskets } from '../functions/api/baskets/list-baskets/contract.ts';
import { Output as Letters } from '../functions/api/baskets/list-next-letters/contract.ts';
import { Output as Basket } from '../functions/api/baskets/show-basket/contract.ts';
import { Output as Enrolment } from '../functions/api/baskets/show-enrolment/contract.ts';
import { baskets } from '../shared/domain/leads/pipeline.ts';
import { type Client, signInAs } from './client.ts';
import { Problem } from './problem.ts';
import { readSystem } from './system.ts';

const usage = `npm run baskets, with nothing behind it, a basket (${baskets.join(', ')}), a basket and "letters", or the id of an enrolment`;

/** A table of what may be unknown, its columns as wide as they have to be. */
export function inColumns(rows: readonly (readonly (string | number | undefined)[])[]): string {
  const cells = rows.map((row) => row.map((cell) => String(cell ?? '—')));
  const widths = (cells[0] ?? []).map((_, n) => Math.max(...cells.map((row) => row[n]?.length ?? 0)));
  return cells
    .map((row) =>
      row
        .map((cell, n) => cell.padEnd(widths[n] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** To the minute, in UTC as the API tells it. */
const minute = (at: string | undefined): string | undefined => at?.slice(0, 16).replace('T', ' ');

const listed = ({ items, isMailPaused }: z.infer<ReturnType<typeof Baskets>>): string =>
  [
    inColumns([
      ['basket', 'leads', 'deals', 'letters', 'waits for'],
      ...items.map(({ basket, inside, programme, waiting }) => [
        basket,
        `${String(inside.leads)}${inside.moreThan === undefined ? '' : ' or more'}`,
        inside.deals,
        programme.letters.length,
        Object.entries(waiting.causes)
          .map(([cause, count]) => `${cause} ${String(count)}`)
          .join(', '),
      ]),
    ]),
    ...(isMailPaused ? ['All marketing letters are paused: too many of the last ones came back.'] : []),
  ].join('\n');

const shown = ({ items }: z.infer<ReturnType<typeof Basket>>): string =>
  inColumns([
    ['since', 'kind', 'company', 'consent', 'enrolment', 'next letter', 'when', 'why'],
    ...items.map(({ since, kind, company, consent, enrolment }) => [
      minute(since),
      kind,
      company,
      consent ? 'yes' : 'no',
      enrolment?.id,
      enrolment?.next?.letter,
      minute(enrolment?.next?.at),
      enrolment?.says.en,
    ]),
  ]);

const upcoming = ({ items }: z.infer<ReturnType<typeof Letters>>): string =>
  inColumns([
    ['when', 'letter', 'to', 'enrolment'],
    ...items.map(({ at, letter, subject, enrolmentId }) => [minute(at), letter, subject.company, enrolmentId]),
  ]);

function told({ subject, basket, says, sent, unsent, ...one }: z.infer<ReturnType<typeof Enrolment>>): string {
  const events = [
    ...sent.map(({ at, letter, says: became }) => [at, letter, 'sent', became.en] as const),
    ...unsent.map(({ at, letter, says: why }) => [at, letter, 'not sent', why.en] as const),
  ].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [
    `${subject.company ?? subject.id} in "${basket}" since ${String(minute(one.since))}: ${one.state}. ${says.en}.`,
    inColumns([['when', 'letter', '', ''], ...events.map(([at, ...rest]) => [minute(at), ...rest])]),
  ].join('\n');
}

/** @throws Problem with what the API says against it */
async function ask<T extends z.ZodType>(path: string, shape: () => T, client: Client): Promise<z.infer<T>> {
  const { status, body } = await client('GET', path);
  if (status !== 200) throw new Problem(`${path}: ${JSON.stringify(body)}`);
  return shape().parse(body);
}

/** What somebody asked for, in lines. @throws Problem when it is nothing that there is */
export async function answer([what, letters, ...more]: readonly string[], client: Client): Promise<string> {
  if (more.length > 0 || (letters !== undefined && letters !== 'letters')) throw new Problem(`Use: ${usage}`);
  if (what === undefined) return listed(await ask('/baskets', Baskets, client));
  if (/^[\da-f-]{36}$/.test(what)) return told(await ask(`/enrolments/${what}`, Enrolment, client));
  if (!baskets.some((basket) => basket === what)) throw new Problem(`${what} is no basket. Use: ${usage}`);
  return letters === undefined
    ? shown(await ask(`/baskets/${what}?limit=200`, Basket, client))
    : upcoming(await ask(`/baskets/${what}/letters?days=7&limit=200`, Letters, client));
}

if (import.meta.main)
  try {
    console.log(await answer(process.argv.slice(2), await signInAs(await readSystem('demo'), 'head')));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
