/** How far a mailing is once a page of its audience is done, and when there is another pass. */
import type { Instant } from '../calendar/instant-schema.ts';
import { present } from '../present.ts';
import { type Held, type HeldCause, type Mailing, type mailingEnds, waitingCauses } from './mailing.ts';
import type { Reached } from './reach.ts';

type HeldOne = Extract<Reached, { did: 'held' }>;

/** What comes after a page: the next part, which may be due at once, or the end. */
export type Rest =
  | { readonly is: 'due'; readonly until: Instant }
  | { readonly is: 'over'; readonly as: (typeof mailingEnds)[number] };

/** What the mail service did not take is given to it again an hour later. */
const retryMs = 3_600_000;
/** Nobody waits for so many passes, unless other letters always come first. */
const mostPasses = 30;

const heldIn = (reached: readonly Reached[]): HeldOne[] => reached.filter((each) => each.did === 'held');
const untilOf = (held: readonly HeldOne[], why: HeldCause): Instant[] =>
  held.flatMap((each) => (each.why === why && each.until !== undefined ? [each.until] : [])).toSorted();

/** When the first of a page has their hours, where nobody of it has them now; else nothing. */
export function parkedAtPage(reached: readonly Reached[]): Instant | undefined {
  return reached.some(({ did }) => did === 'sent') ? undefined : untilOf(heldIn(reached), 'window')[0];
}

/** The mailing with a page counted, and what follows: the next page at once, another pass at its time, or nothing. */
export function afterPage(
  mailing: Mailing,
  reached: readonly Reached[],
  next: string | undefined,
  at: Instant,
): { readonly after: Mailing; readonly rest: Rest } {
  const held = heldIn(reached);
  const pass = {
    n: mailing.pass.n,
    held: countedIn(mailing.pass.held, held),
    ...present({
      windowAt: allOf(untilOf(held, 'window'), mailing.pass.windowAt)[0],
      freeAt: allOf(untilOf(held, 'another-letter'), mailing.pass.freeAt).at(-1),
    }),
  };
  const sent = mailing.sent + reached.filter(({ did }) => did === 'sent').length;
  if (next !== undefined)
    return { after: { ...mailing, sent, pass: { ...pass, cursor: next } }, rest: { is: 'due', until: at } };
  return afterPass({ ...mailing, sent, held: pass.held, pass }, at);
}

const allOf = (found: readonly Instant[], known: Instant | undefined): Instant[] =>
  (known === undefined ? [...found] : [...found, known]).toSorted();

function countedIn(before: Held, held: readonly HeldOne[]): Held {
  const counts = { ...before };
  for (const { why } of held) counts[why] = (counts[why] ?? 0) + 1;
  return counts;
}

/** The whole audience was met: those whose time has not come are met again. */
function afterPass(mailing: Mailing, at: Instant): { readonly after: Mailing; readonly rest: Rest } {
  const { pass, held } = mailing;
  if (!waitingCauses.some((why) => held[why] !== undefined))
    return { after: mailing, rest: { is: 'over', as: 'done' } };
  if (pass.n >= mostPasses) return { after: mailing, rest: { is: 'over', as: 'over' } };
  const again = held.refused === undefined ? undefined : new Date(Date.parse(at) + retryMs).toISOString();
  const [soonest = at] = [again, pass.windowAt, pass.freeAt].filter((instant) => instant !== undefined).toSorted();
  const after = { ...mailing, pass: { n: pass.n + 1, held: {} } };
  return { after, rest: { is: 'due', until: soonest > at ? soonest : at } };
}
