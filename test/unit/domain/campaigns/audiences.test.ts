import { beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryFiles } from '../../../../shared/adapters/memory/files.ts';
import { MemoryPeople } from '../../../../shared/adapters/memory/people.ts';
import type { MemoryRecords } from '../../../../shared/adapters/memory/records.ts';
import type { Audience } from '../../../../shared/domain/campaigns/audience.ts';
import { countAudience } from '../../../../shared/domain/campaigns/count-audience.ts';
import { knownRecipient, type Sendout } from '../../../../shared/domain/campaigns/known-recipient.ts';
import { membersOf } from '../../../../shared/domain/campaigns/members.ts';
import { contactKeysOf } from '../../../../shared/domain/leads/enter-by-hand.ts';
import type { AnyRecord } from '../../../../shared/domain/records/records.ts';
import { commitPlan } from '../../../../shared/domain/records/decide.ts';
import { nextScoring, scoringId } from '../../../../shared/domain/return/scoring-record.ts';
import { change, claim, together } from '../../../../shared/domain/records/plan.ts';
import {
  letterKey,
  type Member,
  type SentLetter,
  suppressionKey,
} from '../../../../shared/domain/refresh/sent-letter.ts';
import { marketer, robot } from '../../../support/domain/actors.ts';
import { mailingWith } from '../../../support/domain/campaigns.ts';
import { contextOf, idOf, monday } from '../../../support/domain/contexts.ts';
import { dealAt } from '../../../support/domain/deals.ts';
import { accountWith, leadAt, personWith } from '../../../support/domain/leads.ts';
import { testSecrets } from '../../../support/domain/secrets.ts';
import { put, storeOf, ToldClock } from '../../../support/domain/stores.ts';

const consents = { marketing: { textVersion: '1', at: monday, evidenceId: idOf(9) } };
const needs: Audience = [{ by: 'basket', basket: 'needs' }];
const dealers: Audience = [{ by: 'segment', segment: 'dealer' }];
const version = 'campaigns/spring/ru/1';
const leadOf = (n: number, fields: Parameters<typeof leadAt>[1] = {}) =>
  leadAt('parked', { id: idOf(0x1000 + n), personId: idOf(0x2000 + n), ...fields });
const readerOf = (n: number, fields: Parameters<typeof personWith>[0] = {}) =>
  personWith({ id: idOf(0x2000 + n), contactKeys: [], openLeads: [], consents, ...fields });

let clock: ToldClock;
let records: MemoryRecords;
let people: MemoryPeople;
let files: MemoryFiles;
beforeEach(async () => {
  clock = new ToldClock();
  records = await storeOf(clock);
  people = new MemoryPeople(clock);
  files = new MemoryFiles();
});

const store = async (...all: readonly AnyRecord[]): Promise<void> => {
  for (const record of all) await put(records, { record, expected: 'new' });
};
const addressed = (...ns: readonly number[]): Promise<void> =>
  people.put(
    ns.map((n) => ({
      kind: 'contacts',
      of: idOf(0x2000 + n),
      id: idOf(0x2000 + n),
      value: { email: `r${String(n)}@customer.example` },
    })),
  );
const stores = () => ({ records, people, files, secrets: testSecrets, isTimeUp: () => true });
const sendout = (fields: Partial<Sendout> = {}): Sendout => ({
  audience: needs,
  versions: { ru: version },
  priority: 'campaign',
  ...fields,
});

async function allOf(audience: Audience): Promise<string[][]> {
  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    const page = await membersOf(audience, cursor, { records, files });
    pages.push(page.items.map(({ kind, id }) => `${kind} ${id}`));
    cursor = page.next;
  } while (cursor !== undefined);
  return pages;
}

/** As a run leaves its list of a cell, and is the last one. */
async function scoredAs(runId: string, list: string, ns: readonly number[]): Promise<void> {
  const row = { cell: 13, lastOn: '2026-01-01', orders: 3, averageMinor: 1, marginMinor: 1, bestUntilDays: 1 };
  const rows = ns.map((n) => ({ accountId: idOf(0x3000 + n), ...row, crossesOn: '2026-01-03' }));
  await files.put(`return/${runId}/${list}/0.json`, JSON.stringify(rows));
  const before = await records.get('scoring', scoringId);
  const last = {
    ...{ runId, asOf: '2026-03-02', startedAt: monday, finishedAt: monday, accounts: ns.length, counts: [] },
    progress: { low: 0, middle: 0, high: 0, unknown: 0 },
    migrated: { first: 0, own: 0, boundary: 0, merged: 0 },
    lists: { 'about-to-slip': 0, 'went-silent': 0, reorder: 0 },
  };
  await put(records, { record: nextScoring(before, { last }), expected: before?.version ?? 'new' });
}

