import { describe, expect, it } from '@jest/globals';
import { addPerson, NewAccount, openByHand } from '../../../../shared/domain/accounts/open-by-hand.ts';
import { referralId } from '../../../../shared/domain/accounts/referral.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { claim } from '../../../../shared/domain/records/plan.ts';
import { anna, boris, head, marketer } from '../../../support/domain/actors.ts';
import { contextOf, idOf } from '../../../support/domain/contexts.ts';
import { accepted, factsOf, recordsOf, refusalOf } from '../../../support/domain/decisions.ts';
import { accountId, accountWith, personId, personWith } from '../../../support/domain/leads.ts';
import { storeOf, ToldClock } from '../../../support/domain/stores.ts';

const secrets = { hash: (purpose: string, text: string) => Promise.resolve(`${purpose}:${text}`) };
const keys = { email: 'contact:email/petr@zavod.example', phone: 'contact:phone/+74951234567' };
const petr = { name: 'Пётр', email: 'Petr@Zavod.example', phone: '8 (495) 123-45-67', role: 'technical' } as const;
const known = personWith({ version: 1, contactKeys: [keys.email], openLeads: [] });
const [newAccount, newPerson] = [idOf(0xa01), idOf(0xa02)];

/** The store with an account, a person nobody placed yet, and what a test adds. */
type Held = readonly [key: string, id: string];
async function stores(...held: readonly Held[]) {
  const records = await storeOf(
    new ToldClock(),
    accountWith({ version: 1, taxId: '7707083893' }),
    known,
    personWith({ id: idOf(0x202), version: 1, accountId }),
    personWith({ id: idOf(0x203), version: 1, mergedInto: personId }),
  );
  const holders = held.map(([key, id]) => ({ key, holder: { kind: 'person' as const, id } }));
  const tax = { key: 'tax/7707083893', holder: { kind: 'account' as const, id: accountId } };
  await commitPlan(records, claim(tax, ...holders), contextOf(head));
  return { records, secrets };
}

