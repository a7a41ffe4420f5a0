import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { Problem } from '../../shared/domain/problem.ts';
import { isLive } from '../../shared/domain/pipeline/where.ts';
import { asks, calls, claims, editsLead, movesLead, qualified, waitsWithLead } from '../support/workflows/lead-acts.ts';
import { type Act, Plant } from '../support/workflows/plant.ts';
import { anna, boris, head } from '../support/workflows/staff.ts';

const lead = '00000000-0000-7000-8000-000000000001';
const basket = {
  to: 'parked',
  basket: 'needs',
  changes: { segment: 'developer', criteria: qualified.criteria },
} as const;

/** What may happen to a lead, whether it is allowed just then or not. */
const acts: Readonly<Record<string, Act>> = {
  'Anna claims it': claims(anna, lead),
  'Boris claims it': claims(boris, lead),
  'Anna calls': calls(anna, lead),
  'it goes back to the queue': movesLead(head, lead, { to: 'new', reason: 'wrong region' }),
  'it is ready, but its tax id is wrong': movesLead(head, lead, { to: 'sql', changes: { ...qualified, taxId: '12' } }),
  'its tax id is mended': editsLead(head, lead, { taxId: null }),
  'it steps back': movesLead(head, lead, { to: 'mql', note: 'the budget was withdrawn' }),
  'it is parked': movesLead(head, lead, basket),
  'it is rejected': movesLead(head, lead, { to: 'rejected', criterion: 'volume' }),
  'it is spam': movesLead(head, lead, { to: 'spam' }),
  'it is no spam': movesLead(head, lead, { to: 'new' }),
  'it waits': waitsWithLead(head, lead, { until: '2026-03-12T07:00:00.000Z', reason: 'later' }),
  'it waits no more': waitsWithLead(head, lead, { until: null }),
};

const step = fc.oneof(
  fc.record({ act: fc.constantFrom(...Object.keys(acts)) }),
  fc.record({ minutes: fc.constantFrom(1, 30, 240, 1440, 10_080) }),
  fc.record({ stream: fc.constantFrom('held', 'flowing', 'twice', 'lost') }),
);
type Step = { act?: string; minutes?: number; stream?: string };

async function attempt(plant: Plant, act: Act): Promise<void> {
  try {
    await plant.does(act);
  } catch (error) {
    if (!(error instanceof Problem)) throw error; // a refusal changes nothing
  }
}

async function take(plant: Plant, { act, minutes, stream }: Step): Promise<void> {
  const known = act === undefined ? undefined : acts[act];
  if (known) await attempt(plant, known);
  if (minutes !== undefined) await plant.passTo(new Date(plant.clock.ms + minutes * 60_000).toISOString());
  if (stream === 'lost') plant.forgetUndelivered();
  else if (stream !== undefined) {
    plant.streamIsHeld = stream === 'held';
    plant.deliveries = stream === 'twice' ? 2 : 1;
  }
}

/** Lets everything arrive, and the reconciler run until it has nothing to mend. */
async function comeToRest(plant: Plant): Promise<number> {
  plant.streamIsHeld = false;
  await plant.settle();
  for (let run = 1; run <= 10; run += 1) {
    await plant.passTo(new Date(plant.clock.ms + 600_000).toISOString());
    const mended = await plant.reconcile();
    if (Object.values(mended).every((n) => n === 0)) return run;
  }
  throw new Error('the reconciler finds something to mend again and again');
}

describe('a lead after any history', () => {
  it('has exactly one workflow, parked where it stands, or none; and every alarm rang once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps: readonly Step[]) => {
        const plant = new Plant();
        try {
          await plant.does(asks(lead));
          for (const each of steps) await take(plant, each);
          await comeToRest(plant);

          const [found] = await plant.records.standing('lead', [lead]);
          if (!found) throw new Error('the lead is gone');
          const { record, waiting } = found;
          const running = (await plant.executions.running('leads')).map(({ name }) => name);
          const stands = { leg: record.leg, generation: record.generation };
          const parked = waiting && { leg: waiting.leg, generation: waiting.generation };
          expect({ running, parked: isLive(record) ? parked : stands }).toEqual({
            running: isLive(record) ? [`${lead}-${String(record.generation)}`] : [],
            parked: stands,
          });
          const rung = plant.records.facts.flatMap(({ type, data }) =>
            type === 'LeadOverdue'
              ? [`${String(data['alarm'])} ${String(data['stage'])} ${String(data['dueAt'])}`]
              : [],
          );
          expect(new Set(rung).size).toBe(rung.length);
        } finally {
          plant.close();
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});
