import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { giveConsent } from '../../../../functions/api/customers/give-consent/route.ts';
import { withdrawConsent } from '../../../../functions/api/customers/withdraw-consent/route.ts';
import { stopEnrolment } from '../../../../functions/api/baskets/stop-enrolment/route.ts';
import type { Merge } from '../../../../shared/domain/merges/merge.ts';
import { merge, undoMerge } from '../../../../shared/domain/merges/merging.ts';
import { baskets } from '../../../../shared/domain/leads/pipeline.ts';
import { given, mailOf } from '../../../../shared/domain/refresh/person-mail.ts';
import { callWith } from '../../../support/cloud/area-in-memory.ts';
import { another, BasketWorld, one } from '../../../support/domain/basket-world.ts';
import { anna, head } from '../../../support/domain/actors.ts';

const which = fc.constantFrom(one, another);
const happening = fc.oneof(
  fc.record({ what: fc.constant('park' as const), lead: which, basket: fc.constantFrom(...baskets) }),
  fc.record({
    what: fc.constantFrom(
      ...(['stop', 'return', 'reject', 'continue', 'new-date', 'bare-finish', 'skip-consent'] as const),
      ...(['merge', 'unmerge'] as const),
    ),
    lead: which,
  }),
  fc.record({ what: fc.constantFrom(...(['reply', 'unsubscribe', 'agree', 'withdraw'] as const)), lead: which }),
  fc.record({ what: fc.constant('days' as const), days: fc.constantFrom(1, 5, 40, 170), lead: which }),
);
type Happening = typeof happening extends fc.Arbitrary<infer H> ? H : never;

const by = callWith({}, { by: anna });
/** A working day a good month later. */
const dayAfter = (ms: number): string => {
  const day = new Date(ms + 40 * 86_400_000);
  day.setUTCDate(day.getUTCDate() + ((8 - day.getUTCDay()) % 7)); // a Monday
  return day.toISOString().slice(0, 10);
};

type Doing = { readonly world: BasketWorld; readonly id: string; readonly happened: Happening };
type Does = (doing: Doing) => Promise<unknown>;

const nothing = Promise.resolve();
const openTask = ({ world, id }: Doing, about: string) => world.openTasks(id).find((task) => task.about === about);
const stageOf = async ({ world, id }: Doing): Promise<string> => (await world.lead(id)).stage.name;

/** Finishes the task to call, if there is one. */
const finishing = (answer: (ms: number) => Parameters<BasketWorld['finishes']>[1]) => async (doing: Doing) => {
  const call = openTask(doing, 'requalify');
  return call && doing.world.finishes(call.id, answer(doing.world.area.clock.ms));
};

const happens: Readonly<Record<Happening['what'], Does>> = {
  park: async (doing) => {
    const { world, id, happened } = doing;
    if (happened.what !== 'park' || (await stageOf(doing)) !== 'mql') return nothing;
    return world.parks(id, happened.basket, dayAfter(world.area.clock.ms));
  },
  return: async (doing) => ((await stageOf(doing)) === 'parked' ? doing.world.moves(doing.id, { to: 'mql' }) : nothing),
  reject: async (doing) =>
    (await stageOf(doing)) === 'parked'
      ? doing.world.moves(doing.id, { to: 'rejected', criterion: 'volume' })
      : nothing,
  stop: async ({ world, id }) => {
    const enrolment = await world.enrolmentOf(id);
    return enrolment && stopEnrolment({ id: enrolment.id }, world.area, by);
  },
  continue: finishing(() => ({ outcome: 'continue' })),
  'new-date': finishing((ms) => ({ outcome: 'new-date', wakeUpOn: dayAfter(ms) })),
  'bare-finish': async (doing) =>
    expect(await finishing(() => ({ outcome: 'called' }))(doing)).toBe(
      openTask(doing, 'requalify') ? 'next-step-needed' : undefined,
    ),
  'skip-consent': async (doing) => {
    const task = openTask(doing, 'get-consent');
    return task && doing.world.finishes(task.id, { outcome: 'refused' });
  },
  merge: async (doing) => {
    const { world, id: loser } = doing;
    const into = loser === one ? another : one;
    const stages = [await stageOf(doing), await stageOf({ ...doing, id: into })];
    if (!['mql', 'parked'].includes(stages[0] ?? '') || stages[1] === 'merged') return nothing;
    return world.does({ by: head, decide: (records, context) => merge('lead', { into, loser }, records, context) });
  },
  unmerge: async (doing) => {
    const { world, id } = doing;
    const merges = world.area.records.all.filter((record): record is Merge => record.kind === 'merge');
    const made = merges.find(({ loser, undone }) => loser === id && !undone);
    if (!made || (await stageOf(doing)) !== 'merged') return nothing;
    return world.does({ by: head, decide: (records, context) => undoMerge(made, records, context) });
  },
  reply: async ({ world }) => {
    const mail = mailOf(await world.person());
    const signals = given(mail.signals, 'replied', new Date(world.area.clock.ms).toISOString());
    return world.changesPerson({ mail: { ...mail, signals } });
  },
  unsubscribe: async ({ world }) =>
    world.changesPerson({ mail: { ...mailOf(await world.person()), unsubscribed: ['all'] } }),
  agree: async ({ world }) => {
    const { id } = await world.person();
    return giveConsent({ id, purpose: 'marketing', textVersion: '2', basis: 'by phone' }, world.area, by);
  },
  withdraw: async ({ world }) =>
    withdrawConsent({ id: (await world.person()).id, purpose: 'marketing' }, world.area, by),
  days: ({ world, happened }) => (happened.what === 'days' ? world.passes(happened.days) : nothing),
};

async function expectNobodyForgotten(world: BasketWorld): Promise<void> {
  for (const id of [one, another]) {
    const { stage } = await world.lead(id);
    const about = world.openTasks(id).map((task) => task.about);
    const enrolment = await world.enrolmentOf(id);
    const isRunning = enrolment?.stage.name === 'running';
    const calls = about.filter((each) => each === 'requalify').length;
    if (stage.name === 'parked') expect([isRunning, calls]).toEqual([isRunning, isRunning ? 0 : 1]);
    else expect(about.filter((each) => each === 'requalify' || each === 'get-consent')).toEqual([]);
    if (!isRunning) expect(about).not.toContain('get-consent');
  }
  const running = world.enrolments().filter(({ stage }) => stage.name === 'running');
  expect(running.length).toBeLessThan(2);
}

describe('Whatever happens, in whatever order', () => {
  it('who is in a basket is written to, or somebody is asked to call: once, and nobody is asked of who has left', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.array(happening, { minLength: 3, maxLength: 30, size: 'max' }),
        async (agrees, all) => {
          const world = await BasketWorld.begun({ agrees });
          for (const happened of all) {
            await happens[happened.what]({ world, id: happened.lead, happened });
            await world.nurtures();
            await expectNobodyForgotten(world);
          }
        },
      ),
      { numRuns: 150 },
    );
  }, 120_000);
});
