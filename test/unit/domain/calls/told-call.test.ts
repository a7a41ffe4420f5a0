import { describe, expect, it } from '@jest/globals';
import { ToldCall } from '../../../../shared/domain/calls/told-call.ts';

const ringing = { callId: 'c-1', direction: 'in', phone: '+74951234567', startedAt: '2026-03-02T06:55:00.000Z' };
const over = { ...ringing, endedAt: '2026-03-02T06:58:20.400Z', answered: true };

describe('The telephony may tell of a call', () => {
  it.each([
    ['that rings', ringing],
    ['that somebody has taken', { ...ringing, answered: true }],
    ['that is over', over],
    ['that nobody took', { ...over, answered: false }],
    ['that ended as it started', { ...over, endedAt: ringing.startedAt }],
  ])('%s', (_, told) => {
    expect(ToldCall().parse(told)).toEqual(told);
  });
});

describe('The telephony may not tell of a call', () => {
  const { answered: _, ...untold } = over;
  it.each([
    [
      'that is over but not whether anybody took it',
      untold,
      'answered',
      'say whether the call that ended was answered',
    ],
    [
      'that ended before it started',
      { ...over, endedAt: '2026-03-02T06:54:59.999Z' },
      'endedAt',
      'a call does not end before it starts',
    ],
  ])('%s', (_name, told, field, message) => {
    expect(ToldCall().safeParse(told).error?.issues).toMatchObject([{ path: [field], message }]);
  });
});
