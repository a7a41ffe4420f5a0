import { describe, expect, it } from '@jest/globals';
import { LeadChanges } from '../../../../shared/domain/leads/details.ts';
import { Lead, type LeadStage } from '../../../../shared/domain/leads/lead.ts';
import { anna, head } from '../../../support/domain/actors.ts';
import { daysAfter, idOf, monday } from '../../../support/domain/contexts.ts';
import { rubles } from '../../../support/domain/deals.ts';
import { accountId, leadAt, personId } from '../../../support/domain/leads.ts';
import {
  expectBounds,
  expectNeeded,
  expectNone,
  expectOneOf,
  expectText,
  expectWhole,
} from '../../../support/domain/shapes.ts';

const touch = {
  at: monday,
  source: 'site',
  utm: { source: 'ads', medium: 'cpc', campaign: 'drives', term: 'drive', content: 'a' },
  referrer: 'https://search.example',
  page: 'https://plant.example/drives',
};
const details = {
  company: 'Zavod',
  segment: 'dealer',
  region: 'Ural',
  need: 'Replace 12 drives',
  product: 'Drive 7.5 kW',
  productGroup: 'drives',
  volume: '12 a year',
  budget: rubles(60_000_000),
  wantedOn: '2026-06-01',
  taxId: '7707083893',
  accountId,
  referredBy: personId,
  lane: 'separate',
} as const;

/** All that may be known of a lead. */
const whole = {
  ...leadAt('mql'),
  ...details,
  wait: { until: daysAfter(monday, 9), reason: 'A tender', at: monday },
  owner: anna.id,
  reservedFor: anna.id,
  focus: true,
  claimedAt: monday,
  firstContactAt: monday,
  firstTouch: touch,
  lastTouch: touch,
  criteria: { region: 'target', product: 'failed' },
  flags: ['contacts-of-two-people', 'known-customer', 'account-suggested'],
  linkedTo: [idOf(0x102)],
  mailDomainKey: 'domain-key',
  suggestedAccountId: accountId,
  conversionTask: idOf(7),
  importId: idOf(0xc01),
  importRow: 2,
} satisfies Required<Lead>;
const shape = { schema: Lead, whole };

const detailBounds = [
  ['company', { least: 1, most: 200 }],
  ['segment', { least: 0, most: 50 }],
  ['region', { least: 0, most: 100 }],
  ['need', { least: 1, most: 2000 }],
  ['product', { least: 1, most: 200 }],
  ['productGroup', { least: 0, most: 50 }],
  ['volume', { least: 0, most: 200 }],
  ['taxId', { least: 0, most: 30 }],
] as const;

describe('A lead', () => {
  it('is all of this and nothing more', () => {
    expectWhole(shape);
  });

  it('is known without what comes later', () => {
    expectNeeded({ schema: Lead, whole: leadAt('new') }, [
      ...['kind', 'id', 'version', 'leg', 'generation', 'generationAt', 'visit', 'alarms', 'stage', 'personId'],
      ...['origin', 'source', 'firstTouch', 'lastTouch', 'touches', 'criteria', 'flags', 'linkedTo'],
    ]);
  });

  const left = { from: 'mql', at: monday, by: { kind: 'staff', id: head.id }, reason: 'region' } as const;
  it.each<LeadStage>([
    { name: 'new' },
    { name: 'mql' },
    { name: 'sql' },
    { name: 'parked', ...left, basket: 'time', wakeUpAt: '2026-05-15' },
    { name: 'spam', ...left },
    { name: 'unreadable', ...left },
    { name: 'rejected', ...left, criterion: 'region' },
    { name: 'handed-to-dealer', ...left, dealer: 'ural-automation', feedbackOn: '2026-03-10' },
    { name: 'converted', ...left, accountId, dealId: idOf(0x401) },
    { name: 'merged', ...left, into: idOf(0x102) },
  ])('stands at $name with what that stage says, and nothing more', (stage) => {
    expectWhole({ schema: Lead, whole: leadAt('new', { stage }) });
  });

  it.each([
    ['kind', ['lead']],
    ['stage.name', ['new', 'mql', 'sql']],
    ['origin', ['marketing', 'sales', 'referral', 'customer', 'tender']],
    ['lane', ['main', 'separate']],
    ['criteria.region', ['target', 'failed']],
    ['flags.0', ['contacts-of-two-people', 'known-customer', 'account-suggested']],
  ])('has for its %s one of %j', (path, values) => {
    expectOneOf(shape, path, values);
  });

  it('is parked in one of four baskets', () => {
    const parked = { schema: Lead, whole: leadAt('parked') };
    expectOneOf(parked, 'stage.basket', ['no-money', 'account', 'needs', 'time']);
  });

  it.each(detailBounds)('has for its %s what is within %j', (path, bounds) => {
    expectBounds(shape, path, bounds);
  });

  it.each([
    ['touches', [0, 1.5]],
    ['wantedOn', ['2026-02-30', monday]],
    ['claimedAt', ['2026-03-02']],
    ['referredBy', ['P1']],
  ])('has for its %s none of %j', (path, values) => {
    expectNone(shape, path, values);
  });
});

describe('What is said of a lead', () => {
  const changes = {
    schema: LeadChanges,
    whole: { ...details, criteria: { region: 'target' } } satisfies Required<LeadChanges>,
  };

  it('is all of this and nothing more, and any part of it', () => {
    expectWhole(changes);
    expectNeeded(changes, []);
  });

  it('forgets by null any detail, and no answer', () => {
    const forgotten = Object.fromEntries(Object.keys(details).map((name) => [name, null]));
    expect(LeadChanges().parse(forgotten)).toEqual(forgotten);
    expectNone(changes, 'criteria', [null]);
  });

  it.each(detailBounds)('has for %s a text within %j that is not empty', (path, { most }) => {
    expectText(changes, path, most);
  });

  it('answers a criterion, named with at most 50 characters, as target or failed', () => {
    expectOneOf(changes, 'criteria.region', ['target', 'failed']);
    const named = (length: number) => ({ criteria: { ['x'.repeat(length)]: 'target' } });
    expect([0, 1, 50, 51].map((length) => LeadChanges().safeParse(named(length)).success)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
