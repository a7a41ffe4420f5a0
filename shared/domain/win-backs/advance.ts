/** What a win-back comes to next, as one commit: a wait, a letter passed over or marked, a call, or the end. */
import type { Account } from '../accounts/account.ts';
import type { Offer } from '../campaigns/offer.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { Person } from '../people/person.ts';
import { succeed } from '../pipeline/standing.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { change, together } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import type { Advanced } from '../refresh/lead-on.ts';
import type { Language } from '../refresh/letter.ts';
import { markLetter } from '../refresh/mark-letter.ts';
import { mailOf } from '../refresh/person-mail.ts';
import { close } from '../tasks/close-task.ts';
import type { Task } from '../tasks/task.ts';
import { askToCall, stepOf } from './begin.ts';
import { type KnownAttempt, type NextAction, nextAction } from './next-action.ts';
import type { WinBack } from './win-back.ts';

/** The records a win-back is decided by: nothing is sent when one of them is another when it is committed. */
export type Stands = {
  readonly winBack: WinBack;
  readonly account: Account;
  /** Whom letters go to; nobody once erased, or where nobody is written to. */
  readonly person: Person | undefined;
  readonly offer: Offer | undefined;
  /** The call that is asked for, while it is to be made. */
  readonly task: Task | undefined;
  /** The key their address would be suppressed under. */
  readonly suppressionKey?: string;
  readonly language: Language;
};

/** Decides one step by all that is known. */
export function advance(stands: Stands, known: KnownAttempt, window: WorkingCalendar, context: Context): Advanced {
  const next = nextAction(stands.winBack, known, context.at, window);
  switch (next.do) {
    case 'wait':
      return { plan: wait(stands, next), rests: true };
    case 'skip':
      return { plan: skip(stands.winBack, next, context), rests: false };
    case 'send':
      return mark(stands, next, context);
    case 'call':
      return { plan: call(stands, next, context), rests: true };
    case 'end':
      return { plan: endWinBack(stands, next, context), rests: true };
  }
}

type Do<D extends NextAction['do']> = Extract<NextAction, { readonly do: D }>;

/** A wait for the next free moment of its reader is reserved: no programme and no campaign takes it before. */
function wait({ winBack, person }: Stands, { until, why, letter }: Do<'wait'>): Plan {
  const stage = why
    ? ({ name: 'running', step: { is: 'letters', why, ...present({ letter }) } } as const)
    : winBack.stage;
  const reserved = why === 'another-letter' && person ? reserve(person, winBack.id) : together();
  const isSame = JSON.stringify(stage) === JSON.stringify(winBack.stage) && winBack.alarms[0]?.at === until;
  if (isSame) return reserved;
  const after = succeed(winBack, { ...winBack, stage, alarms: [{ name: 'look', at: until }] });
  return together(change(winBack, after), reserved);
}

function reserve(person: Person, id: string): Plan {
  const mail = mailOf(person);
  if (mail.reserved?.winBack === id) return together();
  const after = { ...mail, reserved: { ...mail.reserved, winBack: id } };
  return change(person, { ...person, version: person.version + 1, mail: after });
}

const withStep = (winBack: WinBack, letter: string, step: WinBack['steps'][string]): WinBack =>
  succeed(winBack, { ...winBack, steps: { ...winBack.steps, [letter]: step } });

function skip(winBack: WinBack, { letter, why }: Do<'skip'>, { at }: Context): Plan {
  const after = withStep(winBack, letter, { state: 'skipped', at, why });
  return change(winBack, after, { type: 'LetterSkipped', data: { letter, why } });
}

function mark(stands: Stands, { letter, version }: Do<'send'>, context: Context): Advanced {
  const { winBack, account, person, offer, suppressionKey, language } = stands;
  if (!person || suppressionKey === undefined) throw new Error('only somebody with an address is sent a letter');
  const stood = offer ? [account, offer] : [account];
  const of = { winBackId: winBack.id };
  const marked = markLetter({ person, suppressionKey, language }, { of, letter, version }, stood, context);
  const before = winBack.steps[letter];
  const tries = before?.state === 'refused' ? before.tries : undefined;
  const step = { state: 'marked', at: context.at, letterId: marked.letter.id, ...present({ tries }) } as const;
  const plan = together(change(winBack, withStep(winBack, letter, step)), marked.plan);
  return { plan, rests: false, letter: marked.letter };
}

function call({ winBack, account }: Stands, { why }: Do<'call'>, context: Context): Plan {
  const asked = askToCall(account, context);
  const { until } = asked;
  const stage = { name: 'running', step: stepOf(asked) } as const;
  const after = succeed(winBack, { ...winBack, stage, alarms: [{ name: 'look', at: until }] });
  return together(
    change(winBack, after, { type: 'WinBackCallAsked', data: { why, until } }),
    change(account, { ...account, version: account.version + 1 }, asked.fact),
    asked.plan,
  );
}

/** The end: the call that was asked for need not be made any more. */
export function endWinBack(
  { winBack, account, task }: Pick<Stands, 'winBack' | 'account' | 'task'>,
  { outcome, obstacle }: Omit<Do<'end'>, 'do'>,
  context: Context,
  changed: Partial<Pick<WinBack, 'cause'>> = {},
): Plan {
  const { at } = context;
  const letters = Object.values(winBack.steps).filter(({ state }) => state === 'marked').length;
  const stage = { name: 'ended', at, outcome, ...present({ obstacle }) } as const;
  const after = succeed(winBack, { ...winBack, ...changed, stage, alarms: [] });
  const { accountId } = winBack;
  const data = { accountId, outcome, letters, ...present({ obstacle }) };
  const explained = changed.cause ? [{ type: 'SilenceExplained', data: { cause: changed.cause } } as const] : [];
  const ended = change(winBack, after, { type: 'WinBackEnded', data }, ...explained);
  if (!task) return ended;
  const done = close(task, outcome, context);
  return together(ended, change(account, { ...account, version: account.version + 1 }, done.fact), done.plan);
}
