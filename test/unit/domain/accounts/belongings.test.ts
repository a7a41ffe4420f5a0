import { describe, expect, it } from '@jest/globals';
import { accountUnknown, belongings, strangerAmong } from '../../../../shared/domain/accounts/belongings.ts';
import { idOf } from '../../../support/domain/contexts.ts';
import { accountId, dealAt, dealId, personId, purchaseWith } from '../../../support/domain/deals.ts';
import { accountWith, personWith } from '../../../support/domain/leads.ts';
import { storeOf, ToldClock } from '../../../support/domain/stores.ts';

const [loserId, purchaseId, merged] = [idOf(0x302), idOf(0x801), idOf(0x202)];
const account = accountWith({ aliases: [loserId] });
const loser = accountWith({ id: loserId, mergedInto: accountId });
const [deal, purchase, person] = [dealAt('shipped'), purchaseWith(), personWith({ accountId: loserId })];

describe('What a claim or a contract names', () => {
  it('is read with its account as it goes on by now, and all that was merged into that', async () => {
    const alias = personWith({ id: merged, mergedInto: personId });
    const records = await storeOf(new ToldClock(), account, loser, deal, purchase, person, alias);
    const ids = { accountId: loserId, dealId, purchaseId, personId: merged };
    const found = await belongings(ids, records);
    expect(found).toEqual({ account, family: [accountId, loserId], deal, purchase, person });
    expect(strangerAmong(ids, found)).toBeUndefined();
  });

  it('is nothing where nothing is named, or there', async () => {
    const records = await storeOf(new ToldClock(), account, deal);
    const [asked, get] = [[] as string[], records.get.bind(records)];
    records.get = (kind, id) => {
      asked.push(`${kind} ${id}`);
      return get(kind, id);
    };
    const none = { deal: undefined, purchase: undefined, person: undefined };
    expect(await belongings({ accountId }, records)).toEqual({ account, family: [accountId], ...none });
    expect(asked).toEqual([`account ${accountId}`, `account ${loserId}`]);
    const unknown = { accountId: idOf(9), dealId: idOf(9), purchaseId: idOf(9), personId: idOf(9) };
    expect(await belongings(unknown, records)).toStrictEqual({ account: undefined, family: [], ...none });
    expect(accountUnknown(idOf(9)).refusal).toEqual({
      kind: 'rule',
      code: 'account-unknown',
      detail: `there is no account ${idOf(9)}`,
    });
  });

  it('is all of one account', () => {
    const found = { family: [idOf(9)], deal, purchase, person };
    for (const [kind, ids] of [
      ['deal', { dealId, purchaseId, personId }],
      ['purchase', { purchaseId, personId }],
      ['person', { personId }],
    ] as const)
      expect(strangerAmong({ accountId: idOf(9), ...ids }, found)?.refusal).toEqual({
        kind: 'rule',
        code: 'of-another-account',
        detail: `${kind} ${Object.values(ids)[0]} is not of account ${idOf(9)}`,
      });
    expect(strangerAmong({ accountId: idOf(9) }, found)).toBeUndefined();
  });
});
