import { describe, expect, it } from '@jest/globals';
import { cardsOf } from '../../../../shared/domain/calls/card-of-call.ts';
import type { Deal } from '../../../../shared/domain/deals/deal.ts';
import type { Lead } from '../../../../shared/domain/leads/lead.ts';
import type { Person } from '../../../../shared/domain/people/person.ts';
import type { Records } from '../../../../shared/domain/records/records.ts';
import { daysAfter, idOf, monday } from '../../../support/domain/contexts.ts';
import { dealAt } from '../../../support/domain/deals.ts';
import { leadAt, personWith } from '../../../support/domain/leads.ts';
import { put, storeOf, ToldClock } from '../../../support/domain/stores.ts';

const [me, colleague, us] = [idOf(0x50), idOf(0x51), idOf(0x60)];
const person = personWith({ id: me, accountId: us });
const lead = (n: number, more: Partial<Lead> = {}): Lead =>
  leadAt('mql', { id: idOf(n), version: 1, personId: me, accountId: us, ...more });
const deal = (n: number, more: Partial<Deal> = {}): Deal =>
  dealAt('discuss-terms', { id: idOf(n), version: 1, personId: me, accountId: us, ...more });
const tuesday = daysAfter(monday, 1);
const asked = (at: string) => ({ firstTouch: { at, source: 'site' } });
const left = { from: 'x', at: monday, by: { kind: 'system' }, reason: 'x' } as const;
const lost = { stage: { name: 'lost', ...left }, alarms: [] } satisfies Partial<Deal>;
const spam = { stage: { name: 'spam', ...left }, alarms: [] } satisfies Partial<Lead>;

async function found(cards: readonly (Lead | Deal)[], of: Person = person) {
  const store = await storeOf(new ToldClock());
  for (const record of cards) await put(store, { record, expected: 'new' }); // more than one commit takes
  const { live, last } = await cardsOf(of, store);
  return [live, last].map((card) => card && Number.parseInt(card.id.slice(-2), 16));
}

describe('A call is about', () => {
  it.each<[string, (Lead | Deal)[], [number | undefined, number | undefined]]>([
    ['nothing where there is nothing', [], [undefined, undefined]],
    ['an open deal before an open lead', [deal(1), lead(2)], [1, 1]],
    ['the newest', [deal(1), deal(3), deal(2)], [3, 3]],
    ['their own before a colleague’s', [deal(1), deal(2, { personId: colleague })], [1, 1]],
    ['the newest of their colleagues’', [1, 2, 3].map((n) => deal(n, { personId: colleague })), [3, 3]],
    ['the newest of more than a hundred', Array.from({ length: 101 }, (_, n) => lead(n + 1)), [101, 101]],
    [
      'none that has a hundred newer ones beside it, not even their own',
      Array.from({ length: 101 }, (_, n) => deal(n + 1, n === 0 ? {} : { personId: colleague })),
      [101, 101],
    ],
    ['a deal that was opened again as if it were new', [deal(1, { generationAt: tuesday }), deal(2)], [1, 1]],
    ['the lead that asked last', [lead(1, asked(tuesday)), lead(2)], [1, 1]],
    ['a colleague’s deal before their own lead', [lead(2), deal(1, { personId: colleague })], [1, 1]],
    ['a lead where no deal is open', [deal(3, lost), lead(1)], [1, 3]],
    ['their own lead before a colleague’s', [lead(1), lead(2, { personId: colleague })], [1, 1]],
    ['nothing open where all is closed, but the last there was', [deal(1, lost), lead(2, spam)], [undefined, 1]],
    ['a closed lead, where there is no deal', [lead(2, spam), lead(1, spam)], [undefined, 2]],
  ])('%s', async (_, cards, expected) => {
    expect(await found(cards)).toEqual(expected);
  });

  it('the request of somebody who has no account yet', async () => {
    const { accountId: _p, ...stranger } = person;
    const { accountId: _l, ...request } = lead(1);
    expect(await found([request, deal(2, { personId: colleague })], stranger)).toEqual([1, 1]);
  });

  it('one of their cards, and no other record is read', async () => {
    const store = await storeOf(
      new ToldClock(),
      deal(1),
      lead(2),
      lead(3, { personId: colleague, accountId: idOf(0x61) }),
    );
    const read: string[] = [];
    const getMany: Records['getMany'] = (kind, ids) => {
      read.push(...ids);
      return store.getMany(kind, ids);
    };
    await cardsOf(person, { get: (...of) => store.get(...of), list: (...of) => store.list(...of), getMany });
    expect(read.toSorted()).toEqual([idOf(1), idOf(2)]);
  });

  it('the last request of a person, whether or not it names their account', async () => {
    const { accountId: _, ...nameless } = lead(1, asked(tuesday));
    expect(await found([nameless, lead(2)])).toEqual([1, 1]);
    expect(await found([nameless, lead(2, asked(daysAfter(monday, 2)))])).toEqual([2, 2]);
  });
});
