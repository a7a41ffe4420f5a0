import { dayOf } from '../../../../shared/domain/calendar/working-calendar.ts';
import { foundSurvivor } from '../../../../shared/domain/merges/aliases.ts';
import { assertMay } from '../../../../shared/domain/people/rights.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { dayNumber } from '../../../../shared/domain/return/day-number.ts';
import { countsId } from '../../../../shared/domain/win-backs/counts.ts';
import { type Readiness, readinessOf } from '../../../../shared/domain/win-backs/readiness.ts';
import { winBackReason } from '../../../../shared/domain/win-backs/reasons.ts';
import { isFull } from '../../../../shared/domain/win-backs/start-win-backs.ts';
import { winBackShown } from '../../../../shared/domain/win-backs/views.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { buyerView } from '../views.ts';
import { Input, Output, route } from './contract.ts';

/** What the next run would decide, as of now. */
export async function considerAccount({ id }: Input, services: Services, { by }: Call): Promise<Output> {
  const { records } = services;
  const account = await foundSurvivor('account', id, records);
  assertMay(by, 'read-account', account.owner);
  const context = await contextOf(by, services);
  const [readiness, counts] = await Promise.all([
    readinessOf(account, services, context),
    records.get('win-back-counts', countsId),
  ]);
  const { timeZone } = context.policy.calendar;
  const day = dayNumber(dayOf(context.at, timeZone));
  const reason = winBackReason(readiness, { day, isFull: isFull(counts, context), timeZone });
  return { ...buyerView(account), ...shown(readiness), reason };
}

function shown(readiness: Readiness): Pick<Output, 'is' | 'action' | 'winBack'> {
  if (readiness.is === 'ready') return { is: 'due', action: readiness.beginning.action };
  return readiness.is === 'running' ? { is: 'running', winBack: winBackShown(readiness.winBack) } : { is: 'not' };
}

export const considerAccountRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: considerAccount,
});
