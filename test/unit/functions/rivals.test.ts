import { beforeEach, describe, expect, it } from '@jest/globals';
import { editAccount } from '../../../functions/api/customers/edit-account/route.ts';
import { editPerson } from '../../../functions/api/customers/edit-person/route.ts';
import { closeClaim } from '../../../functions/api/documents/close-claim/route.ts';
import { editClaim } from '../../../functions/api/documents/edit-claim/route.ts';
import { editContract } from '../../../functions/api/documents/edit-contract/route.ts';
import { editQuote } from '../../../functions/api/documents/edit-quote/route.ts';
import { MemoryFiles } from '../../../shared/adapters/memory/files.ts';
import type { DraftQuote } from '../../../shared/domain/deals/quote.ts';
import { commitPlan } from '../../../shared/domain/records/decide.ts';
import { change, together } from '../../../shared/domain/records/plan.ts';
import type { AnyRecord } from '../../../shared/domain/records/records.ts';
import { areaInMemory, callWith } from '../../support/cloud/area-in-memory.ts';
import { anna, head, robot } from '../../support/domain/actors.ts';
import { claimTask, claimWith, contractWith, customer } from '../../support/domain/claims.ts';
import { contextOf, idOf, monday } from '../../support/domain/contexts.ts';
import { dealAt, rubles } from '../../support/domain/deals.ts';
import { personWith } from '../../support/domain/leads.ts';

const by = { kind: 'staff', id: anna.id } as const;
const deal = dealAt('send-quote', { version: 1 });
const quote: DraftQuote = {
  kind: 'quote',
  id: idOf(0x901),
  version: 1,
  state: 'draft',
  dealId: deal.id,
  lines: [{ title: 'Монтаж', quantity: 1, price: rubles(100) }],
  discountPercent: 0,
  language: 'ru',
  by,
  at: monday,
};
const answered = { as: 'rejected', on: '2026-03-02', at: monday, by } as const;
const claim = claimWith({ version: 1, state: { name: 'answered', answer: answered } });
const contract = contractWith({ version: 1 });
const account = { ...customer, version: 1 };
const person = personWith({ version: 1, accountId: account.id });

const servicesIn = () => ({ ...areaInMemory(), files: new MemoryFiles(), hasScanner: false });
let area: ReturnType<typeof servicesIn>;
beforeEach(async () => {
  area = servicesIn();
  const all: readonly AnyRecord[] = [deal, quote, claim, claimTask(), contract, account, person];
  await commitPlan(area.records, together(...all.map((record) => change(undefined, record))), contextOf(robot));
});

const [mine, theirs] = [callWith({}, { by: anna }), callWith({}, { by: head })];

/** Each way to change a record that others change too: one edit, another of the same, one of something else. */
const edits = {
  claim: {
    of: claim,
    edit: (n: number, call = mine) => editClaim({ id: claim.id, cost: rubles(n) }, area, call),
    other: () => editClaim({ id: claim.id, cause: 'late' }, area, theirs),
    both: { cost: rubles(1), cause: 'late' },
  },
  quote: {
    of: quote,
    edit: (n: number, call = mine) => editQuote({ id: quote.id, discountPercent: n }, area, call),
    other: () => editQuote({ id: quote.id, note: 'x' }, area, theirs),
    both: { discountPercent: 1, note: 'x' },
  },
  contract: {
    of: contract,
    edit: (n: number, call = mine) => editContract({ id: contract.id, amount: rubles(n) }, area, call),
    other: () => editContract({ id: contract.id, validUntil: '2026-12-31' }, area, theirs),
    both: { amount: rubles(1), validUntil: '2026-12-31' },
  },
  account: {
    of: account,
    edit: (n: number, call = mine) => editAccount({ id: account.id, company: `Zavod ${String(n)}` }, area, call),
    other: () => editAccount({ id: account.id, region: 'Perm' }, area, theirs),
    both: { company: 'Zavod 1', region: 'Perm' },
  },
  person: {
    of: person,
    edit: (n: number, call = mine) => editPerson({ id: person.id, name: `Пётр ${String(n)}` }, area, call),
    other: () => editPerson({ id: person.id, role: 'economic' }, area, theirs),
    both: { role: 'economic' },
  },
};

describe.each(Object.entries(edits))('An edit of a %s', (kind, { of, edit, other, both }) => {
  const now = () => area.records.get(kind as keyof typeof edits, of.id);

  it('loses to another of the same that came between reading and committing, and says so', async () => {
    area.records.beforeNextCommit(() => edit(2, theirs));
    await expect(edit(1)).rejects.toMatchObject({
      details: { status: 409, code: 'changed-meanwhile', extra: { winner: { id: head.id } } },
    });
    const before = await now();
    await edit(2, theirs); // it stands: said again nothing changes
    expect(await now()).toEqual(before);
  });

  it('goes with another of something else that came between', async () => {
    area.records.beforeNextCommit(other);
    await edit(1);
    expect(await now()).toMatchObject({ ...both, version: 3 });
  });
});

it('An edit of a claim loses to its end that came between', async () => {
  area.records.beforeNextCommit(() => closeClaim({ id: claim.id, satisfied: true }, area, theirs));
  await expect(edits.claim.edit(1)).rejects.toMatchObject({ details: { code: 'changed-meanwhile' } });
  expect(await area.records.get('claim', claim.id)).toMatchObject({ version: 2, state: { name: 'closed' } });
});

describe('Contacts that are edited', () => {
  const contacts = () => area.people.get('contacts', person.id, person.id);
  const edit = (changes: object, call = mine) => editPerson({ id: person.id, ...changes }, area, call);

  it('are those of who was faster', async () => {
    area.records.beforeNextCommit(() => edit({ name: 'Пётр' }, theirs));
    await expect(edit({ name: 'Павел' })).rejects.toMatchObject({ details: { code: 'changed-meanwhile' } });
    expect(await contacts()).toEqual({ name: 'Пётр' });
  });

  it('are both’s where they are not the same, found by both', async () => {
    area.records.beforeNextCommit(() => edit({ phone: '+7 912 345-67-89' }, theirs));
    await edit({ email: 'petr@company.example' });
    expect(await contacts()).toMatchObject({ email: 'petr@company.example', phone: '+79123456789' });
    expect((await area.records.get('person', person.id))?.contactKeys).toHaveLength(person.contactKeys.length + 2);
    expect(area.records.facts.map(({ data }) => data['fields'])).toEqual([['phone'], ['email']]);
  });
});
