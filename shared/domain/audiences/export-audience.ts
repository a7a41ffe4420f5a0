/** Exports the people of a basket for an advertising platform: all of them, or who came and left since the last export. */
import type { Basket } from '../leads/pipeline.ts';
import type { People, PersonalRef } from '../people/people.ts';
import type { Pipelines } from '../pipeline/ring.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { commitPlan } from '../records/decide.ts';
import { StaleVersion } from '../records/errors.ts';
import { change } from '../records/plan.ts';
import { refuse, type Refused } from '../records/refusal.ts';
import {
  type ExportedAudience,
  audienceId,
  changesBetween,
  type Export,
  inParts,
  partId,
} from './exported-audience.ts';
import { audienceLines, type Finding } from './members.ts';
import { type Format, leastOf } from './platforms.ts';

export type Exporting = Pick<Pipelines, 'records'> &
  Pick<Finding, 'digest'> & { readonly people: Pick<People, 'get' | 'put' | 'remove'> };

type Asked = { readonly basket: Basket; readonly format: Format };

const header = 'phone,email';

/** A file as platforms take it. */
export const csvOf = (lines: readonly string[]): string => [header, ...lines].map((line) => `${line}\r\n`).join('');

/** The same of what has changed, each line with what is to be done with it. */
export const csvOfChanges = ({ added, removed }: Pick<Exported, 'added' | 'removed'>): string =>
  [`change,${header}`, ...added.map((line) => `add,${line}`), ...removed.map((line) => `remove,${line}`)]
    .map((line) => `${line}\r\n`)
    .join('');

/** An answer of Lambda has 6 MB at most, and a line up to 140 bytes. */
const mostLines = 40_000;

function tooLarge(lines: number): Refused | undefined {
  if (lines <= mostLines) return undefined;
  return refuse('audience-too-large', `too large for one file: ${String(lines)} of ${String(mostLines)} lines`);
}

function tooSmall(lines: readonly string[], format: Format): Refused | undefined {
  const least = leastOf(format);
  if (lines.length >= least) return undefined;
  return refuse('audience-too-small', `too small: ${String(lines.length)} of ${String(least)}`);
}

type Whole = { readonly ok: true; readonly lines: readonly string[] } | Refused;

/** Everybody: what takes the place of an audience at the platform. It counts as no export. */
export async function wholeAudience({ basket, format }: Asked, stores: Finding): Promise<Whole> {
  const lines = await audienceLines(basket, format, stores);
  return tooSmall(lines, format) ?? tooLarge(lines.length) ?? { ok: true, lines };
}

type Changes = { readonly ok: true; readonly added: readonly string[]; readonly removed: readonly string[] } | Refused;

/**
 * Who came and who left since the last export, which this one takes the place of. Where an audience has become too small
 * nobody is added to it any more, but who left is still told: they have taken their consent back, or are erased.
 *
 * @param again the last file was lost: what has changed since the export before it
 */
export async function exportChanges(
  { basket, format, again }: Asked & { readonly again: boolean },
  stores: Exporting,
  context: Context,
): Promise<Changes> {
  const id = audienceId(basket, format);
  const known = await stores.records.get('audience', id);
  const { since, gone } = sinceOf(known, again);
  const [before, now] = [await linesOf(id, since, stores.people), await audienceLines(basket, format, stores)];
  const refused = tooSmall(now, format);
  if (refused && before.length === 0) return refused;
  const lines = refused ? bothOf(before, now) : now;
  const changes = changesBetween(before, lines);
  const { added, removed } = changes;
  const overfull = tooLarge(added.length + removed.length);
  if (overfull) return overfull;
  const last: Export = { at: context.at, id: context.newId(), people: lines.length, parts: inParts(lines).length };
  const after: ExportedAudience = {
    ...{ kind: 'audience', id, version: nextVersion(known), basket, format, last },
    ...present({ before: since }),
  };
  const rival = await keep(known, after, { lines, ...changes }, stores, context);
  if (rival) return rival;
  if (gone) await stores.people.remove(partsOf(id, gone));
  return { ok: true, ...changes };
}

const nextVersion = (known: ExportedAudience | undefined): number => (known?.version ?? 0) + 1;

/** What changes are told against, and what nobody asks for any more. */
function sinceOf(
  known: ExportedAudience | undefined,
  again: boolean,
): { readonly since?: Export; readonly gone?: Export } {
  if (!known) return {};
  const { last, before } = known;
  return present(again ? { since: before, gone: last } : { since: last, gone: before });
}

function bothOf(before: readonly string[], now: readonly string[]): string[] {
  const told = new Set(before);
  return now.filter((line) => told.has(line));
}

type Exported = { readonly [of in 'lines' | 'added' | 'removed']: readonly string[] };

const exportedMeanwhile = refuse('exported-meanwhile', 'somebody else has just exported this audience; ask once more', {
  kind: 'conflict',
});

/** The lines first, and then the record and the fact that name them. */
async function keep(
  known: ExportedAudience | undefined,
  after: ExportedAudience,
  { lines, added, removed }: Exported,
  { records, people }: Exporting,
  context: Context,
): Promise<Refused | undefined> {
  const { id, basket, format, last } = after;
  const data = { basket, format, people: lines.length, added: added.length, removed: removed.length };
  const parts = inParts(lines).map((rows, n) => ({ id: partId(last.id, n), value: { rows } }));
  await people.put(parts.map((part) => ({ kind: 'audience', of: id, ...part })));
  try {
    await commitPlan(records, change(known, after, { type: 'AudienceExported', data }), context);
    return undefined;
  } catch (error) {
    await people.remove(partsOf(id, last)); // no sweep knows that nobody wants them
    if (error instanceof StaleVersion) return exportedMeanwhile;
    throw error;
  }
}

const partsOf = (of: string, { id, parts }: Export): PersonalRef[] =>
  Array.from({ length: parts }, (_, n) => ({ kind: 'audience', of, id: partId(id, n) }));

/** What an export held; nothing before the first one. */
async function linesOf(of: string, exported: Export | undefined, people: Pick<People, 'get'>): Promise<string[]> {
  if (!exported) return [];
  const parts = await Promise.all(partsOf(of, exported).map(({ id }) => people.get('audience', of, id)));
  return parts.flatMap((part) => part?.rows ?? []);
}
