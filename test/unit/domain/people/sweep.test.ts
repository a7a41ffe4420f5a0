import { beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryPeople } from '../../../../shared/adapters/memory/people.ts';
import type { MemoryRecords } from '../../../../shared/adapters/memory/records.ts';
import { sweep } from '../../../../shared/domain/people/sweep.ts';
import type { PersonalItem } from '../../../../shared/domain/people/people.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { change, together } from '../../../../shared/domain/records/plan.ts';
import { visitor } from '../../../support/domain/actors.ts';
import { contextOf, idOf, monday } from '../../../support/domain/contexts.ts';
import { leadAt, leadId, personId } from '../../../support/domain/leads.ts';
import { storeOf, ToldClock } from '../../../support/domain/stores.ts';

const daysAfter = (days: number): string => new Date(Date.parse(monday) + days * 86_400_000).toISOString();
const evidence = { purpose: 'marketing', textVersion: 'v3', at: monday, addressHash: 'h' };
const submission = { rawBody: 'raw', contentType: 'text/plain' };
const note = { text: 'called', at: monday, by: 'anna' };

/** No fact names who saw whom. */
const seen: PersonalItem = {
  kind: 'seen',
  of: personId,
  id: `2026-03-02/anna/${leadId}`,
  value: { by: 'anna', at: monday, kind: 'lead', id: leadId },
};

/** No fact names the parts of an export. */
const exported: PersonalItem = { kind: 'audience', of: idOf(0xf5), id: `${idOf(0xf6)}-000`, value: { rows: [] } };

/** What commits named, and beside each the same that none did. */
const kept: readonly PersonalItem[] = [
  { kind: 'contacts', of: personId, id: personId, value: { name: 'Ivan' } },
  { kind: 'evidence', of: personId, id: idOf(0xe1), value: evidence },
  { kind: 'submission', of: leadId, id: leadId, value: submission },
  { kind: 'submission', of: leadId, id: idOf(0xe2), value: submission },
  { kind: 'note', of: leadId, id: idOf(0xe3), value: note },
  { kind: 'submission', of: leadId, id: idOf(0xe4), value: submission },
  seen,
  exported,
];
const orphans: readonly PersonalItem[] = [
  { kind: 'contacts', of: idOf(0xf0), id: idOf(0xf0), value: { name: 'Nobody' } },
  { kind: 'evidence', of: personId, id: idOf(0xf1), value: evidence },
  { kind: 'submission', of: idOf(0xf2), id: idOf(0xf2), value: submission },
  { kind: 'submission', of: leadId, id: idOf(0xf3), value: submission },
  { kind: 'note', of: leadId, id: idOf(0xf4), value: note },
];

let clock: ToldClock;
let records: MemoryRecords;
let people: MemoryPeople;
const sweepNow = () => sweep({ people, journal: records, clock });
const left = (): string[] => [...people.items.keys()].sort();
const keysOf = (items: readonly PersonalItem[]): string[] =>
  items.map(({ kind, of, id }) => `${kind}/${of}/${id}`).sort();

beforeEach(async () => {
  clock = new ToldClock();
  records = await storeOf(clock);
  people = new MemoryPeople(clock);
  await people.put([...kept, ...orphans]);
  const lead = leadAt('new', { version: 1 });
  const touch = { at: monday, source: 'site' };
  const person = { kind: 'person' as const, id: personId, version: 1, openLeads: [], contactKeys: [], consents: {} };
  const consent = { purpose: 'marketing', textVersion: 'v3', evidenceId: idOf(0xe1) };
  const touched = (n: number, id: string) =>
    ({ type: 'LeadTouched', part: { kind: 'submission', id }, data: { touch, n } }) as const;
  const plan = together(
    change(undefined, lead, touched(2, idOf(0xe2)), touched(3, idOf(0xe4))),
    change(undefined, person, { type: 'ConsentGiven', data: consent }),
  );
  await commitPlan(records, plan, contextOf(visitor), { note: idOf(0xe3) });
});

describe('The sweep', () => {
  it('removes after a day what no fact of its record names, and keeps what one does', async () => {
    clock.instant = daysAfter(1);
    expect(await sweepNow()).toEqual({ looked: 13, swept: 5 });
    expect(left()).toEqual(keysOf(kept));
    expect(await sweepNow()).toEqual({ looked: 8, swept: 0 });
  });

  it('leaves alone what is younger than a day: its commit may be under way', async () => {
    clock.instant = daysAfter(1 - 1e-6);
    expect(await sweepNow()).toEqual({ looked: 0, swept: 0 });
    expect(left()).toEqual(keysOf([...kept, ...orphans]));
  });

  it('makes up for three days that were missed, and looks at nothing older again', async () => {
    clock.instant = daysAfter(4 + 1e-6);
    expect(await sweepNow()).toEqual({ looked: 0, swept: 0 });
    clock.instant = daysAfter(4);
    expect(await sweepNow()).toEqual({ looked: 13, swept: 5 });
  });

  it('reads the facts of a record to the last page', async () => {
    const of = records.of.bind(records);
    records.of = (record, page) => of(record, { ...page, limit: 1 });
    clock.instant = daysAfter(1);
    await sweepNow();
    expect(left()).toEqual(keysOf(kept));
  });
});
