import { describe, expect, it } from '@jest/globals';
import { factDefinitions, type FactDraft, type FactType } from '../../../../shared/domain/facts/draft.ts';
import { recordFacts } from '../../../../shared/domain/facts/record-facts.ts';
import { versionOf } from '../../../../shared/domain/facts/versions.ts';
import type { Import } from '../../../../shared/domain/imports/import.ts';
import { openImport } from '../../../../shared/domain/imports/open-import.ts';
import type { HeldErpEvent } from '../../../../shared/domain/purchases/erp-event.ts';
import { boardSort, enrolmentBoard, innOf, placesOf } from '../../../../shared/domain/records/index-keys.ts';
import { change, together } from '../../../../shared/domain/records/plan.ts';
import { anna, operator } from '../../../support/domain/actors.ts';
import { claimWith, contractWith } from '../../../support/domain/claims.ts';
import { contextOf, daysAfter, idOf, monday } from '../../../support/domain/contexts.ts';
import { accepted } from '../../../support/domain/decisions.ts';
import { accountId, dealAt, dealId, known, personId, purchaseWith, rubles } from '../../../support/domain/deals.ts';
import { accountWith, deskWith, leadAt, leadId, personWith } from '../../../support/domain/leads.ts';
import { enrolmentWith } from '../../../support/domain/refreshing.ts';

const tuesday = daysAfter(monday, 1);

describe('An enrolment in the lists', () => {
  const { id } = enrolmentWith();
  const running = enrolmentWith({
    accountId,
    stage: { name: 'running', why: 'no-consent', letter: 'case' },
    alarms: [{ name: 'look', at: tuesday }],
  });
  const card = { enteredAt: monday, about: 'needs', subject: { kind: 'lead', id: leadId } };

  it('is on the board of its basket by its next look, with what it waits for, under its account and its person', () => {
    expect(placesOf(running)).toEqual({
      card: { ...card, stage: 'running', dueAt: tuesday, waitsFor: 'no-consent' },
      board: { of: 'enrolment/needs', sort: `${tuesday}/${id}` },
      owner: { of: accountId, sort: `enrolment/${id}` },
      parent: { of: personId, sort: `enrolment/${monday}/${id}` },
    });
    expect(enrolmentBoard('needs')).toBe('enrolment/needs');
  });

  it('is on no board once it has ended, and waits for nothing', () => {
    const ended = enrolmentWith({ stage: { name: 'ended', at: tuesday, cause: 'reply' }, alarms: [] });
    expect(placesOf(ended)).toEqual({
      card: { ...card, stage: 'ended' },
      parent: { of: personId, sort: `enrolment/${monday}/${id}` },
    });
  });
});

