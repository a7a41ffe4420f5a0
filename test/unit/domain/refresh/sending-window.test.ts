import { describe, expect, it } from '@jest/globals';
import { calendar } from '../../../../settings/calendar.ts';
import { sendingWindow } from '../../../../shared/domain/refresh/sending-window.ts';

describe('The window letters leave in', () => {
  it('is that of the plant while nobody knows where somebody lives', () => {
    expect(sendingWindow(calendar)).toEqual({ ...calendar, hours: { from: '09:00', to: '18:00' } });
    expect(sendingWindow(calendar, 'Asia/Omsk')).toMatchObject({ timeZone: 'Asia/Omsk' });
  });

  it('is one for all of a zone, since a calendar remembers its days', () => {
    expect(sendingWindow(calendar)).toBe(sendingWindow(calendar, calendar.timeZone));
    expect(sendingWindow(calendar, 'Asia/Omsk')).toBe(sendingWindow(calendar, 'Asia/Omsk'));
    expect(sendingWindow(calendar, 'Asia/Omsk')).not.toBe(sendingWindow({ ...calendar }, 'Asia/Omsk'));
  });
});
