import { describe, expect, it } from '@jest/globals';
import type { Lead } from '../../../../shared/domain/leads/lead.ts';
import type { Account } from '../../../../shared/domain/accounts/account.ts';
import { convertLead } from '../../../../shared/domain/leads/convert.ts';
import { moveLead } from '../../../../shared/domain/leads/move.ts';
import { anna } from '../../../support/domain/actors.ts';
import { contextOf, idOf, monday, newIdOf } from '../../../support/domain/contexts.ts';
import { accepted, expectSound, factsOf, recordsOf, tasksOf } from '../../../support/domain/decisions.ts';
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

const inn = '7707083893';
const convert = (lead: Lead, records: Parameters<typeof moveRecords>[0] = {}) =>
  accepted(moveLead(lead, { to: 'sql' }, moveRecords(records), contextOf(anna)));

describe('A lead that is ready to buy', () => {
  const before = leadAt('mql', {
    ...qualified,
    company: 'Zavod',
    region: 'Ural',
    taxId: `${inn}/773601001`,
    budget: { netMinor: 100, currency: 'RUB', vatPercent: 22 },
    wantedOn: '2026-08-01',
  });

  it('is converted in the same commit: lead closed, account opened, deal opened, person joined', () => {
    const { lead, dealId, plan } = convert(before);
    expect(lead).toEqual({
      ...before,
      version: 6,
      leg: 6,
      visit: { n: 5, enteredAt: monday },
      alarms: [],
      accountId: newIdOf(1),
      stage: {
        name: 'converted',
        from: 'sql',
        at: monday,
        by: { kind: 'staff', id: anna.id },
        reason: 'converted',
        accountId: newIdOf(1),
        dealId: newIdOf(2),
      },
    });
    expect(dealId).toBe(newIdOf(2));
    expect(recordsOf('account', plan)).toEqual([
      {
        kind: 'account',
        id: newIdOf(1),
        version: 1,
        company: 'Zavod',
        taxId: `${inn}+773601001`,
        segment: 'dealer',
        region: 'Ural',
        owner: anna.id,
        mainPersonId: personId,
      },
    ]);
    expect(recordsOf('person', plan)).toEqual([personWith({ version: 3, accountId: newIdOf(1) })]);
    expect(plan.claims).toMatchObject([{ key: `tax/${inn}+773601001`, holder: { kind: 'account', id: newIdOf(1) } }]);
    expect(factsOf(plan)).toEqual([
      { type: 'LeadMoved', data: { from: 'mql', to: 'sql', visit: 4 } },
      {
        type: 'LeadConverted',
        data: { from: 'sql', to: 'converted', visit: 5, accountId: newIdOf(1), dealId: newIdOf(2) },
      },
      { type: 'AccountOpened', data: { personId, leadId } },
      {
        type: 'DealOpened',
        data: {
          process: 'dealer-order',
          stage: 'new-deal',
          origin: 'lead',
          accountId: newIdOf(1),
          leadId,
          segment: 'dealer',
          owner: anna.id,
        },
      },
      { type: 'PersonJoinedAccount', data: { accountId: newIdOf(1) } },
    ]);
    expectSound(before, plan);
  });

  it('hands over to its deal what is known of it', () => {
    expect(recordsOf('deal', convert(before).plan)).toEqual([
      {
        kind: 'deal',
        id: newIdOf(2),
        version: 1,
        leg: 1,
        generation: 1,
        generationAt: monday,
        visit: { n: 1, enteredAt: monday },
        alarms: [
          { name: 'overdue', at: '2026-03-03T07:00:00.000Z' },
          { name: 'escalation', at: '2026-03-04T07:00:00.000Z' },
        ],
        process: 'dealer-order',
        stage: { name: 'new-deal' },
        passed: [],
        origin: 'lead',
        accountId: newIdOf(1),
        personId,
        leadId,
        linkedTo: [],
        lines: [{ title: 'Interface relay R4' }],
        committee: [],
        paymentTerms: [],
        payments: [],
        shipments: [],
        company: 'Zavod',
        segment: 'dealer',
        owner: anna.id,
        need: 'Stock for the season',
        budget: { netMinor: 100, currency: 'RUB', vatPercent: 22 },
        wantedOn: '2026-08-01',
      },
    ]);
  });

  it('keeps its lane', () => {
    const { plan } = convert(leadAt('mql', { ...qualified, lane: 'separate' }));
    expect(recordsOf('deal', plan).map(({ lane }) => lane)).toEqual(['separate']);
    expect(factsOf(plan).find(({ type }) => type === 'DealOpened')?.data).toMatchObject({ lane: 'separate' });
  });

  it('opens a deal of its segment’s process', () => {
    const criteria = Object.fromEntries(
      ['product', 'region', 'volume', 'need', 'contacts'].map((id) => [id, 'target'] as const),
    );
    const { plan } = convert(leadAt('mql', { ...qualified, segment: 'individual', criteria }));
    expect(recordsOf('deal', plan).map(({ process }) => process)).toEqual(['project']);
  });

  it('opens a project when its segment is gone from the settings meanwhile', () => {
    const { desk: _d, sender: _s, ...records } = moveRecords();
    const decision = convertLead(leadAt('sql', { ...qualified, segment: 'retail' }), records, contextOf(anna));
    expect(decision.ok && recordsOf('deal', decision.plan).map(({ process }) => process)).toEqual(['project']);
  });
});