describe('A lead in the lists', () => {
  it('is on the board of its stage by its next alarm, with its owner, and under its person or account', () => {
    const { board, owner, parent } = placesOf(leadAt('mql', { focus: true }));
    const sort = `later/${tuesday}/${leadId}`;
    expect({ board, owner, parent }).toEqual({
      board: { of: 'lead/mql', sort },
      owner: { of: anna.id, sort: `lead/${sort}` },
      parent: { of: personId, sort: `lead/${monday}/${leadId}` },
    });
    expect(placesOf(leadAt('mql', { accountId })).parent?.of).toBe(accountId);
    expect(placesOf(leadAt('mql', { alarms: [] })).board?.sort).toBe(`later/${monday}/${leadId}`);
  });

  it('of a focus segment stands first in the queue, whatever is due before it', () => {
    const sortOf = (fields: Parameters<typeof leadAt>[1]) => placesOf(leadAt('new', fields)).board?.sort ?? '';
    const focus = sortOf({ focus: true, alarms: [{ name: 'overdue', at: daysAfter(monday, 9) }] });
    expect([focus, sortOf({ alarms: [{ name: 'overdue', at: monday }] })].sort()[0]).toBe(focus);
    expect(placesOf(leadAt('new', { focus: true })).card.focus).toBe(true);
  });

  it('is on a board while it is open, held or in a basket, and on its owner’s list while it is open or in a basket', () => {
    const shown = (name: Parameters<typeof leadAt>[0]) => {
      const { board, owner } = placesOf(leadAt(name, { owner: anna.id }));
      return [board?.of, owner?.of === anna.id];
    };
    expect(placesOf(leadAt('new')).owner).toBeUndefined();
    expect((['new', 'spam', 'unreadable', 'parked', 'rejected', 'converted'] as const).map(shown)).toEqual([
      ['lead/new', true],
      ['lead/spam', false],
      ['lead/unreadable', false],
      ['basket/needs', true],
      [undefined, false],
      [undefined, false],
    ]);
  });

  it('stands in its basket by when it came there', () => {
    const { enteredAt } = leadAt('parked').visit;
    expect(placesOf(leadAt('parked')).board).toEqual({ of: 'basket/needs', sort: `${enteredAt}/${leadId}` });
    expect(placesOf(dealAt('parked')).board).toEqual({ of: 'basket/account', sort: `${monday}/${dealId}` });
  });

  it('shows on its card what a board needs, without a contact until the claim', () => {
    const texts = { company: 'Zavod +7 495 123-45-67', product: 'ask ivan@zavod.example' };
    const fields = { ...texts, segment: 'dealer', lane: 'separate' as const, reservedFor: anna.id, budget: rubles(5) };
    expect(placesOf(leadAt('new', fields)).card).toEqual({
      stage: 'new',
      enteredAt: monday,
      overdue: false,
      company: 'Zavod •••',
      product: 'ask •••',
      reservedFor: anna.id,
      segment: 'dealer',
      lane: 'separate',
      amount: { netMinor: 5, currency: 'RUB' },
      dueAt: tuesday,
    });
    expect(placesOf(leadAt('mql', texts)).card).toMatchObject(texts);
    const wait = { until: daysAfter(monday, 9), reason: 'x', at: monday };
    expect(placesOf(leadAt('mql', { wait })).card).toMatchObject({ dueAt: wait.until, waitUntil: wait.until });
  });

  it.each([
    [['overdue', 'escalation'], false],
    [['no-contact'], false],
    [['owner-silent'], false],
    [['convert-again'], false],
    [['papers'], false],
    [['escalation'], true],
    [[], true],
  ])('with the alarms %j left is overdue: %s', (names, overdue) => {
    const alarms = names.map((name) => ({ name, at: tuesday }));
    expect(placesOf(leadAt('mql', { alarms })).card.overdue).toBe(overdue);
    const wait = { until: daysAfter(monday, 9), reason: 'x', at: monday };
    expect(placesOf(leadAt('mql', { alarms, wait })).card.overdue).toBe(false);
  });

  it('that is held or closed is not overdue: nothing of it rings', () => {
    for (const name of ['spam', 'unreadable', 'parked', 'rejected'] as const)
      expect(placesOf(leadAt(name)).card.overdue).toBe(false);
  });
});

