/** A run of drips from the parking to their ends. */
import { reset } from '../test/support/system/reset.ts';
import { recordsOf } from '../test/support/system/tables.ts';
import { until } from '../test/support/system/until.ts';
import { type Enrolment, judge } from './drip-judge.ts';
import {
  type Happening,
  happenings,
  killAtRandom,
  now,
  park,
  passTo,
  randomFrom,
  type Reader,
  readMail,
  stops,
} from './drip-run.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const moscowMs = 3 * hourMs;
/** The longest programme of letters, its call, and the holidays between. */
const horizonDays = 150;

/** Parks, lets months pass in steps of one to five nights, has things happen, kills, and judges. */
export async function playDrips({ count, seed }: { count: number; seed: number }, say: (line: string) => void) {
  await reset();
  const random = randomFrom(seed);
  const monday = nextMonday(await now());
  await passTo(monday + 3 * hourMs);
  say(`Parking ${String(count)} people`);
  const together = Math.floor(count * 0.8);
  const readers = await park(0, together); // at night: their letters leave together, when the window opens
  await passTo(monday + 12 * hourMs);
  readers.push(...(await park(together, count))); // each at an instant of their own
  const ending = new AbortController();
  const killing = killAtRandom(['NextLetter', 'RecordLetterOutcome', 'FollowJournal'], random, ending.signal);
  const happened: Partial<Record<Happening, number>> = {};
  const end = (await now()) + horizonDays * dayMs;
  for (let since = 0; (await now()) < end; ) {
    await passTo(nightAfter(await now(), 1 + Math.floor(random() * 5)));
    since = await readMail(readers, since);
    for (const what of await night(readers, random)) happened[what] = (happened[what] ?? 0) + 1;
    say(
      `${new Date(await now()).toISOString().slice(0, 10)}: ${String(readers.filter(({ running }) => running).length)} go on`,
    );
  }
  ending.abort();
  const killed = await killing;
  await until(
    'every enrolment has ended',
    () => recordsOf('enrolment'),
    (found) => found.every(({ state }) => (state as Enrolment).stage.name === 'ended'),
  );
  return { readers: readers.length, happened, killed, judged: await judge() };
}

/** When the next Monday begins at the plant. */
const nextMonday = (at: number): number => {
  const day = Math.floor((at + moscowMs) / dayMs);
  const days = 7 - ((day + 3) % 7); // day 0 was a Thursday
  return (day + days) * dayMs - moscowMs;
};
/** One in the morning, so many nights on. */
const nightAfter = (at: number, nights: number): number =>
  (Math.floor((at + moscowMs) / dayMs) + nights) * dayMs + hourMs - moscowMs;

/** Every thirtieth of those who go on does something in a night. */
async function night(readers: readonly Reader[], random: () => number): Promise<Happening[]> {
  const names = Object.keys(happenings) as Happening[]; // Object.keys forgets the key type
  const done: Happening[] = [];
  for (const reader of readers.filter(({ running }) => running)) {
    if (random() > 1 / 30) continue;
    const what = names[Math.floor(random() * names.length)] ?? 'reply';
    if (!(await happenings[what](reader))) continue;
    done.push(what);
    reader.running = !stops.includes(what);
  }
  return done;
}