describe('The account of a conversion', () => {
  const account = (id: number, taxId: string) => accountWith({ id: idOf(id), taxId });
  const accountOf = ({ stage }: Lead) => (stage.name === 'converted' ? stage.accountId : stage.name);

  const ofPerson = { known: accountWith(), person: personWith({ accountId }) };

  it('is the one already known of the person', () => {
    for (const [known, taxId] of [
      [accountWith(), undefined],
      [account(0x301, inn), inn],
      [account(0x301, `${inn}+773601001`), `${inn}/773601001`],
      [account(0x301, `${inn}+773601001`), inn],
    ] as const) {
      const sameTaxId = known.taxId === undefined ? [] : [known];
      const before = leadAt('mql', { ...qualified, ...(taxId !== undefined && { taxId }) });
      const { lead, plan } = convert(before, { ...ofPerson, known, sameTaxId });
      expect(accountOf(lead)).toBe(accountId);
      expect(plan.changes.map(({ record }) => record.kind)).toEqual(['lead', 'account', 'deal']);
      expect(recordsOf('account', plan)).toEqual([
        { ...known, version: known.version + 1, signals: { dealOpened: monday } },
      ]);
    }
  });

  it('is the one the lead names, whatever its person’s is', () => {
    const { lead } = convert(leadAt('mql', { ...qualified, accountId: idOf(0x310) }), {
      known: accountWith({ id: idOf(0x310) }),
      person: personWith({ accountId }),
    });
    expect(accountOf(lead)).toBe(idOf(0x310));
  });

  it('gets the tax id that is said now, and holds it from then on', () => {
    const { lead, plan } = convert(leadAt('mql', { ...qualified, taxId: inn }), ofPerson);
    expect(accountOf(lead)).toBe(accountId);
    expect(recordsOf('account', plan)).toEqual([
      accountWith({ version: 4, taxId: inn, signals: { dealOpened: monday } }),
    ]);
    expect(plan.claims).toMatchObject([{ key: `tax/${inn}`, holder: { id: accountId } }]);
    expect(factsOf(plan)).toContainEqual({ type: 'AccountEdited', data: { fields: ['taxId'] } });
  });

  it.each([
    ['the same INN', inn, inn],
    ['the same INN, whatever its KPP', inn, `${inn}+773601001`],
    ['the same INN and KPP', `${inn}/773601001`, `${inn}+773601001`],
  ])('is the one of %s', (_which, taxId, held) => {
    const { lead, plan } = convert(leadAt('mql', { ...qualified, taxId }), { sameTaxId: [account(0x310, held)] });
    expect(accountOf(lead)).toBe(idOf(0x310));
    expect(recordsOf('account', plan)).toMatchObject([{ id: idOf(0x310), signals: { dealOpened: monday } }]);
    expect(plan.claims).toEqual([]);
    expect(recordsOf('person', plan)).toEqual([personWith({ version: 3, accountId: idOf(0x310) })]);
  });

  it('is a new one for a branch nobody knew: the same INN with another KPP', () => {
    const lead = leadAt('mql', { ...qualified, taxId: `${inn}/773601002` });
    const { plan } = convert(lead, { sameTaxId: [account(0x310, `${inn}+773601001`), account(0x311, inn)] });
    expect(recordsOf('account', plan).map(({ taxId }) => taxId)).toEqual([`${inn}+773601002`]);
  });

  it('without a tax id is a new one, of what is known', () => {
    const { owner: _o, ...nobodys } = leadAt('mql', qualified);
    const decision = moveLead(nobodys, { to: 'sql' }, moveRecords(), contextOf({ kind: 'system', id: 'robot' }));
    const { plan } = accepted(decision);
    expect(recordsOf('account', plan)).toEqual([
      { kind: 'account', id: newIdOf(1), version: 1, mainPersonId: personId, segment: 'dealer' },
    ]);
    expect(plan.claims).toEqual([]);
  });

  it('leaves a person where it belongs', () => {
    const { plan } = convert(leadAt('mql', qualified), { person: personWith({ accountId: idOf(0x399) }) });
    expect(recordsOf('person', plan)).toEqual([]);
  });
});