describe('The members of an audience', () => {
  it('are the leads and deals of a basket, some at a time', async () => {
    for (let n = 0; n < 30; n += 1) await store(leadOf(n));
    const { stage } = dealAt('parked');
    await store(dealAt('parked', { id: idOf(0x5001), stage: { ...stage, basket: 'needs' } as typeof stage }));
    await store(leadOf(99, { stage: { ...leadOf(99).stage, basket: 'time' } as ReturnType<typeof leadOf>['stage'] }));
    const pages = await allOf(needs);
    expect(pages.map(({ length }) => length)).toEqual([25, 6]);
    expect(pages.flat()).toContain(`deal ${idOf(0x5001)}`);
    expect(pages.flat()).not.toContain(`lead ${idOf(0x1000 + 99)}`);
  });

  it('are those of them of a segment, where both are said', async () => {
    await store(leadOf(1, { segment: 'dealer' }), leadOf(2, { segment: 'developer' }), leadOf(3));
    expect(await allOf([...needs, ...dealers])).toEqual([[`lead ${idOf(0x1001)}`]]);
  });

  it('are those of a lane, where it is said, and who was never told of one runs in the main', async () => {
    await store(leadOf(1, { lane: 'separate' }), leadOf(2, { lane: 'main' }), leadOf(3));
    const [apart, main] = (['separate', 'main'] as const).map((lane): Audience => [...needs, { by: 'lane', lane }]);
    expect(await allOf(apart ?? [])).toEqual([[`lead ${idOf(0x1001)}`]]);
    expect(await allOf(main ?? [])).toEqual([[`lead ${idOf(0x1002)}`, `lead ${idOf(0x1003)}`]]);
  });

  it('are the people of the accounts of a cell, of the run that was the last when its first page was read', async () => {
    expect(await allOf([{ by: 'cell', cell: 13 }])).toEqual([[]]);
    for (let n = 0; n < 6; n += 1)
      await store(
        accountWith({ id: idOf(0x3000 + n), ...(n === 1 && { segment: 'dealer' }) }),
        readerOf(n, { accountId: idOf(0x3000 + n) }),
      );
    await scoredAs(idOf(0x91), 'cell-13', [0, 1, 2, 3, 4, 5]);
    const cell: Audience = [{ by: 'cell', cell: 13 }];
    const first = await membersOf(cell, undefined, { records, files });
    expect(first.items.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4].map((n) => idOf(0x2000 + n)));
    await scoredAs(idOf(0x92), 'cell-13', [0]);
    const rest = await membersOf(cell, first.next, { records, files });
    expect(rest).toEqual({ items: [{ kind: 'person', id: idOf(0x2005) }] });
    expect(await allOf(cell)).toEqual([[`person ${idOf(0x2000)}`]]);
    await scoredAs(idOf(0x93), 'cell-13', [0, 1, 2]);
    expect(await allOf([...cell, ...dealers])).toEqual([[`person ${idOf(0x2001)}`]]);
    expect(await allOf([{ by: 'cell', cell: 12 }])).toEqual([[]]);
  });

  it('are the people of the accounts of a segment, some accounts at a time', async () => {
    for (let n = 0; n < 6; n += 1)
      await store(
        accountWith({ id: idOf(0x3000 + n), company: `Dealer ${String(n)}`, segment: 'dealer' }),
        readerOf(n * 2, { accountId: idOf(0x3000 + n) }),
        readerOf(n * 2 + 1, { accountId: idOf(0x3000 + n) }),
      );
    await store(accountWith({ id: idOf(0x3999), segment: 'developer' }), readerOf(50, { accountId: idOf(0x3999) }));
    const pages = await allOf(dealers);
    expect(pages.map(({ length }) => length).reduce((sum, count) => sum + count)).toBe(12);
    expect(pages.length).toBe(2);
    expect(new Set(pages.flat()).size).toBe(12);
    expect(pages.flat()).not.toContain(`person ${idOf(0x2000 + 50)}`);
  });
});

const knownOf = async (member: Member, fields: Partial<Sendout> = {}) =>
  (await knownRecipient(sendout(fields), member, 'ru', stores())).known;
