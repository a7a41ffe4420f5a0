/** What happened at the demo plant, one story for each lead and each deal: what they all are made of. */
import type { DemoPlant } from './plant.ts';
import type { Random } from './random.ts';
import { instantAgo } from './when.ts';

/** Yields the instant of its next step. */
export type Story = AsyncGenerator<string, void>;

/** What a story is told in. */
export type World = {
  readonly plant: DemoPlant;
  readonly now: string;
  readonly random: Random;
  readonly orderNumber: () => number;
};

/** Minutes of the plant's day on which each kind of step happens: on one day in this order. */
export const hours = {
  received: 560,
  claimed: 570,
  contacted: 610,
  askedAgain: 640,
  qualified: 660,
  opened: 665,
  moved: 700,
  finished: 1010,
};

/** Old tasks are done some days later; of what is new, they are still to be done. */
export async function* tidyUp(id: string, age: number, { plant, now }: World): Story {
  const days = age - 3;
  if (days < 1) return;
  yield instantAgo(now, days, hours.finished);
  await plant.finishTasks(id);
}
