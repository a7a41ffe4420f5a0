/** How a win-back begins: in one commit with the day's count, the account it is of, and the call where that comes first. */
import type { Account } from '../accounts/account.ts';
import type { Offer } from '../campaigns/offer.ts';
import { addWorkingDays, plusDays, startOfDay } from '../calendar/working-calendar.ts';
import type { FactData } from '../facts/draft.ts';
import { later } from '../pipeline/deadlines.ts';
import { firstStanding } from '../pipeline/standing.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { change, together } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import { mailOf } from '../refresh/person-mail.ts';
import { signalsOf } from '../refresh/records.ts';
import { dayOf } from '../return/day-number.ts';
import type { Listed } from '../return/lists.ts';
import { addTask } from '../tasks/add-task.ts';
import { beganInQuarter, type WinBackCounts, withOneMore } from './counts.ts';
import { isInHoldOut, isMeasured } from './hold-out.ts';
import type { LastOrder } from './last-order.ts';
import type { Reader } from './reader.ts';
import { type Action, isAutomatic, type WinBack, winBackId } from './win-back.ts';

export type Beginning = {
  readonly account: Account;
  readonly action: Action;
  readonly listed: Listed;
  /** The day it begins. */
  readonly today: string;
  /** Whom letters go to; nobody where somebody calls. */
  readonly reader?: Reader | undefined;
  readonly offer?: Offer | undefined;
  readonly lastOrder: LastOrder | undefined;
  readonly counts: WinBackCounts | undefined;
};
export type Begun = { readonly winBack: WinBack; readonly plan: Plan };

/** Its id is made of the account and the day: done twice it begins once. */
export function beginWinBack(beginning: Beginning, context: Context): Begun {
  const { account, action, today, reader, counts } = beginning;
  const call = isAutomatic(action) ? undefined : askToCall(account, context);
  const winBack: WinBack = {
    ...{ kind: 'win-back', ...firstStanding(context.at), ...attemptOf(beginning) },
    deadline: call?.until ?? offerEnds(beginning, context),
    steps: {},
    alarms: [{ name: 'look', at: context.at }],
    stage: { name: 'running', step: call ? stepOf(call) : { is: 'letters', why: 'gap' } },
  };
  const marked: Account = { ...account, version: account.version + 1, winBack: { id: winBack.id, on: today } };
  const plan = together(
    change(undefined, winBack, { type: 'WinBackStarted', data: factOf(winBack, beginning) }),
    change(account, marked, ...(call ? [call.fact] : [])),
    change(counts, withOneMore(counts, action, today)),
    call?.plan ?? together(),
    listening(reader),
  );
  return { winBack, plan };
}

/** What it is by what is known before it begins. */
function attemptOf({ account, action, today, listed, reader, offer, counts }: Beginning) {
  const isOne = isMeasured(action, beganInQuarter(counts, action, today));
  return {
    ...{ id: winBackId(account.id, today), accountId: account.id, action, startedOn: today },
    ...(isOne && { measured: true as const, ...(isInHoldOut(account.id) && { heldOut: true as const }) }),
    ...present({ personId: reader?.person.id, offerId: offer?.id }),
    letters: reader?.letters ?? [],
    before: { signals: signalsOf(reader?.person, account), lastOn: dayOf(listed.lastDay) },
  };
}

/** From now on it is known when they ask for something: only who has mail is listened to. */
const listening = ({ person }: Partial<Reader> = {}): Plan =>
  !person || person.mail
    ? together()
    : change(person, { ...person, version: person.version + 1, mail: mailOf(person) });

/** The end of the last day of an offer, at most so many days on. */
function offerEnds({ today, offer }: Beginning, { policy }: Context): string {
  const latest = plusDays(today, policy.return.offerDays);
  const last = offer && offer.until < latest ? offer.until : latest;
  return startOfDay(plusDays(last, 1), policy.calendar.timeZone);
}

type Call = ReturnType<typeof askToCall>;
export const stepOf = ({ task, until }: Pick<Call, 'task' | 'until'>) =>
  ({ is: 'call', taskId: task.id, until }) as const;

/** Asks whoever owns the account to call within a day; so long it may take before it is over. */
export function askToCall({ id, owner }: Account, { at, newId, policy }: Context) {
  const { calendar } = policy;
  const subject = { kind: 'account', id } as const;
  const dueAt = later(at, { days: 1 }, calendar);
  const asked = addTask({ id: newId(), subject, about: 'win-back-call', dueAt, ...present({ assignee: owner }) });
  return { ...asked, until: addWorkingDays(at, policy.return.callDays, calendar) };
}

function factOf(winBack: WinBack, { account, listed, lastOrder }: Beginning): FactData<'WinBackStarted'> {
  const { accountId, action, startedOn, deadline, heldOut, measured, personId, offerId } = winBack;
  const { cell, progress } = listed.standing;
  return {
    ...{ accountId, action, startedOn, deadline, cell, marginMinor: Math.round(listed.marginMinor) },
    ...present({ heldOut, measured, personId, offerId, progress, segment: account.segment, owner: account.owner }),
    ...(lastOrder && { lastOrder: orderOf(lastOrder) }),
  };
}

const orderOf = ({ purchaseId, on, products: [product], manager, lateDays }: LastOrder) => ({
  ...{ purchaseId, on },
  ...present({ product, manager, lateDays }),
});
