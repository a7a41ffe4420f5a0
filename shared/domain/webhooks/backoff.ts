/** When what was not taken is sent again. */

/** The longest pause after each attempt, in seconds; the last one holds for all that follow. */
export const retrySeconds = [60, 300, 1800, 7200, 21_600] as const;
/** How long an event is tried for. */
export const triedForSeconds = 3 * 86_400;

/** From so many failures in a row on a subscription rests: one delivery is tried at a time, until one is taken. */
export const restsAfter = 5;
/** The pauses between those probes, in seconds: whoever is back hears of all it missed within half an hour. */
export const probeSeconds = [60, 300, 900, 1800] as const;

const stepOf = (steps: readonly number[], n: number): number => steps[Math.min(n, steps.length - 1)] ?? 0;

export const secondsAfter = (instant: string, seconds: number): string =>
  new Date(Date.parse(instant) + Math.round(seconds * 1000)).toISOString();

/**
 * When an event is tried after so many attempts: with full jitter (`random` of 0 to 1), so that many do not come at once,
 * and for the last time when its time is over.
 */
export function retryAt(now: string, { tries, until }: { tries: number; until: string }, random: number): string {
  const at = secondsAfter(now, stepOf(retrySeconds, tries - 1) * random);
  // Stryker disable next-line EqualityOperator: one instant is as good as the same
  return at < until ? at : until;
}

type Failing = { readonly since: string; readonly times: number; readonly probeAt: string };

/** One failure more. */
export function failedOnceMore(failing: Failing | undefined, now: string): Failing {
  const times = (failing?.times ?? 0) + 1;
  const pause = stepOf(probeSeconds, Math.max(0, times - restsAfter));
  return { since: failing?.since ?? now, times, probeAt: secondsAfter(now, pause) };
}

type Fails = { readonly failing?: Failing | undefined };

export const rests = <W extends Fails>(webhook: W): webhook is W & { failing: Failing } =>
  webhook.failing !== undefined && webhook.failing.times >= restsAfter;

/** Whether one of its deliveries may be tried now. */
export const mayTry = (webhook: Fails, now: string): boolean => !rests(webhook) || webhook.failing.probeAt <= now;
