import { describe, expect, it } from '@jest/globals';
import { cardsOf } from '../../../../shared/domain/calls/card-of-call.ts';
import type { Deal } from '../../../../shared/domain/deals/deal.ts';
import type { Lead } from '../../../../shared/domain/leads/lead.ts';
import type { Person } from '../../../../shared/domain/people/person.ts';
import { idOf, monday } from '../../../support/domain/contexts.ts';
import { dealAt } from '../../../support/domain/deals.ts';
import { leadAt, personWith } from '../../../support/domain/leads.ts';
import { storeOf, ToldClock } from '../../../support/domain/stores.ts';

const [me, colleague, us] = [idOf(0x50), idOf(0x51), idOf(0x60)];
const person = personWith({ id: me, accountId: us });
const lead = (n: number, more: Partial<Lead> = {}): Lead =>
  leadAt('mql', { id: idOf(n), version: 1, personId: me, accountId: us, ...more });
const deal = (n: number, more: Partial<Deal> = {}): Deal =>
  dealAt('discuss-terms', { id: idOf(n), version: 1, personId: me, accountId: us, ...more });
const left = { from: 'x', at: monday, by: { kind: 'system' }, reason: 'x' } as const;
const lost = { stage: { name: 'lost', ...left }, alarms: [] } satisfies Partial<Deal>;
const spam = { stage: { name: 'spam', ...left }, alarms: [] } satisfies Partial<Lead>;

async function found(cards: readonly (Lead | Deal)[], of: Person = person) {
  const { live, last } = await cardsOf(of, await storeOf(new ToldClock(), ...cards));
  return [live, last].map((card) => card && Number.parseInt(card.id.slice(-2), 16));
}

describe('A call is about', () => {
  it.each<[string, (Lead | Deal)[], [number | undefined, number | undefined]]>([
    ['nothing where there is nothing', [], [undefined, undefined]],
    ['an open deal before an open lead', [deal(1), lead(2)], [1, 1]],
    ['the newest', [deal(1), deal(3), deal(2)], [3, 3]],
    ['their own before a colleague’s', [deal(1), deal(2, { personId: colleague })], [1, 1]],
    ['the newest of their colleagues’', [1, 2, 3].map((n) => deal(n, { personId: colleague })), [3, 3]],
    ['the newest of as many as a hundred', Array.from({ length: 100 }, (_, n) => lead(n + 1)), [100, 100]],
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
    const { accountId: _l, ...asked } = lead(1);
    expect(await found([asked, deal(2, { personId: colleague })], stranger)).toEqual([1, 1]);
  });
});
