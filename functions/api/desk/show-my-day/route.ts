import { dayOf as calendarDay, plusDays, startOfDay } from '../../../../shared/domain/calendar/working-calendar.ts';
import { anyHead } from '../../../../shared/domain/people/any-head.ts';
import { actsFor, isIn } from '../../../../shared/domain/people/actor.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import type { RecordKind } from '../../../../shared/domain/records/records.ts';
import { dayOf } from '../../../../shared/domain/tasks/day.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

const most = 1000;

/** The day of whoever asks and of those they stand in for, by the plant's clock; a head's has what any head may take as well. */
export async function showMyDay({ limit }: Input, { records, ...services }: Services, { by }: Call) {
  const { at, policy } = await contextOf(by, services);
  const { timeZone } = policy.calendar;
  const mine = actsFor(by);
  const held = async (kind: RecordKind, ...of: readonly string[]) => {
    const pages = await Promise.all(of.map((who) => records.list({ index: 'owner', of: who, kind }, { limit: most })));
    return pages.flatMap(({ items }) => items);
  };
  const [tasks, leads, deals] = await Promise.all([
    held('task', ...mine, ...(isIn(by, 'head') ? [anyHead] : [])),
    held('lead', ...mine),
    held('deal', ...mine),
  ]);
  const items = dayOf({ tasks, leads, deals }, startOfDay(plusDays(calendarDay(at, timeZone), 1), timeZone));
  return { total: items.length, items: items.slice(0, limit) };
}

export const showMyDayRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showMyDay,
});
