import { describe, expect, it } from '@jest/globals';
import { moveLead } from '../../../../shared/domain/leads/move.ts';
import type { Sender } from '../../../../shared/domain/leads/release.ts';
import { anna, head } from '../../../support/domain/actors.ts';
import { contextOf, idOf, monday } from '../../../support/domain/contexts.ts';
import { accepted, expectSound, recordsOf, refusalOf } from '../../../support/domain/decisions.ts';
import {
  accountId,
  accountWith,
  leadAt,
  leadId,
  moveRecords,
  personId,
  personWith,
  stranger,
} from '../../../support/domain/leads.ts';

const before = leadAt('spam', { segment: 'industrial', productGroup: 'drives' });
const release = (sender: Partial<Sender> | undefined, lead = before) =>
  moveLead(
    lead,
    { to: 'new' },
    moveRecords(sender ? { sender: { ...stranger, ...sender } } : { sender: { ...stranger, contactKeys: [] } }),
    contextOf(head),
  );

describe('A held lead that is let in', () => {
  it('comes into the queue with its clocks, and its contacts lead to its person from then on', () => {
    const { lead, plan } = accepted(release({ mailDomainKey: 'zavod' }));
    expect(lead).toEqual({
      ...before,
      version: 6,
      leg: 5,
      generation: 3,
      generationAt: monday,
      visit: { n: 4, enteredAt: monday },
      stage: { name: 'new' },
      focus: true,
      mailDomainKey: 'zavod',
      alarms: [
        { name: 'overdue', at: '2026-03-02T07:30:00.000Z' },
        { name: 'escalation', at: '2026-03-02T08:00:00.000Z' },
      ],
    });
    expect(recordsOf('person', plan)).toEqual([
      personWith({
        version: 3,
        openLeads: [{ id: leadId, at: monday, productGroup: 'drives' }],
        contactKeys: ['email-key'],
      }),
    ]);
    expect(plan.claims).toEqual([{ key: 'email-key', holder: { kind: 'person', id: personId } }]);
    expectSound(before, plan);
  });

  it('is the lead of whom its contacts lead to, and goes to the owner of a known customer first', () => {
    const customer = personWith({ id: idOf(0x202), openLeads: [{ id: idOf(0x150), at: monday }], accountId });
    const account = accountWith({ owner: anna.id });
    const known = { heldKeys: ['email-key'], persons: [customer], leads: [], account };
    const { lead, plan } = accepted(release({ known, contactKeys: ['email-key', 'phone-key'] }));
    expect(lead).toMatchObject({
      personId: customer.id,
      accountId,
      reservedFor: anna.id,
      flags: ['known-customer'],
      linkedTo: [idOf(0x150)],
      alarms: [{ name: 'owner-silent', at: '2026-03-02T08:00:00.000Z' }],
    });
    expect(recordsOf('person', plan).map(({ id, contactKeys }) => [id, contactKeys])).toEqual([
      [customer.id, ['phone-key']],
    ]);
    expect(plan.claims).toEqual([{ key: 'phone-key', holder: { kind: 'person', id: customer.id } }]);
  });

  it('must be of somebody who can be reached', () => {
    const refusal = refusalOf(release(undefined, leadAt('unreadable')));
    expect(refusal).toEqual({
      kind: 'rule',
      code: 'contact-needed',
      detail: 'nobody could call or write back: say an e-mail or a phone',
      missing: [
        {
          in: 'body',
          field: 'contacts.email',
          title: { en: 'E-mail', ru: 'Эл. почта' },
          example: 'ivan@company.example',
        },
        { in: 'body', field: 'contacts.phone', title: { en: 'Phone', ru: 'Телефон' }, example: '+7 495 123-45-67' },
      ],
    });
    const { sender: _nobody, ...records } = moveRecords();
    expect(moveLead(before, { to: 'new' }, records, contextOf(head)).ok).toBe(false);
  });
});
