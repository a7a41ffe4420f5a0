import { foundSurvivor } from '../../../../shared/domain/merges/aliases.ts';
import { assertMay } from '../../../../shared/domain/people/rights.ts';
import { present } from '../../../../shared/domain/present.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { type AccountScore, accountScore } from '../../../../shared/domain/return/account-score.ts';
import type { Cut } from '../../../../shared/domain/return/cut-shape.ts';
import { dayNumber, dayOf } from '../../../../shared/domain/return/day-number.ts';
import type { Listed } from '../../../../shared/domain/return/lists.ts';
import { reorderReason } from '../../../../shared/domain/return/reasons.ts';
import type { ReorderClock } from '../../../../shared/domain/return/reorder-clock.ts';
import type { Score } from '../../../../shared/domain/return/score.ts';
import { baseIn } from '../../../../shared/domain/return/scoring.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { buyerView, cellView } from '../views.ts';
import { Input, Output, route } from './contract.ts';

/** How an account stands today. */
export async function showScore({ id }: Input, services: Services, { by }: Call): Promise<Output> {
  const account = await foundSurvivor('account', id, services.records);
  assertMay(by, 'read-account', account.owner);
  const context = await contextOf(by, services);
  const score = await accountScore(account, services, context);
  const asOf = score?.today ?? context.at.slice(0, 10);
  const { currency } = context.policy.company;
  return { ...buyerView(account), currency, asOf, ...(score && { bought: boughtOf(score) }) };
}

function boughtOf({ customer, values, listed, cut, clock, score, today }: AccountScore): Output['bought'] {
  return present({
    lastOn: dayOf(customer.purchases.at(-1)?.day ?? 0),
    recencyDays: values.recency,
    frequency: values.frequency,
    monetaryMinor: Math.round(values.monetary),
    reorder: clock && clockOf(clock, dayNumber(today)),
    scored: score && scoredOf(score),
    ...(cut && listed && placeOf(listed, cut)),
  });
}

/** Where its values of today fall by the boundaries of the week. */
function placeOf({ customer, standing, marginMinor, isValuable, crossesDay }: Listed, cut: Cut) {
  const { cell, chance, progress } = standing;
  const base = baseIn(cut, customer.segment);
  return {
    ...{ marginMinor: Math.round(marginMinor), isValuable, horizonDays: cut.horizonDays },
    ...{ group: cellView(cell), crossesOn: dayOf(crossesDay) },
    ...present({ chance, progress, base: base && { name: base.name, buyers: base.buyers, ...base.boundaries } }),
  };
}

const clockOf = (clock: ReorderClock, day: number) => ({
  ...{ usualDays: clock.usualDays, spreadDays: clock.spreadDays, state: clock.state },
  ...{ dueOn: dayOf(clock.dueDay), lateOn: dayOf(clock.lateDay), veryLateOn: dayOf(clock.veryLateDay) },
  reason: reorderReason(clock, day),
});

const scoredOf = ({ cell, progress, since, cause }: Score) => ({
  ...{ since, cause },
  ...present({ group: cell === undefined ? undefined : cellView(cell), progress }),
});

export const showScoreRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showScore,
});
