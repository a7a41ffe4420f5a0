import { describe, expect, it } from '@jest/globals';
import { companyDomain } from '../../../../shared/domain/contacts/email.ts';
import { convertLead } from '../../../../shared/domain/leads/convert.ts';
import { knownSender } from '../../../../shared/domain/leads/known-sender.ts';
import type { Ref } from '../../../../shared/domain/records/records.ts';
import { anna } from '../../../support/domain/actors.ts';
import { contextOf } from '../../../support/domain/contexts.ts';
import { accountId, leadAt, personId } from '../../../support/domain/leads.ts';

const holding = (keys: Readonly<Record<string, Ref>>) => ({
  get: () => Promise.resolve(undefined),
  getMany: () => Promise.resolve([]),
  holderOf: (key: string) => Promise.resolve(keys[key]),
});
const account = { kind: 'account', id: accountId } as const;
const person = { kind: 'person', id: personId, version: 1, openLeads: [], contactKeys: [], consents: {} } as const;
const records = { person: { ...person, openLeads: [], contactKeys: [] }, known: undefined, sameTaxId: [] };
const domainClaims = (keys: readonly string[]): string[] => keys.filter((key) => key.startsWith('domain/'));

describe('the domain of a company’s mail', () => {
  it.each([
    ['anna@zavod.example', 'zavod.example'],
    ['anna@gmail.com', undefined],
    ['anna@mail.ru', undefined],
    [undefined, undefined],
  ])('of %s is %s', (email, domain) => {
    expect(companyDomain(email)).toBe(domain);
  });

  it('suggests the account that holds it, and only when the sender has none', async () => {
    const asked = { contactKeys: [], mailDomainKey: 'hash', verdict: { name: 'new' } } as const;
    expect(await knownSender(asked, holding({ 'domain/hash': account }))).toMatchObject({
      account: undefined,
      suggestedAccountId: accountId,
    });
    expect(await knownSender(asked, holding({}))).not.toHaveProperty('suggestedAccountId');
  });

  it('is asked for only where the mail tells of one', async () => {
    const asked: string[] = [];
    const holderOf = (key: string) => {
      asked.push(key);
      return Promise.resolve(undefined);
    };
    await knownSender({ contactKeys: ['phone-key'], verdict: { name: 'new' } }, { ...holding({}), holderOf });
    expect(asked).toEqual(['phone-key']);
  });

  it('is held by the account that a conversion opens, while no other holds it', () => {
    const lead = leadAt('sql', { mailDomainKey: 'hash' });
    const claimsOf = (freeDomainKey?: string): string[] => {
      const decision = convertLead(
        lead,
        { ...records, ...(freeDomainKey !== undefined && { freeDomainKey }) },
        contextOf(anna),
      );
      if (!decision.ok) throw new Error(decision.code);
      return domainClaims(decision.plan.claims.map(({ key }) => key));
    };
    expect(claimsOf('hash')).toEqual(['domain/hash']);
    expect(claimsOf()).toEqual([]);
  });
});
