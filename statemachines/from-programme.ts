/** The machine of all programmes: which letters there are, and when, the records say. */
import { ask, couldNot, park } from './states.ts';

/**
 * The ASL that leads an enrolment on: two states for each letter, the decision and the wait for the next one. Whatever
 * stops letters answers the token, and it is decided at once.
 */
export const nurtureMachine: Record<string, unknown> = {
  Comment: 'Follows one person through the programme of a basket: decides, sends, waits, and ends when it is over.',
  StartAt: 'Next letter',
  States: {
    'Next letter': ask('${NextLetter}', 'Waits for the next letter'),
    'Waits for the next letter': park({
      sortKey: 'ENROLMENT',
      stage: 'running',
      onTimeout: 'Next letter',
      onElsewhere: 'Over',
      next: 'Next letter',
    }),
    Over: { Type: 'Succeed' },
    ...couldNot,
  },
};
