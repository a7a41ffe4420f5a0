import { describe, expect, it } from '@jest/globals';
import { NewLead } from '../../../../shared/domain/leads/enter-by-hand.ts';
import { LeadMove } from '../../../../shared/domain/leads/move.ts';
import { SubmittedLead } from '../../../../shared/domain/leads/submission.ts';
import { personId, qualified } from '../../../support/domain/leads.ts';
import { expectBounds, expectNeeded, expectOneOf, expectText, expectWhole } from '../../../support/domain/shapes.ts';

describe('A move of a lead', () => {
  const move = {
    schema: LeadMove,
    whole: {
      to: 'parked',
      reason: 'needs',
      criterion: 'region',
      basket: 'needs',
      wakeUpAt: '2026-05-15',
      dealer: 'ural-automation',
      feedbackOn: '2026-03-20',
      contacts: { name: 'Ivan', email: 'ivan@zavod.example', phone: '+74951234567' },
      note: 'Asked to wait',
      changes: qualified,
    } satisfies Required<LeadMove>,
  };

  it('is all of this and nothing more, and needs only where to', () => {
    expectWhole(move);
    expectNeeded(move, ['to']);
  });

  it('gives any part of the sender’s contacts', () => {
    expect(LeadMove().parse({ to: 'new', contacts: {} })).toEqual({ to: 'new', contacts: {} });
  });

  it('goes to any stage but those that only intake, a conversion or a merge reaches', () => {
    expectOneOf(move, 'to', ['new', 'mql', 'sql', 'parked', 'spam', 'rejected', 'handed-to-dealer']);
    for (const to of ['unreadable', 'converted', 'merged']) expect(LeadMove().safeParse({ to }).success).toBe(false);
  });

  it('parks in one of four baskets', () => {
    expectOneOf(move, 'basket', ['no-money', 'account', 'needs', 'time']);
  });

  it.each([
    ['reason', 200],
    ['note', 2000],
  ])('has for its %s a text of at most %d characters', (path, most) => {
    expectText(move, path, most);
  });

  it.each([
    ['criterion', 50],
    ['dealer', 50],
  ])('has for its %s at most %d characters, or none', (path, most) => {
    expectBounds(move, path, { least: 0, most });
  });

  it.each([
    ['contacts.name', 200],
    ['contacts.email', 300],
    ['contacts.phone', 60],
  ])('has for its %s a text of at most %d characters, or as if it was not said', (path, most) => {
    expectText(move, path, most, 'dropped');
  });
});

describe('A lead entered by hand', () => {
  const lead = {
    schema: NewLead,
    whole: {
      source: 'phone',
      origin: 'customer',
      name: 'Ivan',
      email: 'ivan@zavod.example',
      phone: '+74951234567',
      message: 'Call me',
      company: 'Zavod',
      segment: 'dealer',
      region: 'Ural',
      need: 'Replace 12 drives',
      product: 'Drive 7.5 kW',
      productGroup: 'drives',
      taxId: '7707083893',
      referredBy: personId,
      lane: 'separate',
    } satisfies Required<NewLead>,
  };

  it('is all of this and nothing more, and needs only its source', () => {
    expectWhole(lead);
    expectNeeded(lead, ['source']);
  });

  it('has one of five origins', () => {
    expectOneOf(lead, 'origin', ['marketing', 'sales', 'referral', 'customer', 'tender']);
  });

  it.each([
    ['source', 50],
    ['name', 200],
    ['company', 200],
    ['need', 2000],
    ['product', 200],
  ])('has for its %s a text of at most %d characters that is not empty', (path, most) => {
    expectText(lead, path, most);
  });

  it.each([
    ['email', 300],
    ['phone', 60],
    ['message', 8000],
    ['segment', 50],
    ['region', 100],
    ['productGroup', 50],
    ['taxId', 30],
  ])('has for its %s a text of at most %d characters, or as if it was not said', (path, most) => {
    expectText(lead, path, most, 'dropped');
  });
});

describe('A request from a form', () => {
  const request = {
    schema: SubmittedLead,
    whole: {
      name: 'Ivan',
      company: 'Zavod',
      email: 'ivan@zavod.example',
      phone: '+74951234567',
      message: 'Drives,\n12 of them',
      product: 'Drive 7.5 kW',
      productGroup: 'drives',
      segment: 'dealer',
      region: 'Ural',
      taxId: '7707083893',
      utm: { source: 'ads', medium: 'cpc', campaign: 'drives', term: 'drive', content: 'a' },
      referrer: 'https://search.example',
      page: 'https://plant.example/drives',
      consents: [{ purpose: 'reply', textVersion: 'v1' }],
      form: 'request',
      nonce: 'request.1800000000.r1.0a',
      website: 'https://spam.example',
    } satisfies Required<SubmittedLead>,
  };

  it('is all of this, and what else it brings is dropped', () => {
    const more = { ...request.whole, colour: 'red', utm: { ...request.whole.utm, colour: 'red' } };
    expect(SubmittedLead().parse(more)).toEqual(request.whole);
  });

  it.each([
    ['name', 200],
    ['company', 200],
    ['email', 300],
    ['phone', 60],
    ['message', 8000],
    ['product', 200],
    ['productGroup', 50],
    ['segment', 50],
    ['region', 100],
    ['taxId', 30],
    ['utm.source', 200],
    ['utm.content', 200],
    ['referrer', 1000],
    ['page', 1000],
    ['form', 50],
    ['nonce', 300],
    ['website', 200],
  ])('has for its %s a text of at most %d characters, and none that is empty', (path, most) => {
    expectText(request, path, most, 'dropped');
  });

  it('consents at most ten times, each time to a text named in at most 50 characters', () => {
    expectBounds(request, 'consents', { least: 0, most: 10 });
    expectText(request, 'consents.0.purpose', 50);
    expectText(request, 'consents.0.textVersion', 50);
  });

  it.each([
    [{ name: 'a\nb' }, 'name'],
    [{ message: 'a\u0007b' }, 'message'],
    [{ utm: { term: 'a\tb' } }, 'utm.term'],
    [{ consents: [{ purpose: 'a\u0000b', textVersion: 'v1' }] }, 'consents.0.purpose'],
  ])('is told that control characters are not allowed: %j', (said, path) => {
    const { error } = SubmittedLead().safeParse({ ...request.whole, ...said });
    const told = error?.issues.map((issue) => [issue.path.join('.'), issue.message]);
    expect(told).toEqual([[path, 'control characters are not allowed']]);
  });
});
