import { describe, expect, it } from '@jest/globals';
import { healthOf, type LastRun } from '../../../../shared/domain/operations/runs.ts';

const now = Date.parse('2026-03-02T07:00:00.000Z');
const ago = (seconds: number): string => new Date(now - seconds * 1000).toISOString();
const fine = { ok: true, counts: {} } as const;
const failed = { ok: false, why: 'Error: throttled' } as const;

/** A schedule of five minutes, whose last run began and ended so many seconds ago. */
const health = (began: number, ended?: number, end: LastRun['end'] = fine) =>
  healthOf({ startedAt: ago(began), ...(ended !== undefined && { endedAt: ago(ended), end }) }, 300, now);

describe('the health of a schedule', () => {
  it('is "never" where nothing ever ran', () => {
    expect(healthOf(undefined, 300, now)).toBe('never');
  });

  it('is "fine" when the last run ended well, for two periods and a minute', () => {
    expect([health(10, 5), health(660, 650)]).toEqual(['fine', 'fine']);
  });

  it('is "late" from then on, however the last run ended', () => {
    expect([health(661, 650), health(661, 650, failed), health(661)]).toEqual(['late', 'late', 'late']);
  });

  it('is "failed" when the last run did', () => {
    expect(health(10, 5, failed)).toBe('failed');
  });

  it('is "running" while a run goes on, and "stuck" when one must have ended long ago', () => {
    const daily = (began: number) => healthOf({ startedAt: ago(began) }, 86_400, now);
    expect([health(10), daily(86_460), daily(86_461)]).toEqual(['running', 'running', 'stuck']);
    const quarterly = (began: number) => healthOf({ startedAt: ago(began) }, 600, now);
    expect([quarterly(960), quarterly(961)]).toEqual(['running', 'stuck']);
  });

  it('goes by the run under way, not by how the one before it ended', () => {
    expect(healthOf({ startedAt: ago(10), endedAt: ago(20), end: failed }, 300, now)).toBe('running');
  });

  it('takes a run that ended as it began for one that ended', () => {
    expect(health(10, 10, failed)).toBe('failed');
  });
});
