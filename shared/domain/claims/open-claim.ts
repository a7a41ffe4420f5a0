/** A customer complains. */
import * as z from 'zod';
import { accountUnknown, type Belongings, strangerAmong } from '../accounts/belongings.ts';
import { Day } from '../calendar/instant-schema.ts';
import { dayOf, plusDays, startOfDay } from '../calendar/working-calendar.ts';
import { lazily } from '../lazily.ts';
import { Amount } from '../money/money.ts';
import { may } from '../people/rights.ts';
import { later } from '../pipeline/deadlines.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import { forbid, refuse, type Refused } from '../records/refusal.ts';
import { addTask } from '../tasks/add-task.ts';
import type { Claim } from './claim.ts';
import { unknownToSettings } from './known-to-settings.ts';

export const NewClaim = lazily(() =>
  z.strictObject({
    accountId: z.uuid(),
    dealId: z.uuid().optional(),
    purchaseId: z.uuid().optional(),
    /** @default - the main person of the account */
    personId: z.uuid().optional(),
    cause: z.string().max(50),
    department: z.string().max(50).optional(),
    cost: Amount.optional(),
    /** @default - today */
    receivedOn: Day.optional(),
    /** @default - as many working days after it came as the settings say */
    dueOn: Day.optional(),
  }),
);
export type NewClaim = z.infer<ReturnType<typeof NewClaim>>;

/** Opens a claim, with a task to answer it for who has the account, else for any head. */
export function openClaim(asked: NewClaim, found: Belongings, context: Context): Decision<{ claim: Claim }> {
  const { account } = found;
  if (!account) return accountUnknown(asked.accountId);
  if (!may(context.by, 'work-claim', account.owner)) return forbid('the account is another manager’s');
  const days = daysOf(asked, context);
  const refused = strangerAmong(asked, found) ?? unknownToSettings(asked, context) ?? daysRefusal(days, context);
  if (refused) return refused;
  const personId = found.person?.id ?? account.mainPersonId;
  const data = { ...present(asked), accountId: account.id, personId, ...days };
  const id = context.newId();
  const task = answerTask({ id, ...days }, account.owner, context);
  const claim: Claim = { kind: 'claim', id, version: 1, ...data, taskId: task.task.id, state: { name: 'open' } };
  const opened = change(undefined, claim, { type: 'ClaimOpened', data }, task.fact);
  return { ok: true, claim, plan: together(opened, task.plan) };
}

/** When it came and by when it is answered, where nothing else is said. */
function daysOf(asked: Pick<NewClaim, 'receivedOn' | 'dueOn'>, context: Context): Pick<Claim, 'receivedOn' | 'dueOn'> {
  const { timeZone } = context.policy.calendar;
  const receivedOn = asked.receivedOn ?? dayOf(context.at, timeZone);
  return { receivedOn, dueOn: asked.dueOn ?? dueDay(startOfDay(receivedOn, timeZone), context) };
}

/** The last day for an answer to what came at an instant. */
export const dueDay = (at: string, { policy: { deadlines, calendar } }: Context): string =>
  dayOf(later(at, { days: deadlines.claimDays }, calendar), calendar.timeZone);

/** The end of the last day for an answer. */
export const dueAtOf = (dueOn: string, { policy }: Context): string =>
  startOfDay(plusDays(dueOn, 1), policy.calendar.timeZone);

/** The task to answer a claim. */
export const answerTask = (
  { id, dueOn }: Pick<Claim, 'id' | 'dueOn'>,
  assignee: string | undefined,
  context: Context,
) =>
  addTask({
    id: context.newId(),
    subject: { kind: 'claim', id },
    about: 'answer-claim',
    dueAt: dueAtOf(dueOn, context),
    ...present({ assignee }),
  });

/** Why a claim cannot have come, or be due, on these days. */
export function daysRefusal(
  { receivedOn, dueOn }: Pick<Claim, 'receivedOn' | 'dueOn'>,
  context: Context,
): Refused | undefined {
  if (dueOn < receivedOn)
    return refuse('due-before-received', `it came on ${receivedOn}; it cannot be due on ${dueOn}, before that`);
  return aheadRefusal('receivedOn', receivedOn, context);
}

/** Why something cannot have happened on a day: it has not come. */
export function aheadRefusal(field: string, day: string, { at, policy }: Context): Refused | undefined {
  const today = dayOf(at, policy.calendar.timeZone);
  return day > today ? refuse('day-ahead', `${field}: ${day} has not come; today is ${today}`) : undefined;
}