const lead = (n: number): Member => ({ kind: 'lead', id: idOf(0x1000 + n) });

/** A letter that somebody got, under the id they had. */
async function got(n: number, letter: Partial<SentLetter>): Promise<void> {
  const sent = {
    ...{ kind: 'letter', id: idOf(0x8000 + n), version: 1, personId: idOf(0x2000 + n) },
    ...{ letter: 'spring', letterVersion: version, language: 'ru', markedAt: monday, state: 'sent' },
    ...letter,
  } as SentLetter;
  const key = claim({ key: letterKey(sent.personId, version), holder: sent });
  await commitPlan(records, together(change(undefined, sent), key), contextOf(robot));
}

describe('What is known of one of an audience', () => {
  it('is the person, as they go on by now, and their account', async () => {
    const account = accountWith({ id: idOf(0x3001) });
    await store(leadOf(1, { personId: idOf(0x2002) }), readerOf(1, { accountId: account.id }), account);
    await store(readerOf(2, { mergedInto: idOf(0x2001) }));
    await addressed(1);
    const { recipient, known } = await knownRecipient(sendout(), lead(1), 'ru', stores());
    const [hash = ''] = await contactKeysOf({ email: 'r1@customer.example' }, testSecrets);
    expect(known).toEqual({
      isThere: true,
      isOutranked: false,
      hasOpenDeal: false,
      version,
      person: { hasAddress: true, hasConsent: true, unsubscribed: false },
    });
    expect(recipient).toEqual({
      member: lead(1),
      subject: await records.get('lead', idOf(0x1001)),
      person: await records.get('person', idOf(0x2001)),
      account,
      suppressionKey: suppressionKey(hash),
      language: 'ru',
    });
  });

  it('is the version in the language of the person, or in the plant’s where nobody knows', async () => {
    await store(leadOf(1), readerOf(1, { language: 'en' }), leadOf(2), readerOf(2));
    const both = { versions: { ru: version, en: 'campaigns/spring/en/4' } };
    expect([(await knownOf(lead(1), both)).version, (await knownOf(lead(2), both)).version]).toEqual([
      both.versions.en,
      version,
    ]);
    expect(await knownOf(lead(1))).not.toHaveProperty('version');
    expect((await knownRecipient(sendout(both), lead(1), 'ru', stores())).recipient.language).toBe('en');
  });

  it('is that somebody was erased, or is no longer in the basket', async () => {
    await store(leadOf(1), leadAt('mql', { id: idOf(0x1002), personId: idOf(0x2002) }), readerOf(2));
    expect(await knownOf(lead(1))).not.toHaveProperty('person');
    expect((await knownOf(lead(2))).isThere).toBe(false);
    expect((await knownOf(lead(7))).isThere).toBe(false);
    await store(
      leadOf(3, { stage: { ...leadOf(3).stage, basket: 'time' } as ReturnType<typeof leadOf>['stage'] }),
      readerOf(3),
    );
    expect((await knownOf(lead(3))).isThere).toBe(false);
  });

  it('is what they unsubscribed from: all, campaigns, or the basket they would be met in', async () => {
    const topics = ['all', 'campaigns', 'needs', 'time'] as const;
    for (const [n, topic] of topics.entries())
      await store(leadOf(n), readerOf(n, { mail: { signals: {}, unsubscribed: [topic] } }));
    const found = await Promise.all(topics.map(async (_, n) => (await knownOf(lead(n))).person?.unsubscribed));
    expect(found).toEqual([true, true, true, false]);
    const met = async (n: number) =>
      (await knownOf({ kind: 'person', id: idOf(0x2000 + n) }, { audience: dealers })).person;
    expect([(await met(1))?.unsubscribed, (await met(2))?.unsubscribed]).toEqual([true, false]);
  });

  it('is by what they got this version', async () => {
    for (const n of [1, 2, 3, 4, 5]) await store(leadOf(n), readerOf(n));
    const of = { mailingId: idOf(0xb21), pass: 1 } as const;
    await got(1, { ...of, member: lead(1) });
    await got(2, { ...of, member: lead(77) });
    await got(3, { ...of, mailingId: idOf(0xb22), member: lead(3) });
    await got(4, { enrolmentId: idOf(0x801) });
    const mailing = mailingWith();
    const gots = await Promise.all([1, 2, 3, 4, 5].map(async (n) => (await knownOf(lead(n), mailing)).got));
    expect(gots).toEqual(['now', 'twice', 'before', 'before', undefined]);
    const second = { ...mailing, pass: { n: 2, held: {} } };
    expect((await knownOf(lead(1), second)).got).toBe('earlier');
    expect((await knownOf(lead(1))).got).toBe('before');
    expect((await knownOf(lead(1), { ...mailing, versions: {} })).got).toBeUndefined();
  });

  it('is whether a mailing that runs waits for them and goes first', async () => {
    const offer = mailingWith({ id: idOf(0xb31), priority: 'offer' });
    const campaign = mailingWith({ id: idOf(0xb32) });
    const over = mailingWith({ id: idOf(0xb33), stage: { name: 'ended', at: monday, cause: 'done' } });
    await store(offer, campaign, over);
    const reserved = [
      { offer: offer.id },
      { campaign: campaign.id },
      { campaign: over.id },
      { offer: over.id, campaign: campaign.id },
    ];
    for (const [n, kept] of reserved.entries())
      await store(leadOf(n), readerOf(n, { mail: { signals: {}, unsubscribed: [], reserved: kept } }));
    const outranked = (fields: Partial<Sendout>) =>
      Promise.all(reserved.map(async (_, n) => (await knownOf(lead(n), fields)).isOutranked));
    expect(await outranked({ priority: 'campaign' })).toEqual([true, true, false, true]);
    expect(await outranked({ priority: 'offer' })).toEqual([true, false, false, false]);
    expect(await outranked({ priority: 'campaign', id: campaign.id })).toEqual([true, false, false, false]);
  });

  it('is whether their account buys something else; who is met by their account may well buy', async () => {
    const account = accountWith({ id: idOf(0x3001), segment: 'dealer' });
    const open = dealAt('new-deal', { id: idOf(0x4001), accountId: account.id });
    await store(account, open, leadOf(1, { accountId: account.id }), readerOf(1, { accountId: account.id }));
    expect((await knownOf(lead(1))).hasOpenDeal).toBe(true);
    const member = { kind: 'person', id: idOf(0x2001) } as const;
    expect(await knownOf(member, { audience: dealers })).toMatchObject({ isThere: true, hasOpenDeal: false });
  });
});

