import { describe, expect, it } from '@jest/globals';
import type { Lead } from '../../../../shared/domain/leads/lead.ts';
import { type Known, receive, type Request } from '../../../../shared/domain/leads/receive.ts';
import { recordSchemas } from '../../../../shared/domain/records/records.ts';
import { anna, boris, vera, visitor } from '../../../support/domain/actors.ts';
import { contextOf, daysAfter, idOf, monday } from '../../../support/domain/contexts.ts';
import { expectSound, factsOf, recordsOf } from '../../../support/domain/decisions.ts';
import { accountWith, leadAt, leadId, personId, personWith } from '../../../support/domain/leads.ts';

const touch = { at: monday, source: 'site', utm: { source: 'ads' } };
const asked = (request: Partial<Request> = {}): Request => ({
  leadId: idOf(0x111),
  newPersonId: idOf(0x211),
  touch,
  details: { company: 'Zavod' },
  contactKeys: ['email-key', 'phone-key'],
  consents: [],
  verdict: { name: 'new' },
  ...request,
});
const nobody: Known = { heldKeys: [], persons: [], leads: [], account: undefined };
const received = (request: Partial<Request> = {}, known: Partial<Known> = {}, at = monday) => {
  const result = receive(asked(request), { ...nobody, ...known }, contextOf(visitor, at));
  for (const { record } of result.plan.changes) expect(recordSchemas[record.kind]().parse(record)).toEqual(record);
  return { ...result, lead: recordsOf('lead', result.plan)[0], person: recordsOf('person', result.plan)[0] };
};

