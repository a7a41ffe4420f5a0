import { describe, expect, it } from '@jest/globals';
import { moveDeal } from '../../../../shared/domain/deals/move.ts';
import { moveLead } from '../../../../shared/domain/leads/move.ts';
import { anna } from '../../../support/domain/actors.ts';
import { contextOf, daysAfter, monday, newIdOf } from '../../../support/domain/contexts.ts';
import { accepted, expectSound, factsOf, recordsOf } from '../../../support/domain/decisions.ts';
import { dealAt, dealId, dealRecords } from '../../../support/domain/deals.ts';
import {
  accountId,
  accountWith,
  leadAt,
  leadId,
  moveRecords,
  personId,
  personWith,
  qualified,
} from '../../../support/domain/leads.ts';

const signals = { replied: daysAfter(monday, -9) };
const person = personWith({ mail: { signals, unsubscribed: ['time'], freeAt: monday } });
const account = accountWith({ signals: { dealOpened: daysAfter(monday, -5) } });

const parksLead = (enrolled?: { person: typeof person; account: typeof account | undefined }) => {
  const before = leadAt('mql', qualified);
  const asked = { to: 'parked', basket: 'time', wakeUpAt: '2026-06-15' } as const;
  const decision = accepted(moveLead(before, asked, moveRecords(enrolled ? { enrolled } : {}), contextOf(anna)));
  expectSound(before, decision.plan);
  return decision;
};

describe('Who is parked', () => {
  it('is enrolled at once: with what had happened before, a look now, and the day that was named', () => {
    const { lead, plan } = parksLead({ person, account });
    expect(recordsOf('enrolment', plan)).toEqual([
      {
        ...{ kind: 'enrolment', id: newIdOf(1), version: 1, leg: 1, generation: 1, generationAt: monday },
        ...{ visit: { n: 1, enteredAt: monday }, alarms: [{ name: 'look', at: monday }] },
        ...{ subject: { kind: 'lead', id: leadId }, personId, accountId, basket: 'time', wakeUpOn: '2026-06-15' },
        ...{ before: { ...signals, ...account.signals }, steps: {}, stage: { name: 'running', why: 'gap' } },
      },
    ]);
    expect(recordsOf('person', plan)).toEqual([
      { ...person, version: 3, mail: { ...person.mail, enrolmentId: newIdOf(1) } },
    ]);
    expect(lead.stage).toMatchObject({ basket: 'time', wakeUpAt: '2026-06-15', enrolmentId: newIdOf(1) });
    expect(factsOf(plan)).toEqual([
      {
        type: 'LeadMoved',
        data: { from: 'mql', to: 'parked', visit: 4, basket: 'time', wakeUpAt: '2026-06-15' },
      },
      {
        type: 'EnrolmentStarted',
        data: { basket: 'time', of: { kind: 'lead', id: leadId }, personId, accountId, wakeUpOn: '2026-06-15' },
      },
    ]);
    expect(plan.facts[1]?.generation).toBe(1);
  });

  it('is in the basket without letters where there is nobody to write to', () => {
    const { lead, plan } = parksLead();
    expect(lead.stage).not.toHaveProperty('enrolmentId');
    expect(plan.changes.map(({ record }) => record.kind)).toEqual(['lead']);
  });

  it('may belong to no account, and have had no letter before', () => {
    const { plan } = parksLead({ person: personWith(), account: undefined });
    const [enrolment] = recordsOf('enrolment', plan);
    expect([enrolment?.before, enrolment?.accountId]).toEqual([{}, undefined]);
    const mail = { signals: {}, unsubscribed: [], enrolmentId: newIdOf(1) };
    expect(recordsOf('person', plan)[0]?.mail).toEqual(mail);
  });

  it('is a deal as well, whose stage names the enrolment, and whose fact does not', () => {
    const before = dealAt('agree-price');
    const move = { to: 'parked', basket: 'account' } as const;
    const { deal, plan } = accepted(
      moveDeal(before, move, dealRecords({ enrolled: { person, account } }), contextOf(anna)),
    );
    expectSound(before, plan);
    expect(deal.stage).toMatchObject({ name: 'parked', basket: 'account', enrolmentId: newIdOf(1) });
    expect(recordsOf('enrolment', plan)).toMatchObject([{ subject: { kind: 'deal', id: dealId }, basket: 'account' }]);
    const moved = factsOf(plan).find(({ type }) => type === 'DealMoved');
    expect(moved?.data).toMatchObject({ basket: 'account', to: 'parked' });
    expect(moved?.data).not.toHaveProperty('enrolmentId');
  });
});
