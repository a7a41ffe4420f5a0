import { describe, expect, it } from '@jest/globals';
import type { Account } from '../../../../shared/domain/accounts/account.ts';
import { AccountChanges, editAccount } from '../../../../shared/domain/accounts/edit-account.ts';
import { accountRecords, referrerOf } from '../../../../shared/domain/accounts/records.ts';
import { Referral, referralId, referralPlan } from '../../../../shared/domain/accounts/referral.ts';
import type { AnyRecord } from '../../../../shared/domain/records/records.ts';
import { claim } from '../../../../shared/domain/records/plan.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { anna, boris, head, marketer } from '../../../support/domain/actors.ts';
import { contextOf, daysAfter, idOf, monday } from '../../../support/domain/contexts.ts';
import { accepted, factsOf, recordsOf, refusalOf } from '../../../support/domain/decisions.ts';
import { accountId, accountWith, personId, personWith } from '../../../support/domain/leads.ts';
import { expectNeeded, expectNone, expectOneOf, expectWhole } from '../../../support/domain/shapes.ts';
import { storeOf, ToldClock } from '../../../support/domain/stores.ts';

const [referrerId, otherPerson, mergedPerson] = [idOf(0x305), idOf(0x215), idOf(0x217)];
const whole = accountWith({ company: 'Завод', taxId: '7707083893', owner: anna.id, segment: 'dealer', region: 'Урал' });
const holder = { kind: 'account', id: idOf(0x399) } as const;
const referral: Referral = {
  kind: 'referral',
  id: referralId(accountId),
  version: 4,
  referrer: referrerId,
  referred: accountId,
  at: monday,
};

/** What the store has beside an account. */
async function storeWith(account: Account, ...more: readonly AnyRecord[]) {
  const records = await storeOf(
    new ToldClock(),
    { ...account, version: 1 },
    accountWith({ id: referrerId, version: 1 }),
    personWith({ id: otherPerson, version: 1, accountId }),
    personWith({ id: idOf(0x216), version: 1, accountId: referrerId }),
    accountWith({ id: idOf(0x302), version: 1, mergedInto: accountId }),
    personWith({ id: mergedPerson, version: 1, accountId: idOf(0x302) }),
    ...more,
  );
  const keys = [
    { key: 'tax/7728168971', holder },
    { key: 'tax/7707083893', holder: whole },
  ];
  await commitPlan(records, claim(...keys), contextOf(head));
  return records;
}

async function edit(changes: AccountChanges, account: Account = whole, by: typeof anna = anna) {
  const records = await storeWith(account);
  return editAccount(account, changes, await accountRecords(account, changes, records), contextOf(by));
}

