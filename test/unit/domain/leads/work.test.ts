import { describe, expect, it } from '@jest/globals';
import { LeadChanges } from '../../../../shared/domain/leads/details.ts';
import type { Lead } from '../../../../shared/domain/leads/lead.ts';
import { assignLead, editLead, keepFor, waitLead } from '../../../../shared/domain/leads/work.ts';
import { anna, boris, head, marketer, office } from '../../../support/domain/actors.ts';
import { contextOf, daysAfter, monday } from '../../../support/domain/contexts.ts';
import { accepted, expectSound, factsOf, nothing, refusalOf } from '../../../support/domain/decisions.ts';
import { leadAt } from '../../../support/domain/leads.ts';

const closed = ['rejected', 'handed-to-dealer', 'converted', 'merged'] as const;
const notYours = { kind: 'forbidden', code: 'not-yours', detail: 'the lead belongs to another manager' };

describe('An edit of a lead', () => {
  const edit = (lead: Lead, changes: LeadChanges, by = anna) => editLead(lead, changes, contextOf(by));

  it('sets fields, forgets those that are null, and names what is different now', () => {
    const before = leadAt('mql', {
      company: 'Zavod',
      region: 'Ural',
      criteria: { product: 'failed', region: 'target' },
    });
    const changes = { company: 'Zavod', region: null, volume: '12', criteria: { product: 'target' } } as const;
    const { lead, plan } = accepted(edit(before, changes));
    const { region: _r, ...rest } = before;
    expect(lead).toEqual({ ...rest, version: 6, volume: '12', criteria: { product: 'target', region: 'target' } });
    expect(factsOf(plan)).toEqual([{ type: 'LeadEdited', data: { fields: ['region', 'volume', 'criteria'] } }]);
    expectSound(before, plan);
  });

  it('that says what is so already changes nothing', () => {
    const lead = leadAt('mql', { company: 'Zavod' });
    for (const changes of [{}, { company: 'Zavod' }, { region: null }, { criteria: {} }])
      expect(edit(lead, changes)).toEqual({ ok: true, lead, plan: nothing });
  });

  it('at sql makes the robot try again at once, once', () => {
    const first = accepted(edit(leadAt('sql'), { company: 'Zavod' })).lead;
    expect(first.alarms).toEqual([{ name: 'convert-again', at: monday }, ...leadAt('sql').alarms]);
    const again = accepted(editLead(first, { company: 'Fabrika' }, contextOf(anna, daysAfter(monday, 1)))).lead;
    expect(again.alarms).toEqual([{ name: 'convert-again', at: daysAfter(monday, 1) }, ...leadAt('sql').alarms]);
  });

  it('is its owner’s, or a head’s', () => {
    expect(refusalOf(editLead(leadAt('mql'), { company: 'x' }, contextOf(boris)))).toEqual(notYours);
    expect(editLead(leadAt('mql'), { company: 'x' }, contextOf(head)).ok).toBe(true);
  });

  it.each(closed)('of a lead that is %s waits for its reopening', (name) => {
    expect(refusalOf(edit(leadAt(name), { company: 'x' }))).toEqual({
      kind: 'rule',
      code: 'lead-closed',
      detail: `the lead is ${name}; reopen it to edit it`,
    });
  });

  it('of a parked lead is taken', () => {
    expect(accepted(edit(leadAt('parked'), { company: 'x' })).lead.company).toBe('x');
  });

  it('has the fields of a request, each forgotten by null', () => {
    const whole = {
      company: 'Zavod',
      segment: 'dealer',
      region: 'Ural',
      need: 'Drives',
      product: 'Relay',
      productGroup: 'sensors',
      volume: '12',
      budget: { netMinor: 1, currency: 'RUB', vatPercent: 22 },
      wantedOn: '2026-08-01',
      taxId: '7707083893',
      accountId: '00000000-0000-7000-8000-000000000301',
      referredBy: '00000000-0000-7000-8000-000000000302',
    };
    expect(LeadChanges().parse({ ...whole, criteria: { region: 'failed' } })).toEqual({
      ...whole,
      criteria: { region: 'failed' },
    });
    const forgotten = Object.fromEntries(Object.keys(whole).map((name) => [name, null]));
    expect(LeadChanges().parse(forgotten)).toEqual(forgotten);
    for (const wrong of [{ owner: anna.id }, { criteria: null }, { criteria: { region: 'maybe' } }, { company: '' }])
      expect(LeadChanges().safeParse(wrong).success).toBe(false);
  });
});

