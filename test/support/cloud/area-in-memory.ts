/** What an area of the API works with, in memory, and the calls it is asked with. */
import { createHmac } from 'node:crypto';
import { seeds } from '../../../settings/seeds.ts';
import { MemoryPeople } from '../../../shared/adapters/memory/people.ts';
import { MemorySearchIndex } from '../../../shared/adapters/memory/search-index.ts';
import { derivedSecret } from '../../../shared/adapters/secretsmanager/secrets.ts';
import type { Secrets } from '../../../shared/domain/secrets.ts';
import { policiesOf } from '../../../shared/domain/settings/policy.ts';
import type { Call } from '../../../shared/lambda/api-route.ts';
import { CountingGuard } from '../workflows/counting-guard.ts';
import { InterruptedRecords } from '../workflows/interrupted-records.ts';
import { VirtualClock } from '../workflows/virtual-clock.ts';

const hmac = (key: string, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** The secret a system of these tests signs with. */
export const secretOf = (system: string): string => derivedSecret('k'.repeat(64), system);

const secrets: Secrets = {
  hash: (purpose, text) => Promise.resolve(hmac(purpose, text).toString('hex')),
  sign: (system, text) => Promise.resolve(hmac(secretOf(system), text)),
  isSecretOf: (system, given) => Promise.resolve(secretOf(system) === given),
};

/** Monday, 2 March 2026, 10:00 in Moscow. */
export function areaInMemory() {
  const clock = new VirtualClock('2026-03-02T07:00:00.000Z');
  let issued = 1;
  const newId = (): string => `00000000-0000-7000-8000-${(issued++).toString(16).padStart(12, '0')}`;
  const records = new InterruptedRecords({ clock, newId, wallNow: () => clock.ms });
  return {
    clock,
    newId,
    records,
    journal: records,
    people: new MemoryPeople(clock),
    index: new MemorySearchIndex(),
    guard: new CountingGuard(() => clock.ms),
    secrets,
    policies: policiesOf(records, seeds),
  };
}

/** A call from a public page with a body of JSON, unless it says otherwise. */
export const callWith = (body: unknown, more: Partial<Call> = {}): Call => ({
  by: { kind: 'public' },
  headers: {},
  contentType: 'application/json',
  rawBody: typeof body === 'string' ? body : JSON.stringify(body),
  sourceIp: '203.0.113.7',
  ...more,
});