describe('Counting an audience', () => {
  const count = (cursor?: string, isTimeUp = true) =>
    countAudience(sendout(), cursor, { ...stores(), isTimeUp: () => isTimeUp }, contextOf(marketer, clock.instant));

  it('tells how many would get the letter, and how many not and why, and nothing leaves', async () => {
    await store(
      leadOf(1),
      readerOf(1),
      leadOf(2),
      readerOf(2, { consents: {} }),
      leadOf(3),
      leadOf(4),
      readerOf(4),
      leadOf(5),
    );
    await addressed(1, 2);
    expect(await count()).toEqual({ would: 1, held: { 'no-consent': 1, erased: 2, 'no-address': 1 } });
    expect(records.facts).toEqual([]);
  });

  it('counts those outside their hours as those who would, and somebody with two leads once', async () => {
    await store(leadOf(1), leadOf(2, { personId: idOf(0x2001) }), readerOf(1), leadOf(3), readerOf(3));
    await addressed(1, 3);
    clock.instant = '2026-03-02T20:00:00.000Z';
    expect(await count()).toEqual({ would: 2, held: { twice: 1 } });
    clock.instant = '2026-03-02T20:00:00.000Z';
    await store(leadOf(7), readerOf(7, { timeZone: 'Asia/Kamchatka' }));
    await addressed(7);
    expect(await count()).toEqual({ would: 3, held: { twice: 1 } });
    clock.instant = monday;
    const busy = readerOf(4, { mail: { signals: {}, unsubscribed: [], freeAt: '2026-03-03T07:00:00.000Z' } });
    await store(leadOf(4), busy);
    await addressed(4);
    expect(await count()).toEqual({ would: 3, held: { twice: 1, 'another-letter': 1 } });
  });

  it('goes on where the time was up', async () => {
    for (let n = 0; n < 30; n += 1) await store(leadOf(n), readerOf(n));
    await addressed(...Array.from({ length: 30 }, (_, n) => n));
    const { next, ...first } = await count();
    expect([first, next === undefined]).toEqual([{ would: 25, held: {} }, false]);
    expect(await count(next)).toEqual({ would: 5, held: {} });
    expect(await count(undefined, false)).toEqual({ would: 30, held: {} });
  });
});
