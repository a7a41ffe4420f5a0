import { dayOf as calendarDay, plusDays, startOfDay } from '../../../../shared/domain/calendar/working-calendar.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { dayOf } from '../../../../shared/domain/tasks/day.ts';
import { heldBy } from '../../../../shared/domain/tasks/held.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** The day of whoever asks and of those they stand in for, by the plant's clock; a head's has what any head may take as well. */
export async function showMyDay({ limit }: Input, { records, ...services }: Services, { by }: Call) {
  const { at, policy } = await contextOf(by, services);
  const { timeZone } = policy.calendar;
  const items = dayOf(await heldBy(by, records), startOfDay(plusDays(calendarDay(at, timeZone), 1), timeZone));
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