describe('A conversion that is refused', () => {
  const two = [accountWith({ id: idOf(0x310), taxId: `${inn}+1` }), accountWith({ id: idOf(0x311), taxId: inn })];

  it.each([
    ['the tax id is none', { taxId: '7707083894' }, [], 'tax-id-wrong'],
    ['several accounts have it', { taxId: inn }, two, 'account-ambiguous'],
    ['nobody knows the account it names', { accountId }, [], 'account-unknown'],
  ])('because %s leaves the lead at sql, with a task that says why', (_why, fields, sameTaxId, code) => {
    const before = leadAt('mql', { ...qualified, ...fields });
    const { lead, dealId, plan } = convert(before, { sameTaxId });
    expect(lead).toEqual({
      ...before,
      version: 6,
      leg: 5,
      stage: { name: 'sql' },
      visit: { n: 4, enteredAt: monday },
      alarms: [
        { name: 'overdue', at: '2026-03-03T07:00:00.000Z' },
        { name: 'escalation', at: '2026-03-04T07:00:00.000Z' },
      ],
      conversionTask: newIdOf(1),
    });
    expect(dealId).toBeUndefined();
    expect(tasksOf(plan)).toEqual([{ about: code, assignee: anna.id, dueAt: '2026-03-03T07:00:00.000Z' }]);
    expect(factsOf(plan)).toEqual([
      { type: 'LeadMoved', data: { from: 'mql', to: 'sql', visit: 4 } },
      { type: 'LeadConversionRefused', data: { code, taskId: newIdOf(1) } },
      { type: 'TaskAdded', data: { about: code, assignee: anna.id, dueAt: '2026-03-03T07:00:00.000Z' } },
    ]);
    expectSound(before, plan);
  });
});

describe('A known account of another tax id', () => {
  const codeOf = (known: Account, sameTaxId: Account[]) => {
    const before = leadAt('mql', { ...qualified, taxId: inn });
    return tasksOf(convert(before, { known, person: personWith({ accountId }), sameTaxId }).plan)[0]?.about;
  };

  it('is not quietly taken for the one that buys: a person says which it is', () => {
    expect(codeOf(accountWith({ taxId: '7728168971' }), [])).toBe('account-of-another-tax-id');
    expect(codeOf(accountWith(), [accountWith({ id: idOf(0x310), taxId: inn })])).toBe('account-of-another-tax-id');
  });
});
