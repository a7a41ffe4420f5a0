import { beforeEach, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Mailing } from '../../../../shared/domain/campaigns/mailing.ts';
import type { Person } from '../../../../shared/domain/people/person.ts';
import { marketingMail } from '../../../../shared/domain/refresh/breaker.ts';
import { mailingWith, offerWith } from '../../../support/domain/campaigns.ts';
import { daysAfter, idOf, monday } from '../../../support/domain/contexts.ts';
import { accountWith } from '../../../support/domain/leads.ts';
import { addressOf, MailingWorld, readerId } from '../../../support/domain/mailing-world.ts';

const evening = '2026-03-02T15:00:00.000Z';
const morning = '2026-03-03T06:00:00.000Z';
const free = (freeAt: string, reserved?: object): Partial<Person> => ({
  mail: { signals: {}, unsubscribed: [], freeAt, ...(reserved && { reserved }) },
});

let world: MailingWorld;
beforeEach(() => {
  world = new MailingWorld();
});
const begin = (fields: Partial<Mailing> = {}) => world.have(mailingWith(fields));
const reservedOf = async (n: number) => (await world.records.get('person', readerId(n)))?.mail?.reserved;
const addresses = (count: number) => Array.from({ length: count }, (_, n) => addressOf(n)).toSorted();

describe('A part of a mailing', () => {
  it('sends to a page after the other, marks each letter as its own, and ends when there is nobody else', async () => {
    await begin();
    for (let n = 0; n < 30; n += 1) await world.reader(n);
    const where = await world.part();
    expect(where).toMatchObject({ stage: 'ended', leg: 2 });
    expect(world.recipients).toEqual(addresses(30));
    expect(await world.mailing()).toMatchObject({
      ...{ version: 3, alarms: [], sent: 30, held: {} },
      stage: { name: 'ended', at: monday, cause: 'done' },
    });
    const letters = world.records.all.filter((record) => record.kind === 'letter');
    expect(letters).toHaveLength(30);
    expect(letters[0]).toMatchObject({ mailingId: mailingWith().id, pass: 1, member: { kind: 'lead' }, state: 'sent' });
    expect(world.records.facts.at(-1)).toMatchObject({
      type: 'MailingEnded',
      data: { campaignId: mailingWith().campaignId, cause: 'done', sent: 30, held: {} },
    });
  });

  it('stops when its time is up, and the next one is due at once, behind the page', async () => {
    await begin();
    for (let n = 0; n < 30; n += 1) await world.reader(n);
    world.pages = 1;
    expect(await world.part()).toEqual({ stage: 'running', leg: 1, until: monday, timeoutSeconds: 1 });
    const halfway = await world.mailing();
    expect(halfway).toMatchObject({ version: 2, sent: 25, pass: { n: 1, held: {} } });
    expect(halfway.pass.cursor).toBeDefined();
    world.pages = Infinity;
    await world.part();
    expect(world.recipients).toEqual(addresses(30));
  });

  it('does nothing for who waits for its time, has ended, or follows an overtaken generation', async () => {
    const later = daysAfter(monday, 1);
    await begin({ alarms: [{ name: 'next-part', at: later }] });
    await world.reader(0);
    expect(await world.part()).toEqual({ stage: 'running', leg: 1, until: later, timeoutSeconds: 86_400 });
    world.clock.instant = later;
    expect((await world.part(2)).stage).toBe('superseded');
    expect(world.recipients).toEqual([]);
    await world.part();
    expect(world.recipients).toHaveLength(1);
    expect((await world.part()).stage).toBe('ended');
    expect(world.recipients).toHaveLength(1);
    await expect(new MailingWorld().part()).rejects.toThrow(`there is no mailing ${mailingWith().id}`);
  });

  it('waits for its turn in the rate of the account', async () => {
    await begin();
    for (const n of [0, 1, 2]) await world.reader(n);
    world.turns = 1;
    await world.part();
    expect([world.recipients, world.pauses > 0]).toEqual([addresses(3), true]);
  });

  it('takes nobody’s turn for who gets nothing', async () => {
    await begin();
    await world.reader(0, { consents: {} });
    world.turns = 0;
    await world.part();
    expect([world.pauses, (await world.mailing()).held]).toEqual([0, { 'no-consent': 1 }]);
  });

  it('writes about the lead, the account, and the offer, or what is on offer by then', async () => {
    const account = accountWith({ id: idOf(0x3001) });
    const offers = [offerWith(), offerWith({ id: idOf(0xb02), until: '2026-03-10' })];
    await world.have(account, ...offers, offerWith({ id: idOf(0xb03), state: { name: 'draft' } }));
    await begin();
    await world.reader(0, {}, { accountId: account.id });
    await world.part();
    expect(world.written).toMatchObject([
      { subject: { kind: 'lead', id: idOf(0x1000) }, account: { id: account.id }, offers: [offers[1], offers[0]] },
    ]);
    const other = new MailingWorld();
    await other.have(...offers, mailingWith({ offerId: idOf(0xb01), priority: 'offer' }));
    await other.reader(0);
    await other.part();
    expect(other.written).toMatchObject([{ offers: [offers[0]] }]);
  });
});