describe('Editing an account', () => {
  it('says what is known by now, and the fact names the fields only', async () => {
    const changes = { company: 'Завод-2', segment: 'industrial', region: 'Сибирь', mainPersonId: otherPerson };
    const { account, plan } = accepted(await edit(changes));
    expect(account).toEqual({ ...whole, version: whole.version + 1, ...changes });
    expect(recordsOf('account', plan)).toEqual([account]);
    expect(factsOf(plan)).toEqual([
      { type: 'AccountEdited', data: { fields: ['company', 'segment', 'region', 'mainPersonId'] } },
    ]);
    expect([plan.claims, plan.releases]).toEqual([[], []]);
  });

  it('forgets what is null, and changes nothing when all is so already', async () => {
    const { account, plan } = accepted(await edit({ region: null, segment: null }));
    expect(account).not.toHaveProperty('region');
    expect(account).not.toHaveProperty('segment');
    expect(factsOf(plan)).toEqual([{ type: 'AccountEdited', data: { fields: ['region', 'segment'] } }]);
    const same = accepted(
      await edit({ company: 'Завод', region: 'Урал', taxId: ' ИНН 7707083893 ', referredBy: null }),
    );
    expect(same.plan.changes).toEqual([]);
    expect(same.account).toBe(whole);
  });

  it('looks at nothing beside the account but the recommendation, where it speaks of nothing else', async () => {
    const records = await storeWith(whole, { ...referral, version: 1 });
    const [asked, get] = [[] as string[], records.get.bind(records)];
    records.get = (kind, id) => {
      asked.push(`${kind} ${id}`);
      return get(kind, id);
    };
    const looked = await accountRecords(whole, { region: 'Юг' }, records);
    expect(asked).toEqual([`referral ${referral.id}`, `account ${accountId}`]);
    expect(looked).toEqual({
      holder: undefined,
      referrer: undefined,
      referral: { ...referral, version: 1 },
      main: undefined,
      isMainOfIt: false,
    });
  });

  it('names for its main person anybody of all that was merged into it', async () => {
    expect(accepted(await edit({ mainPersonId: mergedPerson })).account.mainPersonId).toBe(mergedPerson);
  });

  it('moves the key of its tax id', async () => {
    const { account, plan } = accepted(await edit({ taxId: '7707083893/773601001' }));
    expect(account.taxId).toBe('7707083893+773601001');
    expect(plan.claims).toEqual([{ key: 'tax/7707083893+773601001', holder: account }]);
    expect(plan.releases).toEqual([{ key: 'tax/7707083893', holder: account }]);
    const gone = accepted(await edit({ taxId: null }));
    expect(gone.account).not.toHaveProperty('taxId');
    expect([gone.plan.claims, gone.plan.releases.map(({ key }) => key)]).toEqual([[], ['tax/7707083893']]);
    const { taxId: _none, ...untaxed } = whole;
    const first = accepted(await edit({ taxId: '7702070139' }, untaxed));
    expect([first.plan.claims.map(({ key }) => key), first.plan.releases]).toEqual([['tax/7702070139'], []]);
  });

  it.each([
    [{ taxId: '7707083890' }, 'rule', 'tax-id-wrong', '7707083890 is no INN: wrong-checksum'],
    [
      { taxId: '7728168971' },
      'conflict',
      'tax-id-taken',
      `7728168971 is account ${holder.id}'s; merge the two if they are one`,
    ],
    [
      { segment: 'retail' },
      'rule',
      'segment-unknown',
      'there is no segment retail; there are industrial, developer, dealer, individual',
    ],
    [{ company: null }, 'rule', 'company-needed', 'an account with a tax id has a name; only a private buyer has none'],
    [
      { referredBy: idOf(1) },
      'rule',
      'referrer-unknown',
      `there is no account ${idOf(1)}, nor a person of that id with an account`,
    ],
    [{ referredBy: accountId }, 'rule', 'referrer-itself', 'an account does not recommend us to itself'],
    [{ referredBy: otherPerson }, 'rule', 'referrer-itself', 'an account does not recommend us to itself'],
    [{ mainPersonId: idOf(0x216) }, 'rule', 'person-elsewhere', `person ${idOf(0x216)} is not of this account`],
    [{ mainPersonId: idOf(1) }, 'rule', 'person-elsewhere', `person ${idOf(1)} is not of this account`],
  ] as const)('refuses %j', async (changes, kind, code, detail) => {
    expect(refusalOf(await edit(changes))).toEqual({ kind, code, detail });
  });

  it('leaves a private buyer without a name, and a company once it has no tax id any more', async () => {
    const { taxId: _none, ...untaxed } = whole;
    expect(accepted(await edit({ company: null }, untaxed)).account).not.toHaveProperty('company');
    expect(accepted(await edit({ company: null, taxId: null })).account).not.toHaveProperty('company');
    expect(refusalOf(await edit({ company: null, taxId: '7702070139' }, untaxed)).code).toBe('company-needed');
  });

  it('is a head’s to do, and a manager’s where the account is theirs or nobody’s', async () => {
    const { owner: _none, ...free } = whole;
    accepted(await edit({ region: 'Юг' }, whole, head));
    accepted(await edit({ region: 'Юг' }, free));
    for (const [account, by] of [
      [{ ...whole, owner: boris.id }, anna],
      [free, marketer],
    ] as const)
      expect(refusalOf(await edit({ region: 'Юг' }, account, by))).toEqual({
        kind: 'forbidden',
        code: 'not-yours',
        detail: 'the account is another manager’s',
      });
  });

  it('is of the survivor where it was merged', async () => {
    expect(refusalOf(await edit({ region: 'Юг' }, { ...whole, mergedInto: referrerId }))).toEqual({
      kind: 'rule',
      code: 'merged',
      detail: `account ${accountId} was merged into ${referrerId}; edit that one`,
    });
  });

  it('trims what was typed, and takes nothing empty, too long or made of signs', () => {
    expect(AccountChanges().parse({ company: ' Завод ', region: ' Урал ', taxId: ' 1 ' })).toEqual({
      company: 'Завод',
      region: 'Урал',
      taxId: '1',
    });
    for (const wrong of [
      { company: '' },
      { company: '«»' },
      { company: 'x'.repeat(201) },
      { taxId: '1'.repeat(31) },
      { segment: 'x'.repeat(51) },
      { region: 'x'.repeat(101) },
      { region: ' ' },
      { referredBy: 'R' },
      { mainPersonId: null },
      { owner: anna.id },
    ])
      expect(AccountChanges().safeParse(wrong).success).toBe(false);
    const most = { company: 'x'.repeat(200), taxId: '1'.repeat(30), segment: 'x'.repeat(50), region: 'x'.repeat(100) };
    expect(AccountChanges().safeParse(most).success).toBe(true);
    expect(AccountChanges().safeParse({ company: '«»' }).error?.issues[0]?.message).toBe(
      'a name with letters or digits',
    );
  });
});

