/** The demo plant, lived through once for the tests of a file. */
import { createHash } from 'node:crypto';
import { liveThrough } from '../../../local/demo/history.ts';
import type { DemoPlant } from '../../../local/demo/plant.ts';
import type { Scoping } from '../../../shared/domain/figures/scope.ts';
import type { Records } from '../../../shared/domain/records/records.ts';
import type { Secrets } from '../../../shared/domain/secrets.ts';
import { policyWith } from './contexts.ts';

export const demoSecrets: Secrets = {
  hash: (purpose, text) => Promise.resolve(createHash('sha256').update(`${purpose}/${text}`).digest('hex')),
  sign: () => Promise.reject(new Error('nothing is signed here')),
  isSecretOf: () => Promise.resolve(false),
};

export const today = '2026-11-24T09:00:00.000Z';
const plants = new Map<string, Promise<DemoPlant>>();

/** As it is seeded at an instant. */
export function plantAt(now: string = today): Promise<DemoPlant> {
  const plant = plants.get(now) ?? liveThrough(now, demoSecrets);
  plants.set(now, plant);
  return plant;
}

/** What reports of it stand on. */
export async function demoServices(now: string = today): Promise<Scoping & { readonly records: Records }> {
  const { records } = await plantAt();
  return {
    ...{ records, journal: records, clock: { now: () => Promise.resolve(now) } },
    policies: { at: () => Promise.resolve(policyWith()) },
  };
}