describe('Outside the sending hours', () => {
  it('a mailing waits at the page nobody of which could be sent to', async () => {
    world.clock.instant = evening;
    await begin();
    for (let n = 0; n < 30; n += 1) await world.reader(n);
    expect(await world.part()).toMatchObject({ stage: 'running', until: morning });
    expect(await world.mailing()).toMatchObject({ version: 2, sent: 0, held: {}, pass: { n: 1, held: {} } });
    world.clock.instant = morning;
    await world.part();
    expect([world.recipients, (await world.mailing()).stage.name]).toEqual([addresses(30), 'ended']);
  });

  it('those of whoever gets the letter count, wherever they live', async () => {
    await begin();
    await world.reader(0, { timeZone: 'Asia/Kamchatka' });
    await world.reader(1);
    expect(await world.part()).toMatchObject({ stage: 'running', until: '2026-03-02T21:00:00.000Z' });
    expect([world.recipients, (await world.mailing()).held]).toEqual([[addressOf(1)], { window: 1 }]);
    world.clock.instant = '2026-03-02T21:00:00.000Z'; // nine in Kamchatka, midnight at the plant
    await world.part();
    expect([world.recipients, (await world.mailing()).stage.name]).toEqual([addresses(2), 'ended']);
  });

  it('a page of people who may never get it is left behind', async () => {
    world.clock.instant = evening;
    await begin();
    for (let n = 0; n < 3; n += 1) await world.reader(n, { consents: {} });
    await world.part();
    expect(await world.mailing()).toMatchObject({ held: { 'no-consent': 3 }, stage: { name: 'ended', cause: 'done' } });
  });

  it('it waits no longer than until its end', async () => {
    world.clock.instant = evening;
    const until = '2026-03-02T21:00:00.000Z';
    await begin({ until });
    await world.reader(0);
    expect(await world.part()).toMatchObject({ until });
    world.clock.instant = until;
    await world.part();
    expect(await world.mailing()).toMatchObject({ stage: { name: 'ended', at: until, cause: 'over' } });
    expect(world.recipients).toEqual([]);
  });
});