describe('A deal in the lists', () => {
  it('is on the board of its process and stage, with its owner, under its account', () => {
    const deal = dealAt('agree-price', {
      company: 'Zavod',
      lines: [...known.lines],
      segment: 'dealer',
      lane: 'separate',
    });
    const sort = `later/${tuesday}/${dealId}`;
    expect(placesOf(deal)).toEqual({
      card: {
        stage: 'agree-price',
        process: 'project',
        enteredAt: monday,
        overdue: false,
        company: 'Zavod',
        owner: anna.id,
        segment: 'dealer',
        lane: 'separate',
        product: 'Frequency converter 7.5 kW',
        dueAt: tuesday,
      },
      board: { of: 'deal/project/agree-price', sort },
      owner: { of: anna.id, sort: `deal/${sort}` },
      parent: { of: accountId, sort: `deal/${monday}/${dealId}` },
    });
  });

  it('shows the agreed amount, else the quoted, else the budget', () => {
    const amountOf = (fields: Parameters<typeof dealAt>[1]) =>
      placesOf(dealAt('agree-price', fields)).card.amount?.netMinor;
    const { agreement, quote } = known;
    expect([{ agreement, quote }, { quote, budget: rubles(3) }, { budget: rubles(3) }, {}].map(amountOf)).toEqual([
      50_000_000,
      54_000_000,
      3,
      undefined,
    ]);
  });

  it('that is closed, or shipped with its task made, is on no board', () => {
    for (const deal of [dealAt('lost'), dealAt('shipped', { alarms: [] })]) {
      const { board, owner } = placesOf(deal);
      expect([board, owner]).toEqual([undefined, undefined]);
    }
    const { board, owner } = placesOf(dealAt('parked')); // its owner has it still
    expect([board?.of, owner?.of]).toEqual(['basket/account', anna.id]);
    const { owner: _o, ...nobodys } = dealAt('new-deal', { alarms: [] });
    expect(placesOf(nobodys)).toMatchObject({ board: { sort: `later/${monday}/${dealId}` } });
    expect(placesOf(nobodys).owner).toBeUndefined();
  });
});

describe('A board', () => {
  it('is in the order of what is due, else of when it was entered, those of a focus segment first', () => {
    const cards = [{ dueAt: tuesday, enteredAt: monday }, { enteredAt: monday }, {}];
    expect(boardSort({ focus: true, dueAt: tuesday }, 'id')).toBe(`focus/${tuesday}/id`);
    expect(cards.map((card) => boardSort(card, 'id'))).toEqual([
      `later/${tuesday}/id`,
      `later/${monday}/id`,
      'later//id',
    ]);
  });
});

describe('What else is in the lists', () => {
  const task = {
    kind: 'task',
    id: idOf(7),
    version: 1,
    subject: { kind: 'lead', id: leadId },
    about: 'by-hand',
    title: 'Call',
    dueAt: tuesday,
    state: { name: 'open' },
  } as const;

  it('is a task while it is open: with its assignee, or with any head', () => {
    const card = { about: 'by-hand', title: 'Call', dueAt: tuesday, subject: { kind: 'lead', id: leadId } };
    const [sort, parent] = [`task/${tuesday}/${idOf(7)}`, { of: leadId, sort: `task/${tuesday}/${idOf(7)}` }];
    expect(placesOf({ ...task, assignee: anna.id })).toEqual({
      card: { ...card, owner: anna.id },
      owner: { of: anna.id, sort },
      parent,
    });
    expect(placesOf(task)).toEqual({ card, owner: { of: 'any-head', sort }, parent });
    const done = { name: 'done', at: monday, by: { kind: 'system' as const } } as const;
    expect(placesOf({ ...task, state: done }).owner).toBeUndefined();
  });

  it('is an account by its name as compared, by its INN, a person and purchases under their account, and quotes in their order', () => {
    expect(placesOf(accountWith({ company: 'Zavod', taxId: '7707083893+773601001' }))).toEqual({
      card: { company: 'Zavod' },
      board: { of: 'account/all', sort: `zavod/${accountId}` },
      parent: { of: 'inn/7707083893', sort: `account/${accountId}` },
    });
    const last = { of: 'account/all', sort: `~/${accountId}` };
    expect(placesOf(accountWith())).toEqual({ card: {}, board: last });
    expect(placesOf(accountWith({ mergedInto: idOf(9), segment: 'dealer' }))).toEqual({
      card: { segment: 'dealer', stage: 'merged' },
    });
    expect(placesOf(accountWith({ owner: anna.id }))).toEqual({
      card: { owner: anna.id },
      board: last,
      owner: { of: anna.id, sort: `account/${accountId}` },
    });
    expect(placesOf(personWith({ accountId }))).toEqual({
      card: {},
      parent: { of: accountId, sort: `person/${personId}` },
    });
    expect(placesOf(purchaseWith())).toEqual({
      card: { amount: { netMinor: 49_000_000, currency: 'RUB' }, enteredAt: '2026-03-02' },
      parent: { of: accountId, sort: `purchase/2026-03-02/${idOf(0x801)}` },
    });
    const quote = {
      kind: 'quote',
      state: 'sent',
      id: idOf(9),
      version: 1,
      dealId,
      number: 'Q',
      quoteVersion: 12,
    } as const;
    expect(placesOf({ ...quote, lines: [], amount: rubles(5), discountPercent: 0, sentOn: '2026-03-02' })).toEqual({
      card: { amount: { netMinor: 5, currency: 'RUB' } },
      parent: { of: dealId, sort: `quote/0012/${idOf(9)}` },
    });
    const by = { kind: 'staff', id: anna.id } as const;
    const draft = { ...quote, state: 'draft', lines: [], discountPercent: 0, language: 'ru', by, at: tuesday } as const;
    expect(placesOf({ ...draft, lines: [] })).toEqual({
      card: { stage: 'draft' },
      parent: { of: dealId, sort: `quote/draft/${idOf(9)}` },
    });
    const activity = { kind: 'activity', id: idOf(8), version: 1, subject: { kind: 'lead', id: leadId } } as const;
    const done = { by: { kind: 'staff', id: anna.id }, at: tuesday, noted: false } as const;
    expect(placesOf({ ...activity, ...done, channel: 'call', direction: 'out', result: 'reached' })).toEqual({
      card: {},
      parent: { of: leadId, sort: `activity/${tuesday}/${idOf(8)}` },
    });
    const head = { kind: 'settings-head', id: 'settings', version: 1, versions: {} } as const;
    const setting = { kind: 'setting-version', id: 'setting/sla/1', version: 1, name: 'sla', value: {} } as const;
    for (const record of [personWith(), deskWith(), head, setting]) expect(placesOf(record)).toEqual({ card: {} });
    expect([innOf('7707083893'), innOf('7707083893/773601001')]).toEqual(['inn/7707083893', 'inn/7707083893']);
  });
});

