import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { giveConsent } from '../../../../functions/api/customers/give-consent/route.ts';
import { withdrawConsent } from '../../../../functions/api/customers/withdraw-consent/route.ts';
import { stopEnrolment } from '../../../../functions/api/baskets/stop-enrolment/route.ts';
import { baskets } from '../../../../shared/domain/leads/pipeline.ts';
import { given, mailOf } from '../../../../shared/domain/refresh/person-mail.ts';
import { callWith } from '../../../support/cloud/area-in-memory.ts';
import { another, BasketWorld, one } from '../../../support/domain/basket-world.ts';
import { anna } from '../../../support/domain/actors.ts';

const which = fc.constantFrom(one, another);
const happening = fc.oneof(
  fc.record({ what: fc.constant('park' as const), lead: which, basket: fc.constantFrom(...baskets) }),
  fc.record({
    what: fc.constantFrom(
      ...(['stop', 'return', 'reject', 'continue', 'new-date', 'bare-finish', 'skip-consent'] as const),
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

async function happens(world: BasketWorld, happened: Happening): Promise<void> {
  const { area } = world;
  const id = happened.lead;
  const { stage } = await world.lead(id);
  const isParked = stage.name === 'parked';
  const tasks = (about: string) => world.openTasks(id).filter((task) => task.about === about);
  const [call] = tasks('requalify');
  const person = await world.person();
  switch (happened.what) {
    case 'park':
      if (stage.name === 'mql') await world.parks(id, happened.basket, dayAfter(area.clock.ms));
      return;
    case 'return':
      if (isParked) await world.moves(id, { to: 'mql' });
      return;
    case 'reject':
      if (isParked) await world.moves(id, { to: 'rejected', criterion: 'volume' });
      return;
    case 'stop': {
      const enrolment = await world.enrolmentOf(id);
      if (enrolment) await stopEnrolment({ id: enrolment.id }, area, by);
      return;
    }
    case 'continue':
      if (call) await world.finishes(call.id, { outcome: 'continue' });
      return;
    case 'new-date':
      if (call) await world.finishes(call.id, { outcome: 'new-date', wakeUpOn: dayAfter(area.clock.ms) });
      return;
    case 'bare-finish':
      if (call) expect(await world.finishes(call.id, { outcome: 'called' })).toBe('next-step-needed');
      return;
    case 'skip-consent':
      for (const task of tasks('get-consent')) await world.finishes(task.id, { outcome: 'refused' });
      return;
    case 'reply': {
      const mail = mailOf(person);
      const signals = given(mail.signals, 'replied', new Date(area.clock.ms).toISOString());
      await world.changesPerson({ mail: { ...mail, signals } });
      return;
    }
    case 'unsubscribe':
      await world.changesPerson({ mail: { ...mailOf(person), unsubscribed: ['all'] } });
      return;
    case 'agree':
      await giveConsent({ id: person.id, purpose: 'marketing', textVersion: '2', basis: 'by phone' }, area, by);
      return;
    case 'withdraw':
      await withdrawConsent({ id: person.id, purpose: 'marketing' }, area, by);
      return;
    case 'days':
      await world.passes(happened.days);
  }
}

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
            await happens(world, happened);
            await world.nurtures();
            await expectNobodyForgotten(world);
          }
        },
      ),
      { numRuns: 150 },
    );
  }, 120_000);
});