describe('A request of somebody nobody knows', () => {
  it('is a new lead of a new person, whose e-mail and phone it keeps', () => {
    const { lead, person, plan, became } = received();
    expect(became).toBe('lead');
    expect(lead).toEqual({
      kind: 'lead',
      id: idOf(0x111),
      version: 1,
      leg: 1,
      generation: 1,
      generationAt: monday,
      visit: { n: 1, enteredAt: monday },
      alarms: [
        { name: 'overdue', at: '2026-03-02T09:00:00.000Z' },
        { name: 'escalation', at: '2026-03-02T11:00:00.000Z' },
      ],
      stage: { name: 'new' },
      personId: idOf(0x211),
      origin: 'marketing',
      source: 'site',
      firstTouch: touch,
      lastTouch: touch,
      touches: 1,
      company: 'Zavod',
      criteria: {},
      flags: [],
      linkedTo: [],
    });
    expect(person).toEqual({
      kind: 'person',
      id: idOf(0x211),
      version: 1,
      openLeads: [{ id: idOf(0x111), at: monday }],
      contactKeys: ['email-key', 'phone-key'],
      consents: {},
    });
    const holder = { kind: 'person', id: idOf(0x211) };
    expect(plan.claims).toEqual([
      { key: 'email-key', holder },
      { key: 'phone-key', holder },
    ]);
    expect(factsOf(plan)).toEqual([
      {
        type: 'LeadReceived',
        data: { stage: 'new', source: 'site', origin: 'marketing', personId: idOf(0x211), touch, linkedTo: [] },
      },
      { type: 'PersonAppeared', data: { source: 'site' } },
    ]);
    expect(factsOf(plan)[0]?.data).not.toHaveProperty('cause');
    expect(plan.facts[0]?.generation).toBe(1);
  });

  it('keeps the key of its mail domain, and hints at the account that holds it', () => {
    expect(received({ mailDomainKey: 'zavod' }, { suggestedAccountId: idOf(0x301) }).lead).toMatchObject({
      mailDomainKey: 'zavod',
      suggestedAccountId: idOf(0x301),
      flags: ['account-suggested'],
    });
  });

  it.each([
    ['phone', undefined, 'sales'],
    ['tender', undefined, 'tender'],
    ['somewhere', undefined, 'marketing'],
    ['site', 'referral' as const, 'referral'],
  ])('from %s (told as %s) has the origin %s', (source, origin, expected) => {
    const told = origin ? { origin } : {};
    expect(received({ touch: { ...touch, source }, ...told }).lead?.origin).toBe(expected);
  });

  it('runs in the lane of its source, unless somebody says another', () => {
    const pilot = { id: 'pilot', title: { en: 'Pilot', ru: 'Пилот' }, origin: 'marketing', lane: 'separate' } as const;
    const context = contextOf(visitor, monday, { sources: [pilot] });
    const from = (details: Request['details']) => {
      const { plan } = receive(asked({ touch: { ...touch, source: 'pilot' }, details }), nobody, context);
      return [recordsOf('lead', plan)[0]?.lane, factsOf(plan)[0]?.data];
    };
    expect(from({})).toMatchObject(['separate', { lane: 'separate' }]);
    expect(from({ lane: 'main' })).toMatchObject(['main', { lane: 'main' }]);
    expect(received().lead).not.toHaveProperty('lane');
  });

  it('of a focus segment is to be claimed within half an hour', () => {
    const details = { segment: 'industrial', productGroup: 'drives' };
    const { lead, person, plan } = received({ details });
    expect(lead?.alarms[0]).toEqual({ name: 'overdue', at: '2026-03-02T07:30:00.000Z' });
    expect(person?.openLeads).toEqual([{ id: idOf(0x111), at: monday, productGroup: 'drives' }]);
    expect(factsOf(plan)[0]?.data).toMatchObject(details);
  });

  it('goes where the rules of segment, region and product send it, else to the common queue', () => {
    const routing = [
      { segment: 'dealer', productGroup: 'sensors', to: boris.id },
      { segment: 'dealer', region: 'Урал', to: anna.id },
      { region: 'Siberia', to: vera.id },
    ];
    const routed = (details: Request['details']) => {
      const { plan } = receive(asked({ details }), nobody, contextOf(visitor, monday, { routing }));
      return [recordsOf('lead', plan)[0]?.reservedFor, factsOf(plan).find(({ type }) => type === 'LeadRouted')?.data];
    };
    expect(routed({ segment: 'dealer', region: ' УРАЛ ' })).toEqual([anna.id, { to: anna.id, why: 'rule' }]);
    expect(routed({ segment: 'dealer', region: 'Siberia' })).toEqual([vera.id, { to: vera.id, why: 'rule' }]);
    expect(routed({ segment: 'dealer', productGroup: 'sensors' })).toEqual([boris.id, { to: boris.id, why: 'rule' }]);
    expect(routed({ segment: 'dealer', productGroup: 'drives' })).toEqual([undefined, undefined]);
    expect(routed({ segment: 'dealer' })).toEqual([undefined, undefined]);
    expect(routed({})).toEqual([undefined, undefined]);
    expect(received({ details: { segment: 'dealer' } }).lead).toMatchObject({
      reservedFor: vera.id,
      alarms: [{ name: 'overdue' }, { name: 'escalation' }],
    });
  });

  it('goes to the substitute of whoever is absent, whether a rule sends it or it is their customer’s', () => {
    const substitutes = [{ absent: anna.id, by: boris.id, from: '2026-03-02', to: '2026-03-02' }];
    const routing = [{ region: 'Урал', to: anna.id }];
    const keptFor = (details: Request['details'], by: Known, at = monday) => {
      const { plan } = receive(asked({ details }), by, contextOf(visitor, at, { routing, substitutes }));
      return recordsOf('lead', plan)[0]?.reservedFor;
    };
    const customer = { ...nobody, account: accountWith({ owner: anna.id }) };
    expect([keptFor({ region: 'Урал' }, nobody), keptFor({}, customer)]).toEqual([boris.id, boris.id]);
    expect(keptFor({ region: 'Урал' }, nobody, daysAfter(monday, 1))).toBe(anna.id);
    expect(keptFor({}, nobody)).toBeUndefined();
  });

  it('of a focus segment stands first in the queue', () => {
    expect(received({ details: { segment: 'industrial' } }).lead?.focus).toBe(true);
    expect(received({ details: { segment: 'dealer' } }).lead).not.toHaveProperty('focus');
  });

  it('keeps the consents that were given', () => {
    const consents = [{ purpose: 'marketing', textVersion: 'v3', evidenceId: idOf(0xe1) }];
    const { person, plan } = received({ consents });
    expect(person?.consents).toEqual({ marketing: { textVersion: 'v3', at: monday, evidenceId: idOf(0xe1) } });
    expect(factsOf(plan)[2]).toEqual({ type: 'ConsentGiven', data: consents[0] });
  });
});