describe('Somebody who had another letter within three days', () => {
  const freeAt = daysAfter(monday, 2);

  it('is met again when they are free, and their moment is reserved meanwhile', async () => {
    await begin();
    await world.reader(0, free(freeAt));
    expect(await world.part()).toMatchObject({ stage: 'running', until: freeAt });
    expect(await world.mailing()).toMatchObject({ held: { 'another-letter': 1 }, pass: { n: 2, held: {} } });
    expect(await reservedOf(0)).toEqual({ campaign: mailingWith().id });
    world.clock.instant = freeAt;
    await world.part();
    expect([world.recipients, await reservedOf(0)]).toEqual([[addressOf(0)], undefined]);
    expect(await world.mailing()).toMatchObject({ sent: 1, held: {}, stage: { cause: 'done' } });
    expect(world.records.all.find(({ kind }) => kind === 'letter')).toMatchObject({ pass: 2 });
  });

  it('is reserved once, in the place of an offer for an offer', async () => {
    await world.have(offerWith());
    await begin({ priority: 'offer', offerId: offerWith().id });
    await world.reader(0, free(freeAt, { campaign: idOf(0xb99) }));
    await world.part();
    expect(await reservedOf(0)).toEqual({ campaign: idOf(0xb99), offer: mailingWith().id });
    const { version } = (await world.records.get('person', readerId(0))) ?? {};
    const before = await world.mailing();
    await world.become({
      ...before,
      version: before.version + 1,
      pass: { n: 2, held: {} },
      alarms: [{ name: 'next-part', at: monday }],
    });
    await world.part();
    expect((await world.records.get('person', readerId(0)))?.version).toBe(version);
  });

  it('is not reserved while another mailing goes first, and looked at again when its day is over', async () => {
    const first = mailingWith({ id: idOf(0xb31), alarms: [{ name: 'next-part', at: daysAfter(monday, 9) }] });
    await world.have(first);
    await begin();
    await world.reader(0, free(monday, { campaign: first.id }));
    expect(await world.part()).toMatchObject({ until: daysAfter(monday, 1) });
    expect(await reservedOf(0)).toEqual({ campaign: first.id });
  });
});

describe('A mailing that somebody changes meanwhile', () => {
  const stop = async (): Promise<void> => {
    const now = await world.mailing();
    const stage = { name: 'ended', at: monday, cause: 'stopped' } as const;
    await world.become({ ...now, version: now.version + 1, leg: 2, alarms: [], stage });
  };

  it('marks no letter after it was stopped, not even the one just being written', async () => {
    await begin();
    await world.reader(0);
    world.records.beforeNextCommit(stop);
    expect((await world.part()).stage).toBe('ended');
    expect([world.recipients, (await world.mailing()).sent]).toEqual([[], 0]);
  });

  it('counts what had left before it was stopped', async () => {
    await begin();
    for (const n of [0, 1, 2, 3, 4]) await world.reader(n);
    const send = world.outbox.send.bind(world.outbox);
    world.outbox.send = async (mail) => {
      world.outbox.send = send;
      const sending = await send(mail);
      await stop();
      return sending;
    };
    await world.part();
    const { sent, stage } = await world.mailing();
    expect([sent, stage]).toMatchObject([world.recipients.length, { cause: 'stopped' }]);
    expect(world.recipients.length).toBeGreaterThan(0);
  });

  it('does its page again when another execution took over, and counts nobody twice', async () => {
    await begin();
    for (const n of [0, 1, 2]) await world.reader(n);
    const send = world.outbox.send.bind(world.outbox);
    world.outbox.send = async (mail) => {
      world.outbox.send = send;
      const now = await world.mailing();
      await world.become({ ...now, version: now.version + 1 });
      return send(mail);
    };
    await world.part();
    expect(world.recipients).toEqual(addresses(3));
    expect(await world.mailing()).toMatchObject({ sent: 3, stage: { cause: 'done' } });
  });

  it('reserves nobody’s moment after it was stopped', async () => {
    await begin();
    await world.reader(0, free(daysAfter(monday, 2)));
    world.records.beforeNextCommit(stop);
    await world.part();
    expect(await reservedOf(0)).toBeUndefined();
  });
});