describe('An account opened by hand', () => {
  it('is the manager’s who opens it, with a person met there first', async () => {
    const asked = { company: 'Завод', taxId: '7728168971', segment: 'dealer', region: 'Урал', contact: petr };
    const decision = accepted(await openByHand(asked, await stores(), contextOf(anna)));
    const { account, person, items, plan } = decision;
    expect(account).toEqual({
      kind: 'account',
      id: newAccount,
      version: 1,
      mainPersonId: newPerson,
      company: 'Завод',
      taxId: '7728168971',
      segment: 'dealer',
      region: 'Урал',
      owner: anna.id,
    });
    expect(person).toEqual({
      kind: 'person',
      id: newPerson,
      version: 1,
      accountId: newAccount,
      openLeads: [],
      contactKeys: [keys.email, keys.phone],
      consents: {},
      role: 'technical',
    });
    expect(plan.changes.map(({ record }) => record)).toEqual([account, person]);
    expect(plan.claims).toEqual([
      { key: 'tax/7728168971', holder: account },
      { key: keys.email, holder: person },
      { key: keys.phone, holder: person },
    ]);
    expect(factsOf(plan)).toEqual([
      { type: 'AccountOpened', data: { personId: newPerson } },
      { type: 'PersonAppeared', data: { source: 'by-hand' } },
    ]);
    const value = { name: 'Пётр', email: 'petr@zavod.example', phone: '+74951234567' };
    expect(items).toEqual([{ kind: 'contacts', of: newPerson, id: newPerson, value }]);
  });

  it('is a private buyer without a company, and nobody’s when a head opens it', async () => {
    const { account, plan } = accepted(
      await openByHand({ contact: { name: 'Пётр' } }, await stores(), contextOf(head)),
    );
    expect(account).toEqual({ kind: 'account', id: newAccount, version: 1, mainPersonId: newPerson });
    expect(plan.claims).toEqual([]);
    accepted(await openByHand({ company: 'Завод', contact: {} }, await stores(), contextOf(head)));
  });

  it('takes in somebody who asked before and belongs to no account, whatever entry of them the contact leads to', async () => {
    for (const holder of [personId, idOf(0x203)]) {
      const decision = await openByHand(
        { company: 'Завод', contact: petr },
        await stores([keys.email, holder]),
        contextOf(anna),
      );
      const { account, person, items, plan } = accepted(decision);
      expect(account.mainPersonId).toBe(personId);
      expect(person).toEqual({
        ...known,
        version: 2,
        accountId: newAccount,
        contactKeys: [keys.email, keys.phone],
        role: 'technical',
      });
      expect(plan.claims).toEqual([{ key: keys.phone, holder: person }]);
      expect(factsOf(plan)[1]).toEqual({ type: 'PersonJoinedAccount', data: { accountId: newAccount } });
      expect(items).toEqual([]);
    }
  });

  it('remembers who recommended us', async () => {
    const asked = { company: 'Завод', referredBy: idOf(0x202), contact: {} };
    const { account, plan } = accepted(await openByHand(asked, await stores(), contextOf(anna)));
    expect(account.referredBy).toBe(accountId);
    expect(recordsOf('referral', plan)).toMatchObject([
      { id: referralId(newAccount), referrer: accountId, referred: newAccount },
    ]);
  });

  it.each([
    [{ contact: {} }, 'rule', 'name-needed', 'an account is called by its company, or a private buyer by their name'],
    [{ company: 'З', taxId: '1', contact: {} }, 'rule', 'tax-id-wrong', '1 is no INN: wrong-length'],
    [
      { company: 'З', taxId: '7707083893', contact: {} },
      'conflict',
      'tax-id-taken',
      `7707083893 is account ${accountId}'s`,
    ],
    [
      { company: 'З', segment: 'retail', contact: {} },
      'rule',
      'segment-unknown',
      'there is no segment retail; there are industrial, developer, dealer, individual',
    ],
    [
      { company: 'З', referredBy: idOf(1), contact: {} },
      'rule',
      'referrer-unknown',
      `there is no account ${idOf(1)}, nor a person of that id with an account`,
    ],
    [{ company: 'З', contact: { email: 'at' } }, 'rule', 'email-wrong', 'at is no e-mail address'],
    [
      { company: 'З', contact: { phone: '12' } },
      'rule',
      'phone-wrong',
      '12 is no phone number; give it with its area code, abroad with + and country',
    ],
  ] as const)('is refused for %j', async (asked, kind, code, detail) => {
    const refusal = refusalOf(await openByHand(asked, await stores(), contextOf(anna)));
    expect(refusal).toMatchObject({ kind, code, detail });
  });

  it('asks for the company with an example', async () => {
    const refusal = refusalOf(await openByHand({ contact: {} }, await stores(), contextOf(anna)));
    expect(refusal.missing).toEqual([
      { in: 'body', field: 'company', title: { en: 'Company', ru: 'Компания' }, example: 'ООО «Ромашка»' },
    ]);
  });

  it('is typed in within limits', () => {
    expect(NewAccount().parse({ company: ' Завод ' })).toEqual({ company: 'Завод', contact: {} });
    const contact = { name: 'x'.repeat(200), email: 'x'.repeat(300), phone: 'x'.repeat(60), role: 'user' };
    expect(NewAccount().safeParse({ contact }).success).toBe(true);
    for (const wrong of [
      { name: '' },
      { name: 'x'.repeat(201) },
      { email: 'x'.repeat(301) },
      { phone: 'x'.repeat(61) },
      { role: 'boss' },
      { message: 'x' },
    ])
      expect(NewAccount().safeParse({ contact: wrong }).success).toBe(false);
    expect(NewAccount().safeParse({ owner: anna.id }).success).toBe(false);
  });
});

describe('A person added to an account', () => {
  const account = accountWith({ owner: anna.id });
  const added = async (contact: Parameters<typeof addPerson>[1], by: typeof anna = anna, ...held: Held[]) =>
    addPerson(account, contact, await stores(...held), contextOf(by));

  it('is somebody new, known by as little as a name', async () => {
    const { person, items } = accepted(await added({ name: 'Ольга' }));
    expect(person).toMatchObject({ id: idOf(0xa01), accountId, contactKeys: [] });
    expect(items).toMatchObject([{ value: { name: 'Ольга' } }]);
    accepted(await added({ email: 'a@b.example' }));
    accepted(await added({ phone: '8 495 123-45-67' }));
  });

  it('is not somebody of an account already, nor two people at once', async () => {
    const elsewhere = [keys.phone, idOf(0x202)] as const;
    expect(refusalOf(await added(petr, anna, elsewhere))).toEqual({
      kind: 'conflict',
      code: 'person-known',
      detail: `person ${idOf(0x202)} of account ${accountId} has these contacts`,
    });
    expect(refusalOf(await added(petr, anna, elsewhere, [keys.email, personId]))).toEqual({
      kind: 'conflict',
      code: 'contacts-of-two-people',
      detail: 'the e-mail leads to one person and the phone to another',
    });
  });

  it('is somebody, and added by who works the account', async () => {
    expect(refusalOf(await added({ role: 'user' }))).toEqual({
      kind: 'rule',
      code: 'contact-needed',
      detail: 'a name, an e-mail or a phone is needed',
    });
    accepted(await added({ name: 'Ольга' }, head));
    for (const by of [marketer, boris] as (typeof anna)[])
      expect(refusalOf(await added({ name: 'Ольга' }, by))).toEqual({
        kind: 'forbidden',
        code: 'not-yours',
        detail: 'the account is another manager’s',
      });
  });
});
