import { beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryPeople } from '../../../../shared/adapters/memory/people.ts';
import { MemoryRecords } from '../../../../shared/adapters/memory/records.ts';
import { contactKeysOf, mailDomainKeyOf } from '../../../../shared/domain/leads/enter-by-hand.ts';
import { knownSender } from '../../../../shared/domain/leads/known-sender.ts';
import type { Request } from '../../../../shared/domain/leads/receive.ts';
import { senderOf } from '../../../../shared/domain/leads/sender.ts';
import { type Brought, takeIn } from '../../../../shared/domain/leads/take-in.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { change, claim, together } from '../../../../shared/domain/records/plan.ts';
import type { Secrets } from '../../../../shared/domain/secrets.ts';
import { visitor } from '../../../support/domain/actors.ts';
import { contextOf, idOf, monday } from '../../../support/domain/contexts.ts';
import { accountWith, leadAt, leadId, personId } from '../../../support/domain/leads.ts';

const context = contextOf(visitor);
let records: MemoryRecords;
let people: MemoryPeople;
beforeEach(() => {
  const clock = { now: () => Promise.resolve(monday) };
  records = new MemoryRecords({ clock, newId: context.newId });
  people = new MemoryPeople(clock);
});

/** Hashes that show what they are of. */
const secrets: Secrets = {
  hash: (purpose, text) => Promise.resolve(`${purpose}:${text}`),
  sign: () => Promise.resolve(new Uint8Array()),
  isSecretOf: () => Promise.resolve(false),
};
const request = (n: number, more: Partial<Request> = {}): Request => ({
  leadId: idOf(0x110 + n),
  newPersonId: idOf(0x210 + n),
  touch: { at: monday, source: 'site' },
  details: {},
  contactKeys: ['contact:email/a@zavod.example'],
  consents: [],
  verdict: { name: 'new' },
  ...more,
});
const evidence = { purpose: 'marketing', textVersion: 'v3', at: monday, addressHash: 'h' };
const brought = (message: string): Brought => ({
  submission: { rawBody: message, contentType: 'text/plain', message },
  contacts: { name: `${message}'s sender`, email: 'a@zavod.example' },
  evidence: [{ id: idOf(0xe1), value: evidence }],
});

async function taken(n: number, message: string, more: Partial<Request> = {}) {
  const received = await takeIn({ request: request(n, more), brought: brought(message) }, { records, people }, context);
  await commitPlan(records, received.plan, context);
  return received;
}

describe('What a request brought', () => {
  it('is kept under the new lead and the new person', async () => {
    expect(await taken(1, 'first')).toMatchObject({ leadId: idOf(0x111), personId: idOf(0x211), became: 'lead' });
    expect([...people.items.values()]).toEqual([
      { kind: 'submission', of: idOf(0x111), id: idOf(0x111), value: brought('first').submission },
      { kind: 'contacts', of: idOf(0x211), id: idOf(0x211), value: brought('first').contacts },
      { kind: 'evidence', of: idOf(0x211), id: idOf(0xe1), value: evidence },
    ]);
  });

  it('is kept under the lead it is a touch on and the person it is of, whose contacts stay as they were', async () => {
    await taken(1, 'first');
    people.items.clear();
    expect(await taken(2, 'second')).toMatchObject({ leadId: idOf(0x111), personId: idOf(0x211), became: 'touch' });
    expect([...people.items.values()]).toEqual([
      { kind: 'submission', of: idOf(0x111), id: idOf(0x112), value: brought('second').submission },
      { kind: 'evidence', of: idOf(0x211), id: idOf(0xe1), value: evidence },
    ]);
  });
});

