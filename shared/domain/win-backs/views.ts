/** Win-backs as the API shows them. */
import * as z from 'zod';
import { lazily } from '../lazily.ts';
import { present } from '../present.ts';
import { waitsBecause } from '../refresh/said.ts';
import type { Said } from '../said.ts';
import { silenceCauses } from './silence-causes.ts';
import { actions, obstacleKinds, type Outcome, outcomes, type PauseCause, type WinBack } from './win-back.ts';

const Sentence = lazily(() => z.object({ en: z.string(), ru: z.string() }));

export const WinBackShown = lazily(() =>
  z.object({
    id: z.uuid(),
    accountId: z.uuid(),
    action: z.enum(actions),
    startedOn: z.string(),
    /** Until when an order comes in time. */
    deadline: z.string(),
    state: z.enum(['letters', 'call', 'ended']),
    says: Sentence(),
    /** How many letters left. */
    letters: z.int(),
    heldOut: z.boolean(),
    personId: z.uuid().optional(),
    offerId: z.uuid().optional(),
    /** Of the call, to be made by `callBy`. */
    taskId: z.uuid().optional(),
    callBy: z.string().optional(),
    endedAt: z.string().optional(),
    outcome: z.enum(outcomes).optional(),
    obstacle: z.enum(obstacleKinds).optional(),
    cause: z.enum(silenceCauses).optional(),
  }),
);
export type WinBackShown = z.infer<ReturnType<typeof WinBackShown>>;

const pauses: Readonly<Record<Exclude<PauseCause, keyof typeof waitsBecause>, Said>> = {
  answer: {
    en: 'the letters have left: an order or the deadline comes next',
    ru: 'письма ушли: ждём заказа или срока',
  },
  'held-out': {
    en: 'gets no letters, so that others can be compared with it',
    ru: 'писем не получает: с ним сравнивают остальных',
  },
  'letters-over': {
    en: 'nobody is written to any more: the deadline comes next',
    ru: 'писать больше некому: ждём срока',
  },
};

const ends: Readonly<Record<Outcome, Said>> = {
  returned: { en: 'they ordered', ru: 'пришёл заказ' },
  'bought-before': { en: 'they had ordered before it began', ru: 'оказалось, что заказали раньше' },
  talking: { en: 'a request or a deal of theirs is under way', ru: 'пришла заявка или открыта сделка' },
  explained: { en: 'the reason of the silence is known', ru: 'причина молчания известна' },
  unexplained: { en: 'nobody said why they are silent', ru: 'причину молчания никто не назвал' },
  'no-answer': { en: 'nothing came of the letter', ru: 'на письмо не ответили' },
  'called-off': { en: 'something arose in which nobody sells', ru: 'отменён: сейчас не до продаж' },
  stopped: { en: 'somebody of the staff stopped it', ru: 'остановлен сотрудником' },
  merged: { en: 'the account became a part of another', ru: 'карточку объединили с другой' },
};

export function winBackShown(winBack: WinBack): WinBackShown {
  const { id, accountId, action, startedOn, deadline, heldOut, personId, offerId, cause, steps } = winBack;
  const letters = Object.values(steps).filter(({ state }) => state === 'marked').length;
  return {
    ...{ id, accountId, action, startedOn, deadline, letters, heldOut: heldOut === true },
    ...present({ personId, offerId, cause }),
    ...stateOf(winBack),
  };
}

function stateOf({ stage }: WinBack): Pick<WinBackShown, 'state' | 'says'> & Partial<WinBackShown> {
  if (stage.name === 'ended') {
    const { outcome, obstacle, at: endedAt } = stage;
    return { state: 'ended', says: ends[outcome], endedAt, outcome, ...present({ obstacle }) };
  }
  const { step } = stage;
  if (step.is === 'letters') return { state: 'letters', says: { ...waitsBecause, ...pauses }[step.why] };
  const says = { en: 'somebody is asked to call', ru: 'нужно позвонить' };
  return { state: 'call', says, taskId: step.taskId, callBy: step.until };
}