describe('An event of the ERP in the lists', () => {
  const order = { orderNumber: 'IE-7', orderDate: '2026-03-02' };
  const held: HeldErpEvent = {
    kind: 'erp-event',
    id: idOf(0xb01),
    version: 1,
    event: { type: 'production-order', ...order, document: 'PO-7' },
    missing: ['deal'],
    heldAt: monday,
    taskId: idOf(7),
  };
  const card = { about: 'erp-production-order', title: 'IE-7: PO-7' };

  it('is among those held until somebody has seen to it, and under its deal when it has one', () => {
    const board = { of: 'erp-event/held', sort: `${monday}/${held.id}` };
    expect(placesOf(held)).toEqual({ card, board });
    expect(placesOf({ ...held, settledAt: tuesday })).toEqual({ card });
    const parent = { of: dealId, sort: `erp-event/${monday}/${held.id}` };
    expect(placesOf({ ...held, dealId })).toEqual({ card, board, parent });
    expect(placesOf({ ...held, dealId, settledAt: tuesday })).toEqual({ card, parent });
  });
});

describe('A claim and a contract in the lists', () => {
  it('stand under their account, and among the owners under their deal; a claim on the board while it is open', () => {
    const [claim, contract] = [claimWith(), contractWith()];
    const parent = { of: accountId, sort: `claim/${claim.id}` };
    const card = { stage: 'open', enteredAt: '2026-03-02' };
    const board = { of: 'claim/open', sort: `2026-03-17/${claim.id}` };
    expect(placesOf(claim)).toEqual({ card, board, parent });
    const owner = { of: dealId, sort: `claim/${claim.id}` };
    expect(placesOf(claimWith({ dealId }))).toEqual({ card, board, parent, owner });
    const answer = { as: 'accepted', on: '2026-03-02', at: monday, by: { kind: 'staff', id: anna.id } } as const;
    expect(placesOf(claimWith({ state: { name: 'answered', answer } }))).toEqual({
      card: { ...card, stage: 'answered' },
      parent,
    });
    const under = { of: accountId, sort: `contract/${contract.id}` };
    expect(placesOf(contract)).toEqual({ card: { stage: 'draft', enteredAt: '2026-02-20' }, parent: under });
    expect(placesOf(contractWith({ dealId, amount: rubles(5) }))).toEqual({
      card: { stage: 'draft', enteredAt: '2026-02-20', amount: { netMinor: 5, currency: 'RUB' } },
      parent: under,
      owner: { of: dealId, sort: `contract/${contract.id}` },
    });
  });
});