describe('A recommendation', () => {
  it('is by an account, or by the account of a person', async () => {
    for (const named of [referrerId, idOf(0x216)]) {
      const { account, plan } = accepted(await edit({ referredBy: named }));
      expect(account.referredBy).toBe(referrerId);
      expect(recordsOf('referral', plan)).toEqual([
        {
          kind: 'referral',
          id: referralId(accountId),
          version: 1,
          referrer: referrerId,
          referred: accountId,
          at: monday,
        },
      ]);
    }
  });

  it('is by whoever a merged account goes on as, and by nobody for a person without an account', async () => {
    const records = await storeOf(
      new ToldClock(),
      accountWith({ id: idOf(0x311), version: 1, aliases: [idOf(0x312)] }),
      accountWith({ id: idOf(0x312), version: 1, mergedInto: idOf(0x311) }),
      personWith({ version: 1 }),
    );
    expect(await referrerOf(idOf(0x312), records)).toMatchObject({ id: idOf(0x311) });
    expect(await referrerOf(personId, records)).toBeUndefined();
  });

  it('is one for each account: another takes its place, and it goes when it is forgotten', () => {
    const before = referral;
    const at = daysAfter(monday, 1);
    const planOf = (of: Referral | undefined, referredBy?: string) =>
      referralPlan(of, { id: accountId, ...(referredBy !== undefined && { referredBy }) }, { at });
    expect(recordsOf('referral', planOf(before, idOf(0x306)))).toEqual([
      { ...before, version: 5, referrer: idOf(0x306), at },
    ]);
    expect(planOf(before, referrerId).changes).toEqual([]);
    expect(planOf(before).changes).toEqual([{ record: { ...before, version: 5 }, expected: 4, gone: true }]);
    expect(planOf(undefined).changes).toEqual([]);
    expect(referralId(accountId)).not.toBe(referralId(referrerId));
  });

  it('is kept as this and nothing more', () => {
    const shape = { schema: Referral, whole: referral };
    expectWhole(shape);
    expectNeeded(shape, Object.keys(referral));
    expectOneOf(shape, 'kind', ['referral']);
    expectNone(shape, 'version', [0, 1.5]);
    expectNone(shape, 'at', ['2026-03-02']);
  });
});
