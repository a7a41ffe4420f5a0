/** What must hold when all is quiet: every open record has one running execution, parked at its stage, and nothing else runs. */
import * as z from 'zod';
import { running } from './executions.ts';
import { recordsOf } from './tables.ts';
import { until } from './until.ts';

const Item = z.object({
  id: z.string(),
  leg: z.number(),
  generation: z.number(),
  state: z.object({ stage: z.object({ name: z.string() }), alarms: z.array(z.unknown()) }),
  waiting: z.object({ leg: z.number(), generation: z.number() }).optional(),
});
type Item = z.infer<typeof Item>;

/** Where nothing runs any more. */
const closedStages = [
  'parked',
  'spam',
  'unreadable',
  'rejected',
  'handed-to-dealer',
  'converted',
  'merged',
  'lost',
  'cancelled',
  'ended',
];
const isOpen = ({ stage, alarms }: Item['state']): boolean =>
  !closedStages.includes(stage.name) && (stage.name !== 'shipped' || alarms.length > 0);

/** Every record that an execution follows while it is open, with its standing, as stored. */
export async function standings(): Promise<Item[]> {
  const followed = await recordsOf('lead', 'deal', 'enrolment', 'mailing', 'win-back');
  return followed.map((item) => Item.parse(item));
}

/** What does not hold, one line each. */
export async function differences(): Promise<string[]> {
  const open = (await standings()).filter(({ state }) => isOpen(state));
  const names = (await running()).map(({ name }) => name);
  const wanted = open.map(({ id, generation }) => `${id}-${String(generation)}`);
  return [
    ...wanted.filter((name) => !names.includes(name)).map((name) => `${name} does not run`),
    ...names.filter((name) => !wanted.includes(name)).map((name) => `${name} runs and should not`),
    ...names.filter((name, n) => names.indexOf(name) !== n).map((name) => `${name} runs twice`),
    ...open
      .filter(({ leg, generation, waiting }) => waiting?.leg !== leg || waiting.generation !== generation)
      .map(({ id, state }) => `${id} is not parked at ${state.stage.name}`),
  ];
}

/** Waits until everything holds. */
export const everythingStands = (limitMs = 30_000): Promise<string[]> =>
  until(
    'every open record has one running execution, parked at its stage',
    differences,
    (left) => left.length === 0,
    limitMs,
  );
