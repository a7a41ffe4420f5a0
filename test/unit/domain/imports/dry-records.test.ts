import { describe, expect, it } from '@jest/globals';
import { dryRecords } from '../../../../shared/domain/imports/dry-records.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { change, claim, together } from '../../../../shared/domain/records/plan.ts';
import type { AnyRecord, Entry, Listing } from '../../../../shared/domain/records/records.ts';
import { anna, boris, operator } from '../../../support/domain/actors.ts';
import { contextOf, idOf } from '../../../support/domain/contexts.ts';
import { dealAt } from '../../../support/domain/deals.ts';
import { accountId, accountWith, leadAt, personWith } from '../../../support/domain/leads.ts';
import { storeOf, ToldClock } from '../../../support/domain/stores.ts';

const account = accountWith({ version: 1 });
const person = personWith({ version: 1, accountId });
const [deal, another] = [
  dealAt('new-deal', { version: 1, accountId, owner: anna.id }),
  dealAt('new-deal', { id: idOf(0x402), version: 1, accountId, owner: anna.id }),
];

/** Records over a store that has an account, a person and a deal; what is made in them, and what a list shows. */
async function dry() {
  const store = await storeOf(new ToldClock(), account, person, deal);
  const records = dryRecords(store);
  const make = async (before: AnyRecord | undefined, after: AnyRecord, ...keys: readonly string[]) =>
    commitPlan(
      records,
      together(change(before, after), claim(...keys.map((key) => ({ key, holder: after })))),
      contextOf(operator),
    );
  const idsIn = async (listing: Listing, page?: Parameters<typeof records.list>[1]) =>
    (await records.list(listing, page)).items.map(({ kind, id, version }) => `${kind} ${id} ${String(version)}`);
  return { store, records, make, idsIn };
}
const shown = ({ kind, id, version }: Pick<Entry, 'kind' | 'id' | 'version'>) => `${kind} ${id} ${String(version)}`;
const children: Listing = { index: 'parent', of: accountId };

describe('What a dry run has made', () => {
  it('is there over what is, and nothing of it is written', async () => {
    const { store, records, make } = await dry();
    const edited = { ...account, version: 2, company: 'Завод' };
    expect(await make(account, edited, 'name/завод')).toEqual([]);
    await make(undefined, another);
    expect(await records.get('account', accountId)).toEqual(edited);
    expect(await records.get('person', person.id)).toEqual(person);
    expect(await records.getMany('deal', [deal.id, another.id, another.id])).toEqual([another, deal]);
    expect(await records.getMany('account', [accountId])).toEqual([edited]);
    expect(await records.holderOf('name/завод')).toEqual({ kind: 'account', id: accountId });
    expect(await records.holderOf('name/другой')).toBeUndefined();
    expect([store.all, store.claims]).toEqual([[account, person, deal], []]);
  });

  it('stands in each of its lists before what is there, once', async () => {
    const { make, idsIn } = await dry();
    const edited = { ...deal, version: 2 };
    await make(undefined, another);
    await make(deal, edited);
    expect(await idsIn({ ...children, kind: 'deal' })).toEqual([another, edited].map(shown));
    expect(await idsIn({ index: 'owner', of: anna.id })).toEqual([another, edited].map(shown));
    expect(await idsIn({ index: 'board', of: 'deal/project/new-deal' })).toEqual([another, edited].map(shown));
    expect(await idsIn(children)).toEqual([another, edited, person].map(shown));
    expect(await idsIn({ ...children, kind: 'person' })).toEqual([shown(person)]);
  });

  it('is shown with its card', async () => {
    const { records, make } = await dry();
    const lead = leadAt('new', { version: 1, accountId, company: 'Завод' });
    await make(undefined, lead);
    const { items } = await records.list({ ...children, kind: 'lead' });
    expect(items).toMatchObject([{ kind: 'lead', id: lead.id, version: 1, card: { stage: 'new', company: 'Завод' } }]);
  });

  it('has left the lists it stands in no more', async () => {
    const { make, idsIn } = await dry();
    await make(undefined, another);
    const { owner: _none, ...nobodys } = another;
    const moved = { ...nobodys, version: 2, accountId: idOf(0x309) };
    await make(another, moved);
    expect(await idsIn({ index: 'owner', of: anna.id })).toEqual([shown(deal)]);
    expect(await idsIn({ index: 'owner', of: boris.id })).toEqual([]);
    expect(await idsIn({ ...children, kind: 'deal' })).toEqual([shown(deal)]);
    expect(await idsIn({ index: 'parent', of: idOf(0x309) })).toEqual([shown(moved)]);
  });

  it('is on the first page of a list only', async () => {
    const { records, make, idsIn } = await dry();
    await make(undefined, another);
    const { items, next } = await records.list(children, { limit: 1 });
    expect(items.map(shown)).toEqual([another, deal].map(shown));
    expect(await idsIn(children, { limit: 1, cursor: String(next) })).toEqual([shown(person)]);
  });

  it('is asked of the store where it is nothing a row makes', async () => {
    const { store, records } = await dry();
    const request = { key: 'k', fingerprint: 'f' };
    await commitPlan(store, change(undefined, another), contextOf(operator), {
      idempotency: { ...request, answer: { ok: 1 } },
    });
    expect(await records.answered(request)).toEqual({ answer: { ok: 1 } });
    expect(await records.standing('deal', [deal.id])).toEqual(await store.standing('deal', [deal.id]));
  });
});
