/** Whether a funnel adds up, counted once more and otherwise than its rows are made. */
import { type FunnelRow, outcomeOf, type Staged, type Way } from './funnel.ts';
import type { Member } from './members.ts';
import { sumOf } from './numbers.ts';
import { isLast, stageOrder } from './stages.ts';

/** A row in which not everybody who entered has come to something, or records that are counted otherwise than once. */
export type Mismatch = { readonly what: string; readonly records: readonly string[] };

/**
 * What does not add up.
 *
 * @param members whom the funnel is of
 * @returns nothing where all does
 */
export function mismatchesIn(
  rows: readonly FunnelRow[],
  staged: readonly Staged[],
  { members, way }: { readonly members: readonly Member[]; readonly way: Way },
): Mismatch[] {
  return [
    ...rows.flatMap((row, n) => wrongRow(row, staged[n])),
    ...(way === 'arrival' ? wrongEnds(staged, members) : []),
  ];
}

function wrongRow(row: FunnelRow, staged: Staged | undefined): Mismatch[] {
  const { pipeline, stage, entered, movedOn, lost, parked, wentBack, here } = row;
  const ids = staged?.stays.map(({ member }) => member.trace.id) ?? [];
  const isRight =
    entered === movedOn + lost.total + parked.total + wentBack + here &&
    lost.total === sumOf(Object.values(lost.byReason)) &&
    parked.total === sumOf(Object.values(parked.byBasket)) &&
    new Set(ids).size === entered;
  return isRight ? [] : [{ what: `${pipeline}/${stage}`, records: ids }];
}

/**
 * Everybody who entered a pipeline is at one place of it now: still in a stage, lost or parked from one, or through. All
 * other last visits have ended by moving on or going back.
 */
function wrongEnds(staged: readonly Staged[], members: readonly Member[]): Mismatch[] {
  const ends = new Map<string, number>();
  for (const { pipeline, stage, stays } of staged)
    for (const stay of stays) {
      const outcome = outcomeOf(stay);
      const isThrough = outcome === 'moved-on' && isLast(pipeline, stage);
      const { id } = stay.member.trace;
      ends.set(id, (ends.get(id) ?? 0) + Number(isThrough || (outcome !== 'moved-on' && outcome !== 'went-back')));
    }
  const entered = new Set(staged.flatMap(({ stays }) => stays.map(({ member }) => member)));
  const wrong = members.filter(
    (member) =>
      ends.get(member.trace.id) !== (entered.has(member) ? 1 : undefined) ||
      member.trace.visits.some(({ stage }) => !stageOrder[member.trace.pipeline].includes(stage)),
  );
  return wrong.length > 0 ? [{ what: 'ends', records: wrong.map(({ trace }) => trace.id) }] : [];
}
