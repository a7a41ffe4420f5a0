/** The machines of letters: of all programmes, of all mailings, and of all win-backs. Which letters there are, and when, the records say. */
import { ask, couldNot, park, type SortKey } from './states.ts';

type Stepwise = {
  readonly comment: string;
  readonly sortKey: SortKey;
  /** The state that does what is due, and the function it asks. */
  readonly step: string;
  readonly asks: string;
  readonly wait: string;
};

/**
 * Two states: what is due is done, and the next time is waited for. Whatever stops it answers the token, and it is looked
 * at at once.
 */
const stepwise = ({ comment, sortKey, step, asks, wait }: Stepwise): Record<string, unknown> => ({
  Comment: comment,
  StartAt: step,
  States: {
    [step]: ask(asks, wait),
    [wait]: park({ sortKey, stage: 'running', onTimeout: step, onElsewhere: 'Over', next: step }),
    Over: { Type: 'Succeed' },
    ...couldNot,
  },
});

export const nurtureMachine = stepwise({
  comment: 'Follows one person through the programme of a basket: decides, sends, waits, and ends when it is over.',
  sortKey: 'ENROLMENT',
  step: 'Next letter',
  asks: '${NextLetter}',
  wait: 'Waits for the next letter',
});

export const winBackMachine = stepwise({
  comment:
    'Follows one attempt to win a customer back: makes the offer, waits for the order, asks somebody to call, and ends when there is one, or a reason why not.',
  sortKey: 'WIN-BACK',
  step: 'Next action',
  asks: '${NextWinBackStep}',
  wait: 'Waits for the order',
});

/** A part that is done while there is more to do waits for a second. */
export const mailingMachine = stepwise({
  comment:
    'Follows one mailing through its audience: sends part after part, waits for hours and turns, and ends when nobody is left.',
  sortKey: 'MAILING',
  step: 'Next part',
  asks: '${MailPart}',
  wait: 'Waits for the next part',
});
