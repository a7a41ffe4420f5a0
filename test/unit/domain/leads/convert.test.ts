import { describe, expect, it } from '@jest/globals';
import type { Lead } from '../../../../shared/domain/leads/lead.ts';
import type { Account } from '../../../../shared/domain/accounts/account.ts';
import { moveLead } from '../../../../shared/domain/leads/move.ts';
import { conversionRecords } from '../../../../shared/domain/leads/records.ts';
import { MemoryRecords } from '../../../../shared/adapters/memory/records.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { addTask } from '../../../../shared/domain/tasks/add-task.ts';
import { change, claim, together } from '../../../../shared/domain/records/plan.ts';
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

  it('opens a deal of its segment’s process', () => {
    const criteria = Object.fromEntries(
      ['product', 'region', 'volume', 'need', 'contacts'].map((id) => [id, 'target'] as const),
    );
    const { plan } = convert(leadAt('mql', { ...qualified, segment: 'individual', criteria }));
    expect(recordsOf('deal', plan).map(({ process }) => process)).toEqual(['project']);
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
      expect(plan.changes.map(({ record }) => record.kind)).toEqual(['lead', 'deal']);
    }
  });

  it('gets the tax id that is said now, and holds it from then on', () => {
    const { lead, plan } = convert(leadAt('mql', { ...qualified, taxId: inn }), ofPerson);
    expect(accountOf(lead)).toBe(accountId);
    expect(recordsOf('account', plan)).toEqual([accountWith({ version: 4, taxId: inn })]);
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
    expect(recordsOf('account', plan)).toEqual([]);
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

describe('What a conversion looks at', () => {
  async function storeWith(...accounts: Parameters<typeof accountWith>[0][]) {
    const context = contextOf(anna);
    const clock = { now: () => Promise.resolve(monday) };
    const records = new MemoryRecords({ clock, newId: context.newId });
    const plans = accounts.map((fields) => {
      const account = accountWith({ ...fields, version: 1 });
      const key = claim({ key: `tax/${account.taxId ?? account.id}`, holder: account });
      return together(change(undefined, account, { type: 'AccountOpened', data: { personId } }), key);
    });
    const person = change(undefined, personWith({ version: 1 }), { type: 'PersonAppeared', data: { source: 'site' } });
    await commitPlan(records, together(person, ...plans), context);
    return records;
  }
  const idsOf = (accounts: readonly { id: string }[]) => accounts.map(({ id }) => id).sort();

  it('is every account of the INN, each once', async () => {
    const records = await storeWith(
      { id: idOf(0x310), taxId: inn },
      { id: idOf(0x311), taxId: `${inn}+773601001` },
      { id: idOf(0x312), taxId: '7728168971' },
    );
    const both = [idOf(0x310), idOf(0x311)];
    expect(idsOf((await conversionRecords({ personId, taxId: inn }, records)).sameTaxId)).toEqual(both);
    expect(idsOf((await conversionRecords({ personId, taxId: `${inn}/773601001` }, records)).sameTaxId)).toEqual(both);
  });

  it('is nobody’s account for a tax id that is none, or not said', async () => {
    const records = await storeWith({ id: idOf(0x310), taxId: inn });
    for (const taxId of [{}, { taxId: 'nonsense' }])
      expect(await conversionRecords({ personId, ...taxId }, records)).toEqual({
        person: personWith({ version: 1 }),
        known: undefined,
        sameTaxId: [],
      });
  });

  it('is the account the lead names, or its person’s', async () => {
    const records = await storeWith({ id: accountId, taxId: inn });
    const { known, sameTaxId } = await conversionRecords({ personId, accountId, taxId: inn }, records);
    expect([known?.id, idsOf(sameTaxId)]).toEqual([accountId, [accountId]]);
  });

  it('is an account that holds the tax id, also while no list shows it, and with its KPP', async () => {
    const records = await storeWith({ id: idOf(0x310), taxId: '7728168971' });
    const hidden = { ...accountWith({ id: idOf(0x320), version: 1 }), taxId: `${inn}+773601001` };
    const opened = change(undefined, { ...hidden, taxId: '1' }, { type: 'AccountOpened', data: { personId } });
    const keys = claim({ key: `tax/${inn}+773601001`, holder: hidden }, { key: `tax/${inn}`, holder: hidden });
    await commitPlan(records, together(opened, keys), contextOf(anna));
    for (const taxId of [inn, `${inn}/773601001`])
      expect(idsOf((await conversionRecords({ personId, taxId }, records)).sameTaxId)).toEqual([hidden.id]);
    expect((await conversionRecords({ personId, taxId: '7707083893/773601002' }, records)).sameTaxId).toEqual([]);
  });

  it('is the key of a mail domain nobody holds, and the task a refused one left', async () => {
    const records = await storeWith({ id: accountId, taxId: inn });
    const { plan: asking, task } = addTask({
      id: idOf(0x600),
      subject: { kind: 'lead', id: leadId },
      about: 'tax-id-wrong',
      dueAt: monday,
    });
    await commitPlan(records, together(asking, claim({ key: 'domain/held', holder: accountWith() })), contextOf(anna));
    const keyOf = async (fields: { mailDomainKey: string; accountId?: string }) =>
      (await conversionRecords({ personId, ...fields }, records)).freeDomainKey;
    expect([
      await keyOf({ mailDomainKey: 'free' }),
      await keyOf({ mailDomainKey: 'held' }),
      await keyOf({ mailDomainKey: 'free', accountId }),
    ]).toEqual(['free', undefined, undefined]);
    expect((await conversionRecords({ personId, conversionTask: task.id }, records)).task).toEqual(task);
    expect(await conversionRecords({ personId }, records)).not.toHaveProperty('task');
  });

  it('is never without the person', async () => {
    const records = await storeWith();
    await expect(conversionRecords({ personId: idOf(0x2ff) }, records)).rejects.toThrow(
      `the person ${idOf(0x2ff)} of a lead does not exist`,
    );
  });
});
