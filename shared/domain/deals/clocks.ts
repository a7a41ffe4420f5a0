/** The alarms of a deal, set when a visit of a stage begins. A later edit of the settings does not move them. */
import { startOfDay } from '../calendar/working-calendar.ts';
import type { Instant } from '../calendar/instant-schema.ts';
import { later, overdueAlarms, type Span } from '../pipeline/deadlines.ts';
import { type Alarm, inOrder } from '../pipeline/standing.ts';
import type { Policy } from '../settings/settings.ts';
import type { Deal } from './deal.ts';
import type { OpenDealStage } from './pipeline.ts';

/** Whether a line needs a calculation by engineering: its product in the register is an engineered one. */
export const isEngineered = ({ lines }: Pick<Deal, 'lines'>, { products }: Pick<Policy, 'products'>): boolean =>
  lines.some(({ product }) => products.find(({ id }) => id === product)?.kind === 'engineered');

/** The longest stay in a stage, in working time. */
export function longestStay(
  deal: Pick<Deal, 'lines'>,
  stage: string,
  { deadlines, products }: Pick<Policy, 'deadlines' | 'products'>,
): Span {
  const days =
    stage === 'send-quote' && isEngineered(deal, { products })
      ? deadlines.engineeredQuoteDays
      : deadlines.dealDays[stage];
  return { days: days ?? 3 };
}

/** The alarms of a visit that begins at `at`. */
export function dealAlarms(deal: Deal, stage: OpenDealStage, at: Instant, policy: Policy): Alarm[] {
  const { calendar, deadlines } = policy;
  if (stage === 'shipped') return [{ name: 'papers', at: later(at, { days: deadlines.papersDays }, calendar) }];
  if (stage !== 'production-ordered') return overdueAlarms(at, longestStay(deal, stage, policy), calendar);
  const promised = promisedEnd(deal, policy) ?? later(at, { days: 1 }, calendar);
  const due = promised > at ? promised : later(at, { days: 1 }, calendar);
  return inOrder([
    { name: 'overdue', at: due },
    { name: 'escalation', at: later(due, { days: 2 }, calendar) },
  ]);
}

/** The end of the promised ship day. */
function promisedEnd({ shipOn }: Deal, { calendar }: Policy): Instant | undefined {
  if (shipOn === undefined) return undefined;
  const next = new Date(Date.parse(shipOn) + 86_400_000).toISOString().slice(0, 10);
  return startOfDay(next, calendar.timeZone);
}