describe('An assignment', () => {
  const assign = (lead: Lead, to: string) => assignLead(lead, to, undefined, contextOf(head));

  it('of a new lead claims it for somebody, with the contact clock running', () => {
    const before = leadAt('new', { reservedFor: anna.id });
    const { lead, plan } = accepted(assign(before, boris.id));
    const { reservedFor: _r, ...free } = before;
    expect(lead).toEqual({
      ...free,
      version: 6,
      leg: 5,
      stage: { name: 'mql' },
      visit: { n: 4, enteredAt: monday },
      owner: boris.id,
      claimedAt: monday,
      alarms: [{ name: 'no-contact', at: '2026-03-02T11:00:00.000Z' }],
    });
    expect(factsOf(plan)).toEqual([
      { type: 'LeadMoved', data: { from: 'new', to: 'mql', visit: 4, reason: 'assigned', owner: boris.id } },
      { type: 'LeadAssigned', data: { to: boris.id } },
    ]);
    expectSound(before, plan);
  });

  it('of a claimed lead changes its owner alone', () => {
    const before = leadAt('mql');
    const { lead, plan } = accepted(assign(before, boris.id));
    expect(lead).toEqual({ ...before, version: 6, owner: boris.id });
    expect(factsOf(plan)).toEqual([{ type: 'LeadAssigned', data: { to: boris.id, from: anna.id } }]);
    expectSound(before, plan);
  });

  it('of a lead nobody contacted gives its new owner the whole time for it', () => {
    const before = leadAt('mql', { alarms: [{ name: 'no-contact', at: '2026-03-02T07:05:00.000Z' }] });
    const { lead, plan } = accepted(assign(before, boris.id));
    expect(lead.alarms).toEqual([{ name: 'no-contact', at: '2026-03-02T11:00:00.000Z' }]);
    expectSound(before, plan);
  });

  it('of a lead whose alarms have all rung rings nothing anew', () => {
    expect(accepted(assign(leadAt('mql', { alarms: [] }), boris.id)).lead).toMatchObject({
      owner: boris.id,
      alarms: [],
    });
  });

  it('to its owner changes nothing', () => {
    const lead = leadAt('mql');
    expect(assign(lead, anna.id)).toEqual({ ok: true, lead, plan: nothing });
  });

  it('is a head’s, and to a manager or a head', () => {
    expect(refusalOf(assignLead(leadAt('mql'), boris.id, undefined, contextOf(anna)))).toEqual({
      ...notYours,
      detail: 'only a head of sales assigns leads',
    });
    expect(accepted(assign(leadAt('mql'), head.id)).lead.owner).toBe(head.id);
    for (const to of [marketer.id, office.id, 'nobody'])
      expect(refusalOf(assign(leadAt('mql'), to))).toEqual({
        kind: 'rule',
        code: 'assignee-unknown',
        detail: `${to} is not a manager or a head of sales`,
      });
  });

  it.each(closed)('of a lead that is %s is none', (name) => {
    expect(refusalOf(assign(leadAt(name), boris.id))).toEqual({
      kind: 'rule',
      code: 'lead-closed',
      detail: `the lead is ${name}`,
    });
  });
});

