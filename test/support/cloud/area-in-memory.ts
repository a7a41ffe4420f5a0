/** What an area of the API works with, in memory, and the calls it is asked with. */
import { seeds } from '../../../settings/seeds.ts';
import { MemoryPeople } from '../../../shared/adapters/memory/people.ts';
import { MemorySearchIndex } from '../../../shared/adapters/memory/search-index.ts';
import { policiesOf } from '../../../shared/domain/settings/policy.ts';
import type { Call } from '../../../shared/lambda/api-route.ts';
import { testSecrets } from '../domain/secrets.ts';
import { CountingGuard } from '../workflows/counting-guard.ts';
import { InterruptedRecords } from '../workflows/interrupted-records.ts';
import { VirtualClock } from '../workflows/virtual-clock.ts';

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
    secrets: testSecrets,
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
