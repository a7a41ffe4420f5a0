import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { MemoryRecords } from '../../../../shared/adapters/memory/records.ts';
import { knownSender } from '../../../../shared/domain/leads/known-sender.ts';
import { type Known, receive, type Request } from '../../../../shared/domain/leads/receive.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { claim } from '../../../../shared/domain/records/plan.ts';
import { visitor } from '../../../support/domain/actors.ts';
import { contextOf, idOf, monday } from '../../../support/domain/contexts.ts';
import { recordsOf } from '../../../support/domain/decisions.ts';
import { accountWith, personWith } from '../../../support/domain/leads.ts';
import { storeOf, ToldClock } from '../../../support/domain/stores.ts';

const asked = (request: Partial<Request> = {}): Request => ({
  leadId: idOf(0x111),
  newPersonId: idOf(0x211),
  touch: { at: monday, source: 'site' },
  details: {},
  contactKeys: ['email-key', 'phone-key'],
  consents: [],
  verdict: { name: 'new' },
  ...request,
});
const nobody: Known = { heldKeys: [], persons: [], leads: [], account: undefined };
const recordsOfPeople = (records: MemoryRecords) =>
  records.all.flatMap((record) => (record.kind === 'person' ? [record] : []));

describe('What is known of a sender', () => {
  it('is whose keys these are, the e-mail’s person first, and what that person asked for', async () => {
    const context = contextOf(visitor);
    const records = new MemoryRecords({ clock: { now: () => Promise.resolve(monday) }, newId: context.newId });
    const first = receive(asked({ contactKeys: ['email-key'] }), nobody, context);
    const other = asked({ leadId: idOf(0x112), newPersonId: idOf(0x212), contactKeys: ['phone-key'] });
    for (const { plan } of [first, receive(other, nobody, context)]) await commitPlan(records, plan, context);
    const known = await knownSender(asked({ contactKeys: ['email-key', 'phone-key', 'new-key'] }), records);
    expect(known.heldKeys).toEqual(['email-key', 'phone-key']);
    expect(known.persons.map(({ id }) => id)).toEqual([idOf(0x211), idOf(0x212)]);
    expect(known.leads.map(({ id }) => id)).toEqual([idOf(0x111)]);
    expect(known.account).toBeUndefined();
    const swapped = await knownSender(asked({ contactKeys: ['phone-key', 'email-key'] }), records);
    expect(swapped.persons.map(({ id }) => id)).toEqual([idOf(0x212), idOf(0x211)]);
    const unordered: typeof records.getMany = async (kind, ids) => (await records.getMany(kind, ids)).reverse();
    const inNoOrder = { get: records.get.bind(records), getMany: unordered, holderOf: records.holderOf.bind(records) };
    expect(await knownSender(asked(), inNoOrder)).toEqual(await knownSender(asked(), records));
    const held = asked({ verdict: { name: 'spam', signs: [] } });
    expect(await knownSender(held, records)).toEqual(nobody);
    expect(await knownSender(asked({ contactKeys: ['new-key'] }), records)).toEqual(nobody);
  });

  it('is one person, whichever of their entries that were merged hold the keys, and the account theirs was merged into', async () => {
    const [survivor, alias] = [idOf(0x211), idOf(0x212)];
    const records = await storeOf(
      new ToldClock(),
      personWith({ id: survivor, version: 1, aliases: [alias], accountId: idOf(0x302) }),
      personWith({ id: alias, version: 1, mergedInto: survivor }),
      accountWith({ id: idOf(0x301), version: 1, aliases: [idOf(0x302)] }),
      accountWith({ id: idOf(0x302), version: 1, mergedInto: idOf(0x301) }),
    );
    await commitPlan(
      records,
      claim(
        { key: 'email-key', holder: { kind: 'person', id: alias } },
        { key: 'phone-key', holder: { kind: 'person', id: survivor } },
      ),
      contextOf(visitor),
    );
    const known = await knownSender(asked(), records);
    expect(known.persons.map(({ id }) => id)).toEqual([survivor]);
    expect(known.account).toMatchObject({ id: idOf(0x301) });
  });

  it('is whether two persons it leads to were suspected to be one before', async () => {
    const context = contextOf(visitor);
    const records = await storeOf(new ToldClock());
    for (const [n, key] of ['email-key', 'phone-key'].entries()) {
      const request = asked({ leadId: idOf(0x111 + n), newPersonId: idOf(0x211 + n), contactKeys: [key] });
      await commitPlan(records, receive(request, nobody, context).plan, context);
    }
    const first = await knownSender(asked({ leadId: idOf(0x113) }), records);
    expect(first).not.toHaveProperty('isSuspected');
    const { plan } = receive(asked({ leadId: idOf(0x113) }), first, context);
    expect(recordsOf('duplicate', plan)).toMatchObject([
      { of: 'person', ids: [idOf(0x211), idOf(0x212)], why: 'contacts-of-two-people' },
    ]);
    await commitPlan(records, plan, context);
    const again = asked({ leadId: idOf(0x114), details: { product: 'Another' } });
    const known = await knownSender(again, records);
    expect(known.isSuspected).toBe(true);
    expect(recordsOf('duplicate', receive(again, known, context).plan)).toEqual([]);
    const onePerson = await knownSender(asked({ contactKeys: ['email-key'] }), records);
    expect(onePerson).not.toHaveProperty('isSuspected');
  });

  it('never makes two people of one address, however often and from however many sides it asks', async () => {
    const keys = fc.subarray(['e1', 'e2', 'p1', 'p2'], { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(fc.array(keys, { minLength: 1, maxLength: 6 }), async (requests) => {
        const context = contextOf(visitor);
        const records = new MemoryRecords({ clock: { now: () => Promise.resolve(monday) }, newId: context.newId });
        for (const [n, contactKeys] of requests.entries()) {
          const request = asked({ leadId: idOf(0x120 + n), newPersonId: idOf(0x220 + n), contactKeys });
          await commitPlan(records, receive(request, await knownSender(request, records), context).plan, context);
        }
        const held = recordsOfPeople(records).flatMap(({ contactKeys }) => contactKeys);
        expect([...held].sort()).toEqual([...new Set(held)].sort());
        expect(held).toEqual(expect.arrayContaining(requests[0] ?? []));
      }),
    );
  });
});