describe('What keeps a whole mailing', () => {
  it('is marketing mail that has paused itself: it looks again every quarter of an hour', async () => {
    const state = { name: 'paused', at: monday, why: 'bounces', count: 5, of: 9 } as const;
    await world.have({ kind: 'breaker', id: marketingMail, version: 1, state });
    await begin();
    await world.reader(0);
    const soon = '2026-03-02T07:15:00.000Z';
    expect(await world.part()).toMatchObject({ stage: 'running', until: soon });
    expect((await world.mailing()).stage).toEqual({ name: 'running', why: 'mail-paused' });
    await world.become({ kind: 'breaker', id: marketingMail, version: 2, state: { name: 'sending' } });
    world.clock.instant = soon;
    world.pages = 1;
    await world.part();
    expect([world.recipients, (await world.mailing()).stage.name]).toEqual([[addressOf(0)], 'ended']);
  });

  it('is its end, and the end of its offer: with who was held so far', async () => {
    const held = { left: 2 } as const;
    const passes: readonly (readonly [Partial<Mailing>, object])[] = [
      [{ pass: { n: 2, cursor: 'x', held } }, held],
      [{ held, pass: { n: 2, held: {} } }, held],
    ];
    for (const [fields, counted] of passes) {
      world = new MailingWorld();
      await begin({ until: monday, ...fields });
      await world.part();
      expect(await world.mailing()).toMatchObject({
        held: counted,
        stage: { name: 'ended', at: monday, cause: 'over' },
      });
    }
    for (const offers of [[], [offerWith({ until: '2026-03-01' })], [offerWith({ state: { name: 'draft' } })]]) {
      world = new MailingWorld();
      await world.have(...offers);
      await begin({ offerId: offerWith().id });
      await world.reader(0);
      await world.part();
      expect([world.recipients, (await world.mailing()).stage]).toMatchObject([[], { cause: 'over' }]);
    }
  });
});

describe('A letter the mail service does not take', () => {
  it('goes again an hour later, and is counted as refused until then', async () => {
    await begin();
    await world.reader(0);
    world.outbox.willAnswer({ did: 'refused', why: 'Throttled' });
    const soon = '2026-03-02T08:00:00.000Z';
    expect(await world.part()).toMatchObject({ until: soon });
    expect(await world.mailing()).toMatchObject({ sent: 0, held: { refused: 1 } });
    world.clock.instant = soon;
    await world.part();
    expect(await world.mailing()).toMatchObject({ sent: 1, held: {}, stage: { cause: 'done' } });
    expect(world.recipients).toHaveLength(2);
  });

  it('counts as sent when nobody can tell', async () => {
    await begin();
    await world.reader(0);
    world.outbox.willAnswer({ did: 'unknown', why: 'TimeoutError' });
    await world.part();
    expect(await world.mailing()).toMatchObject({ sent: 1, stage: { cause: 'done' } });
    expect(world.records.all.find(({ kind }) => kind === 'letter')).toMatchObject({ state: 'unknown' });
  });
});

describe('A mailing whose parts die at random', () => {
  /** At which of its calls the mail service is reached before the part dies, or after. */
  const deaths = fc.array(
    fc.record({ call: fc.integer({ min: 1, max: 40 }), when: fc.constantFrom('before', 'after') }),
    { maxLength: 8 },
  );

  it('gives its letter to nobody twice, and counts whoever got it or may have got it, once', async () => {
    await fc.assert(
      fc.asyncProperty(deaths, fc.integer({ min: 1, max: 40 }), async (planned, readers) => {
        world = new MailingWorld();
        await begin();
        for (let n = 0; n < readers; n += 1) await world.reader(n);
        const send = world.outbox.send.bind(world.outbox);
        let calls = 0;
        world.outbox.send = async (mail) => {
          calls += 1;
          const death = planned.find(({ call }) => call === calls);
          if (death?.when === 'before') throw new Error('the function was killed');
          const sending = await send(mail);
          if (death) throw new Error('the function was killed');
          return sending;
        };
        for (let tries = 0; tries < 20; tries += 1) {
          await world.part().catch(() => undefined);
          await new Promise((resolve) => setImmediate(resolve)); // lets the others of its page come to an end
        }
        expect(new Set(world.recipients).size).toBe(world.recipients.length);
        const { sent, stage } = await world.mailing();
        expect([sent, stage.name]).toEqual([readers, 'ended']);
        const unreached = planned.filter(({ when, call }) => when === 'before' && call <= calls);
        expect(world.recipients.length).toBeGreaterThanOrEqual(readers - unreached.length);
      }),
      { numRuns: 30 },
    );
  });
});
