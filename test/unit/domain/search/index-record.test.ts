import { beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryPeople } from '../../../../shared/adapters/memory/people.ts';
import type { MemoryRecords } from '../../../../shared/adapters/memory/records.ts';
import { MemorySearchIndex } from '../../../../shared/adapters/memory/search-index.ts';
import type { FactType } from '../../../../shared/domain/facts/draft.ts';
import type { Person } from '../../../../shared/domain/people/person.ts';
import type { AnyRecord } from '../../../../shared/domain/records/records.ts';
import { indexRecord } from '../../../../shared/domain/search/index-record.ts';
import { idOf } from '../../../support/domain/contexts.ts';
import { dealAt } from '../../../support/domain/deals.ts';
import { accountWith, leadAt, personWith } from '../../../support/domain/leads.ts';
import { storeOf, ToldClock } from '../../../support/domain/stores.ts';

const [accountId, ivan, petr] = [idOf(0x31), idOf(0x21), idOf(0x22)];
const asked = (n: number, personId: string, accountOf?: string) =>
  leadAt('mql', { id: idOf(n), version: 1, personId, ...(accountOf !== undefined && { accountId: accountOf }) });
const deal = (n: number, personId: string) => dealAt('new-deal', { id: idOf(n), version: 1, personId, accountId });
const person = (id: string, fields: Partial<Person> = {}): Person => personWith({ id, version: 1, ...fields });

const clock = new ToldClock();
let people: MemoryPeople;
let index: MemorySearchIndex;
beforeEach(async () => {
  people = new MemoryPeople(clock);
  index = new MemorySearchIndex();
  await people.put([{ kind: 'contacts', of: ivan, id: ivan, value: { name: 'Новосёлов' } }]);
});

/** What is found by Ivan's new name after a fact about a record. */
async function foundAfter(type: FactType, subject: AnyRecord, ...others: readonly AnyRecord[]): Promise<string[]> {
  const records: MemoryRecords = await storeOf(clock, subject, ...others);
  await indexRecord({ type, subject, version: 1 }, { records, people, index });
  const hits = await index.find({ shelf: 'word', text: 'новоселов', also: [] }, 2000);
  return hits.map(({ id }) => id).toSorted();
}

describe('After a person was renamed, the new name finds', () => {
  const { accountId: _none, ...alone } = person(ivan);

  it('the person, and what they asked for by themselves', async () => {
    const found = await foundAfter('PersonEdited', alone, asked(0x51, ivan), asked(0x52, petr), deal(0x41, ivan));
    expect(found).toEqual([ivan, idOf(0x51)]);
  });

  it('their requests and deals at the account, and none of their colleagues’', async () => {
    const found = await foundAfter(
      'PersonEdited',
      person(ivan, { accountId }),
      accountWith({ id: accountId, version: 1, mainPersonId: petr }),
      ...[asked(0x51, ivan), asked(0x52, ivan, accountId), asked(0x53, petr, accountId)],
      ...[deal(0x41, ivan), deal(0x42, petr)],
    );
    expect(found).toEqual([ivan, idOf(0x41), idOf(0x51), idOf(0x52)]);
  });

  it('the account they are the main person of', async () => {
    const account = accountWith({ id: accountId, version: 1, mainPersonId: ivan });
    expect(await foundAfter('PersonEdited', person(ivan, { accountId }), account)).toEqual([ivan, accountId]);
  });

  it('a hundred requests, not only the first page of them', async () => {
    const many = Array.from({ length: 100 }, (_, n) => asked(0x500 + n, ivan));
    expect(await foundAfter('PersonEdited', alone, ...many)).toHaveLength(101);
  });

  it('only them after other facts', async () => {
    const account = accountWith({ id: accountId, version: 1, mainPersonId: ivan });
    expect(await foundAfter('PersonJoinedAccount', person(ivan, { accountId }), account)).toEqual([ivan]);
  });

  it('only the record that another fact is about', async () => {
    expect(await foundAfter('LeadEdited', asked(0x51, ivan), asked(0x52, ivan))).toEqual([idOf(0x51)]);
  });
});