describe('The facts of a commit', () => {
  const edited: FactDraft = { type: 'LeadEdited', data: { fields: ['company'] } };
  const plan = together(
    change(undefined, leadAt('new', { version: 1, generation: 1 }), edited, { ...edited, at: tuesday }),
    change(undefined, accountWith({ version: 1 }), {
      type: 'AccountOpened',
      data: { personId },
      part: { kind: 'x', id: 'y' },
    }),
  );
  const commit = {
    ...plan,
    at: monday,
    by: { kind: 'system', id: 'x' },
    origin: 'demo',
    policy: 3,
    note: idOf(0xee),
  } as const;

  it('are numbered within their record’s new version; the note is the first one’s', () => {
    const facts = recordFacts(commit, { at: daysAfter(monday, 2), commitId: 'c' });
    const common = {
      v: 1,
      version: 1,
      recordedAt: daysAfter(monday, 2),
      by: commit.by,
      origin: 'demo',
      commitId: 'c',
      policy: 3,
    };
    const lead = { ...common, type: 'LeadEdited', subject: { kind: 'lead', id: leadId }, data: edited.data };
    expect(facts).toEqual([
      { ...lead, id: `${leadId}/1/0`, n: 0, at: monday, generation: 1, note: idOf(0xee) },
      { ...lead, id: `${leadId}/1/1`, n: 1, at: tuesday },
      {
        ...common,
        id: `${accountId}/1/0`,
        type: 'AccountOpened',
        subject: { kind: 'account', id: accountId },
        n: 0,
        at: monday,
        part: { kind: 'x', id: 'y' },
        data: { personId },
      },
    ]);
  });

  it('are about records it changes, or it is a mistake', () => {
    const stray = { ...commit, changes: [] };
    expect(() => recordFacts(stray, { at: monday, commitId: 'c' })).toThrow(
      `LeadEdited is about lead ${leadId}, which the commit does not change`,
    );
  });

  it('are all in the catalogue, in the first version of their shapes', () => {
    for (const [type, { version }] of Object.entries(factDefinitions))
      expect([type, versionOf(type as FactType)]).toEqual([type, version]); // a key of the table
    const versions = Object.entries(factDefinitions).map(([type, { version }]) => `${type} ${String(version)}`);
    expect(versions).toEqual(versions.map((one) => one.replace(/\d+$/, '1')));
    expect(versions).toHaveLength(new Set(versions).size);
  });
});

describe('An import in the lists', () => {
  const { opened } = accepted(
    openImport({ kind: 'purchases', fileName: 'orders.csv', dryRun: false }, contextOf(operator)),
  );
  const at = (name: 'waiting' | 'running'): Import => ({ ...opened, state: { name } });
  const parent = { of: 'imports', sort: `import/${monday}/${opened.id}` };

  it('stands among all imports by when it was opened, and among the open ones while something is left to do', () => {
    const board = { of: 'import/open', sort: `${monday}/${opened.id}` };
    for (const record of [
      at('waiting'),
      at('running'),
      { ...opened, state: { name: 'undoing', pass: 'rows' } } as const,
    ])
      expect(placesOf(record)).toEqual({ card: {}, parent, board });
    for (const name of ['done', 'undone'] as const)
      expect(placesOf({ ...opened, state: { name, at: monday } })).toEqual({ card: {}, parent });
    expect(placesOf({ ...opened, state: { name: 'failed', at: monday, why: 'no titles' } })).toEqual({
      card: {},
      parent,
    });
  });
});
