import { describe, it } from '@jest/globals';
import { Account } from '../../../../shared/domain/accounts/account.ts';
import { Desk } from '../../../../shared/domain/people/desk.ts';
import { Person } from '../../../../shared/domain/people/person.ts';
import { anna } from '../../../support/domain/actors.ts';
import { idOf, monday } from '../../../support/domain/contexts.ts';
import { accountId, deskWith, leadId, personId } from '../../../support/domain/leads.ts';
import { expectNeeded, expectNone, expectOneOf, expectWhole } from '../../../support/domain/shapes.ts';

describe('A person', () => {
  const person = {
    schema: Person,
    whole: {
      kind: 'person',
      id: personId,
      version: 2,
      accountId,
      openLeads: [{ id: leadId, productGroup: 'drives', at: monday }],
      contactKeys: ['email-key'],
      consents: { reply: { textVersion: 'v1', at: monday, evidenceId: idOf(0xed) } },
      mail: {
        signals: { replied: monday, asked: monday, consentWithdrawn: monday },
        unsubscribed: ['needs'],
        freeAt: monday,
        enrolmentId: idOf(0x801),
      },
      language: 'en',
      timeZone: 'Asia/Yekaterinburg',
      role: 'technical',
      erasedAt: monday,
      mergedInto: idOf(0x212),
      aliases: [idOf(0x213)],
      importId: idOf(0xc01),
      importRow: 2,
    } satisfies Required<Person>,
  };

  it('is all of this and nothing more', () => {
    expectWhole(person);
    expectNeeded(person, ['kind', 'id', 'version', 'openLeads', 'contactKeys', 'consents']);
    expectOneOf(person, 'kind', ['person']);
  });

  it('decides one thing of six at the account', () => {
    expectOneOf(person, 'role', ['decision-maker', 'economic', 'technical', 'user', 'purchasing', 'influencer']);
  });

  it.each([
    ['version', [0, 1.5]],
    ['openLeads.0.at', ['2026-03-02']],
    ['openLeads.0.id', ['L1']],
    ['consents.reply.at', ['2026-03-02']],
    ['consents.reply.evidenceId', ['E1']],
    ['mail.unsubscribed.0', ['news']],
    ['mail.signals.replied', ['2026-03-02']],
    ['language', ['de', 'RU']],
    ['timeZone', ['Moscow', 'Europe/Nowhere', '']],
  ])('has for its %s none of %j', (path, values) => {
    expectNone(person, path, values);
  });
});

describe('An account', () => {
  const account = {
    schema: Account,
    whole: {
      kind: 'account',
      id: accountId,
      version: 3,
      company: 'Zavod',
      taxId: '7707083893',
      segment: 'dealer',
      region: 'Ural',
      owner: anna.id,
      mainPersonId: personId,
      referredBy: idOf(0x303),
      signals: { colleagueReplied: monday, dealOpened: monday },
      winBack: { id: idOf(0xd01), on: '2026-03-02' },
      protectedFor: { registrationId: idOf(0x305), dealerId: idOf(0x306), until: '2026-05-31' },
      mergedInto: idOf(0x302),
      aliases: [idOf(0x304)],
      importId: idOf(0xc01),
      importRow: 2,
    } satisfies Required<Account>,
  };

  it('is all of this and nothing more, and of a private buyer only who that is', () => {
    expectWhole(account);
    expectNeeded(account, ['kind', 'id', 'version', 'mainPersonId']);
    expectOneOf(account, 'kind', ['account']);
    expectNone(account, 'version', [0, 1.5]);
  });
});

describe('A desk', () => {
  const desk = { schema: Desk, whole: deskWith(leadId) };

  it('is all of this and nothing more', () => {
    expectWhole(desk);
    expectNeeded(desk, Object.keys(desk.whole));
    expectOneOf(desk, 'kind', ['desk']);
    expectNone(desk, 'version', [0, 1.5]);
    expectNone(desk, 'uncontacted.0', ['L1']);
  });
});
