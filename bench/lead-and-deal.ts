/** One lead from the form to its conversion, and its deal through all stages to the papers: what they write. */
import { createHash } from 'node:crypto';
import { enquiryOf } from '../local/demo/enquiries.ts';
import { DemoPlant, managers } from '../local/demo/plant.ts';
import { randomOf } from '../local/demo/random.ts';
import { convertedStory } from '../local/demo/lead-stories.ts';
import type { World } from '../local/demo/story.ts';
import type { Secrets } from '../shared/domain/secrets.ts';
import { WriteMeter } from './write-meter.ts';

const secrets: Secrets = {
  hash: (purpose, text) => Promise.resolve(createHash('sha256').update(`${purpose}/${text}`).digest('hex')),
  sign: () => Promise.reject(new Error('nothing is signed here')),
  isSecretOf: () => Promise.resolve(false),
};

const now = '2026-11-24T09:00:00.000Z';
/** The idempotency item, in the transaction, and the count of the sender's rate. */
const intakeGuardUnits = 3;

type Parkings = { readonly lead: number; readonly deal: number };

/** Write units of a lead, its conversion included, and of its deal from then on; workflows park so often beside each. */
export async function unitsWritten(parkings: Parkings): Promise<{ lead: number; deal: number }> {
  const meter = new WriteMeter();
  const random = randomOf(1);
  const plant = new DemoPlant(secrets, random, (commit, facts) => {
    meter.count(commit, facts);
  });
  const world: World = { plant, now, random, orderNumber: () => 1 };
  const deal = { process: 'project', to: 'shipped', age: 30 } as const;
  const plot = {
    enquiry: enquiryOf(1, 'industrial', 'site', random),
    owner: managers[0] ?? '',
    to: 'deal',
    deal,
  } as const;
  let lead: number | undefined;
  for await (const instant of convertedStory(plot, world)) {
    await plant.passTo(instant);
    if (lead === undefined && recordOf('deal', plant)) lead = meter.units;
  }
  await plant.passTo(now);
  const atConversion = (lead ?? 0) + plant.people.items.size + intakeGuardUnits;
  const parking = (kind: 'lead' | 'deal'): number => {
    const record = recordOf(kind, plant);
    return record ? parkings[kind] * meter.parkingUnits(record) : 0;
  };
  return { lead: atConversion + parking('lead'), deal: meter.units - (lead ?? 0) + parking('deal') };
}

const recordOf = (kind: 'lead' | 'deal', { records }: DemoPlant) => records.all.find((record) => record.kind === kind);