describe('A request of a known person', () => {
  const person = personWith({
    openLeads: [{ id: leadId, productGroup: 'drives', at: monday }],
    contactKeys: ['email-key'],
  });
  const known = (lead: Partial<Lead> = {}): Partial<Known> => ({
    heldKeys: ['email-key'],
    persons: [person],
    leads: [leadAt('mql', { productGroup: 'drives', ...lead })],
  });
  const drives = { details: { productGroup: 'drives' } };

  it('about the same product group is a touch on the open lead, and changes nothing else of it', () => {
    const before = leadAt('mql', { productGroup: 'drives' });
    const later = { ...touch, at: daysAfter(monday, 3) };
    const { lead, plan, became, ...ids } = received({ ...drives, touch: later }, known(), later.at);
    expect([became, ids.leadId, ids.personId]).toEqual(['touch', leadId, personId]);
    expect(lead).toEqual({ ...before, version: 6, lastTouch: later, touches: 2 });
    expect(plan.changes).toHaveLength(1);
    expect(plan.claims).toEqual([]);
    expect(plan.facts).toEqual([
      {
        type: 'LeadTouched',
        subject: { kind: 'lead', id: leadId },
        part: { kind: 'submission', id: idOf(0x111) },
        data: { touch: later, n: 2 },
      },
    ]);
    expectSound(before, plan);
  });

  it('about another product of the same group is a touch', () => {
    expect(received({ details: { product: 'drive-7' } }, known({ product: 'drive-45' })).became).toBe('touch');
  });

  it('is no touch on a lead from before the touch days, though a later one is about something else', () => {
    const recent = { id: idOf(0x150), productGroup: 'sensors', at: daysAfter(monday, 31) };
    const leads = [leadAt('mql', { productGroup: 'drives' }), leadAt('mql', { ...recent })];
    const persons = [personWith({ openLeads: [...person.openLeads, recent] })];
    expect(received(drives, { persons, leads }, recent.at).became).toBe('lead');
  });

  it('is a touch within 30 days, and a new, linked lead after that', () => {
    const at30 = daysAfter(monday, 30);
    const later = new Date(Date.parse(at30) + 1).toISOString();
    expect(received(drives, known(), at30).became).toBe('touch');
    const { became, lead, person: after } = received(drives, known(), later);
    expect([became, lead?.linkedTo]).toEqual(['lead', [leadId]]);
    expect(after).toEqual({
      ...person,
      version: 3,
      openLeads: [{ id: idOf(0x111), at: later, productGroup: 'drives' }],
      contactKeys: ['email-key', 'phone-key'],
    });
  });

  it('about another product group, or of no group, is a new, linked lead', () => {
    for (const details of [{ productGroup: 'sensors' }, {}]) {
      const { became, lead, person: after, plan } = received({ details }, known());
      expect([became, lead?.linkedTo, lead?.personId]).toEqual(['lead', [leadId], personId]);
      expect(after?.openLeads.map(({ id }) => id)).toEqual([leadId, idOf(0x111)]);
      expect(plan.claims).toEqual([{ key: 'phone-key', holder: { kind: 'person', id: personId } }]);
      expect(factsOf(plan).map(({ type }) => type)).toStrictEqual(['LeadReceived']);
    }
  });

  it.each([
    ['new', 'touch'],
    ['mql', 'touch'],
    ['sql', 'touch'],
    ['parked', 'lead'],
    ['spam', 'lead'],
    ['unreadable', 'lead'],
    ['rejected', 'lead'],
    ['handed-to-dealer', 'lead'],
    ['converted', 'lead'],
    ['merged', 'lead'],
  ] as const)('whose lead is %s becomes a %s', (name, became) => {
    expect(received(drives, { ...known(), leads: [leadAt(name, { productGroup: 'drives' })] }).became).toBe(became);
  });

  it('about a product no register knows is a touch when it is the same one, else a new lead', () => {
    const { productGroup: _g, ...lead } = leadAt('mql', { product: 'A pump ', productGroup: 'x' });
    const becameOf = (product?: string) =>
      received({ details: product === undefined ? {} : { product } }, { ...known(), leads: [lead] }).became;
    expect([becameOf('a PUMP'), becameOf('A valve'), becameOf()]).toEqual(['touch', 'lead', 'lead']);
  });

  it('who asks again and again is remembered with the last fifty', () => {
    const openLeads = Array.from({ length: 60 }, (_, n) => ({ id: idOf(0x700 + n), at: monday }));
    const { person: after } = received({}, { persons: [personWith({ openLeads })] });
    expect(after?.openLeads.map(({ id }) => id)).toEqual([...openLeads.slice(11).map(({ id }) => id), idOf(0x111)]);
  });

  it('with a consent raises the person beside the touch', () => {
    const consents = [{ purpose: 'marketing', textVersion: 'v3', evidenceId: idOf(0xe1) }];
    const { became, person: after } = received({ ...drives, consents }, known());
    expect(became).toBe('touch');
    expect(after).toEqual({
      ...person,
      version: 3,
      consents: { marketing: { textVersion: 'v3', at: monday, evidenceId: idOf(0xe1) } },
    });
  });

  it('with the phone of another is the first one’s, flagged, and merges nobody', () => {
    const other = personWith({ id: idOf(0x202), contactKeys: ['phone-key'] });
    const heldKeys = ['email-key', 'phone-key'];
    const { lead, plan } = received({}, { heldKeys, persons: [person, other], leads: [] });
    expect([lead?.personId, lead?.flags]).toEqual([personId, ['contacts-of-two-people']]);
    expect(plan.claims).toEqual([]);
    expect(recordsOf('person', plan).map(({ id }) => id)).toEqual([personId]);
  });

  it('of a customer goes to its owner first, for one hour', () => {
    const account = accountWith({ owner: anna.id });
    const { lead, plan } = received({ details: { segment: 'dealer' } }, { ...known(), account });
    expect(lead).toMatchObject({
      accountId: account.id,
      reservedFor: anna.id,
      flags: ['known-customer'],
      alarms: [{ name: 'owner-silent', at: '2026-03-02T08:00:00.000Z' }],
    });
    expect(factsOf(plan)[1]).toEqual({ type: 'LeadRouted', data: { to: anna.id, why: 'owner-of-the-customer' } });
    const unowned = received({}, { ...known(), account: accountWith() }).lead;
    expect(unowned?.alarms[0]?.name).toBe('overdue');
    expect(unowned).not.toHaveProperty('reservedFor');
  });
});

