/** `npm run clock -- +3d`: moves product time of the demo stage forward. Everything due on the way happens, in order. */
import * as z from 'zod';
import { type Client, signInAs } from './client.ts';
import { Problem } from './problem.ts';
import { readSystem } from './system.ts';

const Hopped = z.object({ now: z.string(), done: z.boolean(), hops: z.number(), rung: z.number() });
const Health = z.object({ now: z.string() });

/** Minutes of a unit. */
const unitMinutes = { m: 1, h: 60, d: 1440, w: 10_080 } as const;
const usage =
  'npm run clock -- +3d (or +30m, +4h, +2w, or an instant: 2026-03-02T09:30:00.000Z); without a time it tells the time';

/**
 * The instant that a person means.
 *
 * @throws Problem when it can be read neither as a duration nor as an instant
 */
export function instantOf(wish: string, now: string): string {
  const [, amount, unit] = /^\+(\d{1,4})([mhdw])$/.exec(wish) ?? [];
  if (amount !== undefined && unit !== undefined) {
    const minutes = Number(amount) * unitMinutes[unit as keyof typeof unitMinutes]; // one of the four, by the pattern
    return new Date(Date.parse(now) + minutes * 60_000).toISOString();
  }
  const instant = /^\d{4}-\d{2}-\d{2}/.test(wish) ? Date.parse(wish) : Number.NaN; // it reads `+3` as a month of 2001
  if (Number.isNaN(instant)) throw new Problem(`${wish} is no time. Use: ${usage}`);
  return new Date(instant).toISOString();
}

/** Moves product time to an instant, call after call: one call has 20 s. */
export async function moveClockTo(to: string, operator: Client, tell: (line: string) => void): Promise<void> {
  for (;;) {
    const { status, body } = await operator('POST', '/clock', { body: { to } });
    if (status !== 200) throw new Problem(`The clock was not moved: ${JSON.stringify(body)}`);
    const { now, done, rung } = Hopped.parse(body);
    tell(`${now}  ${String(rung)} alarms rang`);
    if (done) return;
  }
}

async function main(wish: string | undefined): Promise<void> {
  const system = await readSystem('demo');
  const operator = await signInAs(system, 'operator');
  const { now } = Health.parse((await operator('GET', '/health')).body);
  if (wish === undefined) console.log(now);
  else await moveClockTo(instantOf(wish, now), operator, console.log);
}

if (import.meta.main)
  try {
    await main(process.argv[2]);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
