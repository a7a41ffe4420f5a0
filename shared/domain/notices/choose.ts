import { byOf } from '../people/by.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import { forbid } from '../records/refusal.ts';
import { type ChosenWays, type NoticeChoices, noticeKinds, usualWays, type Ways, waysOf } from './kinds.ts';

/** How one of the staff wants to be told from now on; what they do not say is as usual. */
export function chooseNotices(
  before: NoticeChoices | undefined,
  asked: ChosenWays,
  { by }: Pick<Context, 'by'>,
): Decision<{ ways: Ways }> {
  const { kind, id } = byOf(by);
  if (kind !== 'staff' || id === undefined) return forbid('only one of the staff is told');
  const wanted = waysOf({ ways: asked });
  const unusual = noticeKinds.filter((each) => wanted[each] !== usualWays[each]);
  const chosen: ChosenWays = Object.fromEntries(unusual.map((each) => [each, wanted[each]]));
  const known = waysOf(before);
  if (noticeKinds.every((each) => known[each] === wanted[each])) return { ok: true, ways: wanted, plan: together() };
  const after: NoticeChoices = {
    kind: 'notice-choices',
    id,
    version: (before?.version ?? 0) + 1,
    ways: present(chosen),
  };
  return { ok: true, ways: wanted, plan: change(before, after, { type: 'NoticesChosen', data: { ways: after.ways } }) };
}
