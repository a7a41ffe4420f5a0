/** Leads and deals as reports see them, made without facts. */
import type { Member } from '../../../shared/domain/figures/members.ts';
import type { Trace } from '../../../shared/domain/figures/trace.ts';
import { idOf, monday } from './contexts.ts';

export const traceWith = (n: number, fields: Partial<Trace> = {}): Trace => ({
  ...{ kind: 'lead', id: idOf(n), pipeline: 'leads', arrivedAt: monday, opening: false },
  ...{ visits: [{ stage: 'new', at: monday }], counted: {}, merged: false, removed: false },
  ...fields,
});

/** A lead that marketing brought from the site, unless it is said otherwise. */
export function memberWith(n: number, fields: Partial<Member> = {}, trace: Partial<Trace> = {}): Member {
  const made = traceWith(n, trace);
  const touch = { source: 'site' };
  return {
    ...{
      trace: made,
      arrivedAt: made.arrivedAt,
      firstTouch: touch,
      lastTouch: touch,
      origin: 'marketing',
      lane: 'main',
    },
    ...fields,
  };
}