describe('What is known of a sender', () => {
  it('is the account of the person, or one of the same mail domain', async () => {
    const { personId } = await taken(1, 'first');
    const person = await records.get('person', personId);
    if (!person) throw new Error('there is no such person');
    const account = accountWith({ version: 1 });
    const joined = change(
      person,
      { ...person, version: person.version + 1, accountId: account.id },
      { type: 'PersonJoinedAccount', data: { accountId: account.id } },
    );
    const opened = change(undefined, account, { type: 'AccountOpened', data: { personId } });
    const domain = claim({ key: 'domain/zavod', holder: account });
    await commitPlan(records, together(joined, opened, domain), context);
    const asked = { contactKeys: ['contact:email/a@zavod.example', 'new'], mailDomainKey: 'zavod' };
    const verdict = { name: 'new' } as const;
    const known = await knownSender({ ...asked, verdict }, records);
    expect([known.account?.id, known.persons.map(({ id }) => id)]).toEqual([account.id, [personId]]);
    expect(known).not.toHaveProperty('suggestedAccountId');
    const stranger = { contactKeys: ['new'], mailDomainKey: 'zavod', verdict };
    expect(await knownSender(stranger, records)).toMatchObject({ account: undefined, suggestedAccountId: account.id });
    expect(await knownSender({ contactKeys: ['new'], verdict }, records)).not.toHaveProperty('suggestedAccountId');
  });
});

describe('The sender of a held lead', () => {
  const held = leadAt('unreadable');
  const submission = { rawBody: 'raw', contentType: 'text/plain', name: 'Ivan', email: 'A@Zavod.example', phone: '12' };
  const sender = (told?: Parameters<typeof senderOf>[1], lead = held) =>
    senderOf(lead, told, { records, people, secrets }, context);

  it('is told by what came, as far as it can be read', async () => {
    const { personId } = await taken(1, 'first');
    await people.put([{ kind: 'submission', of: leadId, id: leadId, value: submission }]);
    expect(await sender()).toMatchObject({
      contacts: { name: 'Ivan', email: 'a@zavod.example' },
      contactKeys: ['contact:email/a@zavod.example'],
      mailDomainKey: 'contact:domain/zavod.example',
      known: { persons: [{ id: personId }], heldKeys: ['contact:email/a@zavod.example'] },
    });
  });

  it('is told by whoever lets it in, in place of what came', async () => {
    await people.put([{ kind: 'submission', of: leadId, id: leadId, value: submission }]);
    expect(await sender({ email: 'b@mail.ru', phone: '8 495 123-45-67' })).toEqual({
      contacts: { name: 'Ivan', email: 'b@mail.ru', phone: '+74951234567' },
      contactKeys: ['contact:email/b@mail.ru', 'contact:phone/+74951234567'],
      known: { heldKeys: [], persons: [], leads: [], account: undefined },
      toldId: expect.any(String),
    });
    expect(await sender({ phone: '8 495 123-45-67' }, leadAt('spam', { id: idOf(0x777) }))).toMatchObject({
      contacts: { phone: '+74951234567' },
      contactKeys: ['contact:phone/+74951234567'],
    });
  });

  it('is hinted to be of the account that holds the domain of the mail', async () => {
    const opened = change(undefined, accountWith({ version: 1 }), { type: 'AccountOpened', data: { personId } });
    const domain = claim({ key: 'domain/contact:domain/zavod.example', holder: accountWith() });
    await commitPlan(records, together(opened, domain), context);
    expect(await sender({ email: 'b@zavod.example' })).toMatchObject({
      known: { suggestedAccountId: accountWith().id },
    });
  });

  it('is nobody when nothing tells', async () => {
    expect(await sender()).toEqual({
      contacts: {},
      contactKeys: [],
      known: { heldKeys: [], persons: [], leads: [], account: undefined },
    });
  });

  it('is not asked of a lead that is not held', async () => {
    for (const name of ['new', 'mql', 'rejected'] as const)
      expect(await sender({ email: 'a@b.example' }, leadAt(name))).toBeUndefined();
  });
});

describe('The keys of a sender', () => {
  it('tell of a company by its mail, and of nobody by free mail', async () => {
    expect(await mailDomainKeyOf('a@zavod.example', secrets)).toBe('contact:domain/zavod.example');
    expect(await mailDomainKeyOf('a@mail.ru', secrets)).toBeUndefined();
    expect(await mailDomainKeyOf(undefined, secrets)).toBeUndefined();
    expect(await contactKeysOf({ phone: '+7' }, secrets)).toEqual(['contact:phone/+7']);
  });
});
