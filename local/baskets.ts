/**
 * `npm run baskets`: the four baskets of the demo stage. `-- needs`: who is inside. `-- needs letters`: which letters leave in
 * the next seven days, to whom. `-- <id>` of a lead, a deal or an enrolment: what was sent and why each other letter was not.
 */
import * as z from 'zod';
import { Output as Baskets } from '../functions/api/baskets/list-baskets/contract.ts';
import { Output as Letters } from '../functions/api/baskets/list-next-letters/contract.ts';
import { Output as Basket } from '../functions/api/baskets/show-basket/contract.ts';
import { Output as Enrolment } from '../functions/api/baskets/show-enrolment/contract.ts';
import { baskets } from '../shared/domain/leads/pipeline.ts';
import { type Client, signInAs } from './client.ts';
import { Problem } from './problem.ts';
import { readSystem } from './system.ts';

const usage = `
  npm run baskets                       the four baskets
  npm run baskets -- needs              who is in one: ${baskets.join(', ')}
  npm run baskets -- needs letters      its letters of the next seven days
  npm run baskets -- ID                 the letters to one lead, deal or enrolment: what was sent, and why the rest was not`;

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

type Rows = Parameters<typeof inColumns>[0];
type Page = { readonly items: readonly unknown[]; readonly next?: string | undefined };

/** A page of a list, or what there is to say where it is empty. */
function page(nobody: string, heads: Rows[number], rows: Rows, { next }: Page): string {
  if (rows.length === 0) return next === undefined ? nobody : 'None of the first ones; there are more.';
  return [inColumns([heads, ...rows]), ...(next === undefined ? [] : ['There are more.'])].join('\n');
}

const shown = (inside: z.infer<ReturnType<typeof Basket>>): string =>
  page(
    'Nobody is in it.',
    ['since (UTC)', 'kind', 'id', 'company', 'consent', 'next letter', 'when (UTC)', 'why not now'],
    inside.items.map(({ since, kind, id, company, consent, enrolment }) => [
      minute(since),
      kind,
      id,
      company,
      consent ? 'yes' : 'no',
      enrolment?.next?.letter,
      minute(enrolment?.next?.at),
      enrolment?.says.en ?? 'Gets no letters',
    ]),
    inside,
  );

const upcoming = (letters: z.infer<ReturnType<typeof Letters>>): string =>
  page(
    'No letter of it leaves within seven days.',
    ['when (UTC)', 'letter', 'to', 'kind', 'id'],
    letters.items.map(({ at, letter, subject: { company, kind, id } }) => [minute(at), letter, company, kind, id]),
    letters,
  );

function told({ subject, basket, says, sent, unsent, ...one }: z.infer<ReturnType<typeof Enrolment>>): string {
  const events = [
    ...sent.map(({ at, letter, says: became }) => [at, letter, 'sent', became.en] as const),
    ...unsent.map(({ at, letter, says: why }) => [at, letter, 'not sent', why.en] as const),
  ].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const { next, wakeUpOn } = one;
  return [
    `${subject.company ?? subject.id} in "${basket}" since ${String(minute(one.since))} UTC: ${one.state}. ${says.en}.`,
    ...(next?.at === undefined ? [] : [`The next letter, ${next.letter}, leaves at ${String(minute(next.at))} UTC.`]),
    ...(wakeUpOn === undefined || one.state === 'ended' ? [] : [`Somebody is to call on ${wakeUpOn}.`]),
    events.length === 0
      ? 'Nothing was sent yet.'
      : inColumns([['when (UTC)', 'letter', '', ''], ...events.map(([at, ...rest]) => [minute(at), ...rest])]),
  ].join('\n');
}

/** @throws Problem with what the API says against it */
async function ask<T extends z.ZodType>(path: string, shape: () => T, client: Client): Promise<z.infer<T>> {
  const { status, body } = await client('GET', path);
  const { detail } = body;
  if (status !== 200) throw new Problem(`${path}: ${typeof detail === 'string' ? detail : String(status)}`);
  return shape().parse(body);
}

const Card = z.object({ stage: z.string(), enrolment: z.object({ id: z.uuid() }).optional() });

/** The enrolment of a lead or a deal, whose ids people have at hand; any other id is taken for that of an enrolment. */
async function enrolmentBehind(id: string, client: Client): Promise<string> {
  for (const kind of ['lead', 'deal']) {
    const { status, body } = await client('GET', `/${kind}s/${id}`);
    if (status !== 200) continue;
    const { stage, enrolment } = Card.parse(body);
    if (!enrolment) throw new Problem(`The ${kind} ${id} is at "${stage}", and gets no letters of a basket.`);
    return enrolment.id;
  }
  return id;
}

/** What somebody asked for, in lines. @throws Problem when it is nothing that there is */
export async function answer([what, letters, ...more]: readonly string[], client: Client): Promise<string> {
  if (more.length > 0 || (letters !== undefined && letters !== 'letters')) throw new Problem(`Use: ${usage}`);
  if (what === undefined) return listed(await ask('/baskets', Baskets, client));
  if (/^[\da-f-]{36}$/.test(what))
    return told(await ask(`/enrolments/${await enrolmentBehind(what, client)}`, Enrolment, client));
  if (!baskets.some((basket) => basket === what)) throw new Problem(`"${what}" is no basket. Use: ${usage}`);
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
