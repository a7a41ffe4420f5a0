/** A figure read from the journal, in days of the plant. */
import type { Days } from '../calendar/days.ts';
import type { Instant } from '../calendar/instant-schema.ts';
import { startOfDay } from '../calendar/working-calendar.ts';
import type { Hypothesis } from '../hypotheses/hypothesis.ts';
import type { Sample } from '../hypotheses/sample.ts';
import type { Lane } from '../leads/lane.ts';
import { present } from '../present.ts';
import type { Policy } from '../settings/settings.ts';
import { readBooks } from './books.ts';
import { readEffort } from './effort.ts';
import { measure } from './measure.ts';
import { soldBy } from './sales.ts';
import { membersSince, monthsBefore, movedMonths, type Scoping } from './scope.ts';

type Measured = Pick<Hypothesis, 'figure' | 'of'>;
type When = Days & { readonly lane: Lane; readonly asOf: Instant; readonly policy: Policy };

/** What a figure was in some days, as the journal knows it at an instant. */
export async function readMeasure(
  { figure, of }: Measured,
  { first, after, lane, asOf, policy }: When,
  services: Pick<Scoping, 'journal' | 'records'>,
): Promise<Sample> {
  const { calendar } = policy;
  const { timeZone } = calendar;
  const span = { from: startOfDay(first, timeZone), before: startOfDay(after, timeZone) };
  const [{ members, everybody }, facts, effort] = await Promise.all([
    membersSince(monthsBefore(span.from, movedMonths, { asOf, policy }), asOf, { ...present(of), lane }, services),
    readBooks(asOf, timeZone, services.journal),
    readEffort(span, asOf, services.journal),
  ]);
  const { accounts, sales } = soldBy(facts, { members: everybody, asOf, policy });
  const isOwn = ({ segment, manager }: { readonly segment?: string; readonly manager?: string }): boolean =>
    (of.segment === undefined || of.segment === segment) && (of.manager === undefined || of.manager === manager);
  return measure(figure, { members, sales: sales.filter(isOwn), accounts, effort, span, first, after, calendar });
}