describe('A request that is held', () => {
  const spam = { verdict: { name: 'spam', signs: ['many links', 'markup'] } } as const;

  it('as spam is kept, rings nothing and claims nobody’s address', () => {
    const { lead, person, plan } = received({ ...spam, details: { segment: 'dealer' } });
    expect(lead).toMatchObject({
      stage: { name: 'spam', from: 'intake', at: monday, by: { kind: 'public' }, reason: 'many links, markup' },
      alarms: [],
    });
    expect(lead).not.toHaveProperty('reservedFor');
    expect(person).toMatchObject({ openLeads: [], contactKeys: [] });
    expect(plan.claims).toEqual([]);
    expect(factsOf(plan)[0]?.data).toMatchObject({ stage: 'spam', spamSigns: ['many links', 'markup'] });
    expect(plan.facts[0]?.generation).toBeUndefined();
  });

  it('as unreadable says why', () => {
    const { lead, plan } = received({ verdict: { name: 'unreadable', cause: 'no contact' } });
    expect(lead?.stage).toMatchObject({ name: 'unreadable', reason: 'no contact' });
    expect(factsOf(plan)[0]?.data).toMatchObject({ stage: 'unreadable', cause: 'no contact' });
  });

  it('leaves a known person as it is, and is no touch on what that person asked for', () => {
    const openLeads = [{ id: leadId, at: monday }];
    const known = { heldKeys: ['email-key'], persons: [personWith({ openLeads })], leads: [leadAt('mql')] };
    expect(received({ details: {} }, known).became).toBe('touch');
    const { person, became } = received({ ...spam, details: {} }, known);
    expect([person, became]).toEqual([undefined, 'lead']);
  });
});