describe('A wait', () => {
  const until = daysAfter(monday, 10);
  const wait = (lead: Lead, date: string = until) =>
    waitLead(lead, { until: date, reason: 'asked to' }, contextOf(anna));

  it('silences the alarms until its date, and stays in the open count', () => {
    const before = leadAt('mql');
    const { lead, plan } = accepted(wait(before));
    expect(lead).toEqual({ ...before, version: 6, leg: 5, wait: { until, reason: 'asked to', at: monday } });
    expect(factsOf(plan)).toEqual([{ type: 'LeadWaits', data: { until } }]);
    expectSound(before, plan);
  });

  it('ends by hand, and the alarms are back', () => {
    const before = accepted(wait(leadAt('mql'))).lead;
    const { lead, plan } = accepted(waitLead(before, { until: null }, contextOf(anna)));
    expect(lead).toEqual({ ...leadAt('mql'), version: 7, leg: 6 });
    expect(factsOf(plan)).toEqual([{ type: 'LeadWaitEnded', data: { by: 'hand' } }]);
    const idle = leadAt('mql');
    expect(waitLead(idle, { until: null }, contextOf(anna))).toEqual({ ok: true, lead: idle, plan: nothing });
  });

  it('is until a date to come, within a year', () => {
    expect(refusalOf(wait(leadAt('mql'), monday))).toEqual({
      kind: 'rule',
      code: 'wait-date-past',
      detail: `${monday} is not in the future`,
    });
    const justAfter = new Date(Date.parse(monday) + 1).toISOString();
    expect(wait(leadAt('mql'), justAfter).ok).toBe(true);
    expect(wait(leadAt('mql'), daysAfter(monday, 366)).ok).toBe(true);
    expect(refusalOf(wait(leadAt('mql'), daysAfter(justAfter, 366)))).toEqual({
      kind: 'rule',
      code: 'wait-too-long',
      detail: '2027-03-03T07:00:00.001Z is more than 366 days away; park it instead',
    });
  });

  it('comes after the first contact', () => {
    const alarms = [{ name: 'no-contact', at: daysAfter(monday, 1) }];
    expect(refusalOf(wait(leadAt('mql', { alarms })))).toEqual({
      kind: 'rule',
      code: 'contact-first',
      detail: 'the lead was claimed and not contacted yet; contact the person first',
    });
    expect(wait(leadAt('mql', { alarms: [] })).ok).toBe(true);
  });

  it('is for open leads, by their owner or a head', () => {
    for (const name of [...closed, 'parked', 'spam', 'unreadable'] as const)
      expect(refusalOf(wait(leadAt(name, { owner: anna.id })))).toEqual({
        kind: 'rule',
        code: 'not-open',
        detail: `the lead is ${name}; only an open one waits`,
      });
    expect(refusalOf(waitLead(leadAt('mql'), { until, reason: 'x' }, contextOf(boris)))).toEqual(notYours);
  });
});

describe('A lead kept for somebody who leaves', () => {
  const kept = leadAt('new', { reservedFor: anna.id });

  it('is kept for another, as a head says', () => {
    const { lead, plan } = accepted(keepFor(kept, boris.id, contextOf(head)));
    expect(lead).toEqual({ ...kept, version: kept.version + 1, reservedFor: boris.id });
    expect(factsOf(plan)).toEqual([{ type: 'LeadRouted', data: { to: boris.id, why: 'hand-over' } }]);
    expectSound(kept, plan);
  });

  it('stays as it is when it is kept for them already, for nobody, or is no longer in the queue', () => {
    const { reservedFor: _nobody, ...free } = kept;
    for (const lead of [{ ...kept, reservedFor: boris.id }, free, leadAt('mql', { reservedFor: anna.id })])
      expect(accepted(keepFor(lead, boris.id, contextOf(head)))).toEqual({ ok: true, lead, plan: nothing });
  });

  it('is a head’s to give', () => {
    expect(refusalOf(keepFor(kept, boris.id, contextOf(anna)))).toEqual({
      kind: 'forbidden',
      code: 'not-yours',
      detail: 'only a head of sales assigns leads',
    });
  });
});
