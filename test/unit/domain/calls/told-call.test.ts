import { describe, expect, it } from '@jest/globals';
import { ToldCall } from '../../../../shared/domain/calls/told-call.ts';
import {
  expectBounds,
  expectNeeded,
  expectNone,
  expectOneOf,
  expectText,
  expectWhole,
} from '../../../support/domain/shapes.ts';

const ringing = {
  callId: 'c-1',
  direction: 'in' as const,
  phone: '+74951234567',
  startedAt: '2026-03-02T06:55:00.000Z',
};
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

describe('A told call', () => {
  const call = {
    schema: ToldCall,
    whole: { ...over, staff: 'anna@example.com', recordingUrl: 'https://ats.example/1' } satisfies Required<ToldCall>,
  };

  it('is all of this and nothing more', () => {
    expectWhole(call);
    expectNeeded(call, ['callId', 'direction', 'phone', 'startedAt', 'answered']);
  });

  it('came in or went out', () => {
    expectOneOf(call, 'direction', ['in', 'out']);
  });

  it.each([
    ['callId', 100],
    ['phone', 60],
  ])('has for its %s at most %d characters, trimmed', (path, most) => {
    expectText(call, path, most);
  });

  it('was taken by one of the staff, named in at most 300 characters, trimmed', () => {
    expectBounds(call, 'staff', { least: 0, most: 300 });
    expect(ToldCall().parse({ ...call.whole, staff: ' anna@example.com ' }).staff).toBe('anna@example.com');
  });

  it('has its recording at an address of https, of at most 2,000 characters', () => {
    const ofLength = (length: number) => 'https://ats.example/'.padEnd(length, '1');
    expectNone(call, 'recordingUrl', [
      'http://ats.example',
      'xhttps://ats.example',
      'httpsx://ats.example',
      ofLength(2001),
    ]);
    expect(ToldCall().parse({ ...call.whole, recordingUrl: ofLength(2000) }).recordingUrl).toHaveLength(2000);
  });

  it('says of its fields what the telephony is to put there', () => {
    const { callId, phone, staff, endedAt, answered } = ToldCall().shape;
    expect([callId, phone, staff, endedAt, answered].map((field) => field.meta()?.description)).toEqual([
      'The telephony’s own id of the call',
      'The number of the other side, in any spelling',
      'The e-mail of who of the staff was on the line',
      'Absent while it rings or is being talked',
      'Whether anybody took it: needed with `endedAt`',
    ]);
  });
});
