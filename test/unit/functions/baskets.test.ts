import { beforeEach, describe, expect, it } from '@jest/globals';
import { changeWakeUp } from '../../../functions/api/baskets/change-wake-up/route.ts';
import { listBaskets } from '../../../functions/api/baskets/list-baskets/route.ts';
import { listNextLetters } from '../../../functions/api/baskets/list-next-letters/route.ts';
import { Output as Basket } from '../../../functions/api/baskets/show-basket/contract.ts';
import { showBasket } from '../../../functions/api/baskets/show-basket/route.ts';
import { Output as Shown } from '../../../functions/api/baskets/show-enrolment/contract.ts';
import { showEnrolment } from '../../../functions/api/baskets/show-enrolment/route.ts';
import { stopEnrolment } from '../../../functions/api/baskets/stop-enrolment/route.ts';
import { giveConsent } from '../../../functions/api/customers/give-consent/route.ts';
import { withdrawConsent } from '../../../functions/api/customers/withdraw-consent/route.ts';
import { showLead } from '../../../functions/api/sales/show-lead/route.ts';
import { seeds } from '../../../settings/seeds.ts';
import { baskets } from '../../../shared/domain/leads/pipeline.ts';
import type { Actor } from '../../../shared/domain/people/actor.ts';
import type { AnyRecord } from '../../../shared/domain/records/records.ts';
import { type Breaker, marketingMail } from '../../../shared/domain/refresh/breaker.ts';
import { endedBecause, waitsBecause } from '../../../shared/domain/refresh/said.ts';
import { callWith } from '../../support/cloud/area-in-memory.ts';
import { anna, boris, director, head, marketer } from '../../support/domain/actors.ts';
import { another, BasketWorld, one } from '../../support/domain/basket-world.ts';
import { idOf, monday, policyWith } from '../../support/domain/contexts.ts';
import { enrolmentWith } from '../../support/domain/refreshing.ts';
import { leadAt } from '../../support/domain/leads.ts';
import { put } from '../../support/domain/stores.ts';

const by = (actor: Actor) => callWith({}, { by: actor });
const breaker: Breaker = {
  ...{ kind: 'breaker', id: marketingMail, version: 1 },
  state: { name: 'paused', at: monday, why: 'bounces', count: 5, of: 100 },
};
const letters = seeds.programmes.needs.letters.map(({ letter }) => letter);
let world: BasketWorld;

const basket = (actor: Actor, more: Partial<Parameters<typeof showBasket>[0]> = {}) =>
  showBasket({ basket: 'needs', limit: 50, ...more }, world.area, by(actor));
const nextLetters = (actor: Actor, days = 7, more: { limit?: number; cursor?: string } = {}) =>
  listNextLetters({ basket: 'needs', days, limit: 50, ...more }, world.area, by(actor));
const enrolled = async () => {
  const enrolment = await world.enrolmentOf(one);
  if (!enrolment) throw new Error('nobody is enrolled');
  return enrolment;
};

/** As many at once as a commit takes. */
async function puts(records: readonly AnyRecord[]): Promise<void> {
  for (let from = 0; from < records.length; from += 100)
    await put(
      world.area.records,
      ...records.slice(from, from + 100).map((record) => ({ record, expected: 'new' as const })),
    );
}

beforeEach(async () => {
  world = await BasketWorld.begun();
});

describe('The four baskets', () => {
  const glance = async () => (await listBaskets({}, world.area, by(marketer))).items;

  it('are there with their programmes when nobody is inside', async () => {
    const items = await glance();
    expect(items.map((item) => item.basket)).toEqual([...baskets]);
    expect(items.map(({ title }) => title.ru)).toEqual(['Нет денег', 'Аккаунт', 'Потребности', 'Время']);
    for (const { basket: of, ...item } of items)
      expect(item).toMatchObject({
        programme: policyWith().programmes[of],
        inside: { leads: 0, deals: 0 },
        waiting: { causes: {} },
      });
  });

  it('tell how many are inside, and what their letters wait for', async () => {
    await world.parks(one, 'needs');
    await world.changesPerson({ consents: {} });
    const needs = (await glance())[2];
    expect(needs?.inside).toEqual({ leads: 1, deals: 0 });
    expect(needs?.waiting).toEqual({ causes: { 'no-consent': 1 } });
  });

  it('say that all letters have paused', async () => {
    const isMailPaused = async () => (await listBaskets({}, world.area, by(director))).isMailPaused;
    expect(await isMailPaused()).toBe(false);
    await puts([breaker]);
    expect(await isMailPaused()).toBe(true);
  });

  it('say that there are more than were counted', async () => {
    const ids = Array.from({ length: 1001 }, (_, n) => idOf(0xc000 + n));
    const { stage } = leadAt('parked');
    const leads = ids.map((id) => leadAt('parked', { id, version: 1, stage }));
    await puts(leads.slice(0, 1000));
    expect((await glance())[2]?.inside).toEqual({ leads: 1000, deals: 0 });
    await puts([...leads.slice(1000), ...ids.map((id) => enrolmentWith({ id }))]);
    const needs = (await glance())[2];
    expect(needs?.inside).toEqual({ leads: 1000, deals: 0, moreThan: 1000 });
    expect(needs?.waiting).toEqual({ causes: { gap: 1000 }, moreThan: 1000 });
  });
});

describe('Who is in a basket', () => {
  it('is told with what comes next, the company masked for who may read no contacts', async () => {
    await world.parks(one, 'needs');
    const lead = await world.lead(one);
    const { id } = await enrolled();
    const item = {
      ...{ kind: 'lead', id: one, version: lead.version, stage: 'parked', personId: lead.personId },
      ...{ company: 'Завод', owner: anna.id, segment: 'developer', since: lead.visit.enteredAt, consent: true },
    };
    const { items, next } = await basket(head);
    expect(items).toEqual([{ ...item, enrolment: expect.objectContaining({ id, state: 'running', letters: 0 }) }]);
    expect(next).toBeUndefined();
    expect(items[0]?.enrolment?.next?.letter).toBe(letters[0]);
    expect(Basket().parse({ items })).toEqual({ items });
    expect((await basket(anna)).items).toEqual(items);
    expect((await basket(boris)).items).toEqual([]);
    expect((await basket(director)).items).toEqual(items);
    expect((await basket(head, { basket: 'time' })).items).toEqual([]);
  });

  it('is shown without a contact in the company’s name to who may see none', async () => {
    await world.parks(one, 'needs');
    const lead = await world.lead(one);
    const called = { ...lead, version: lead.version + 1, company: 'Завод +7 495 123-45-67' };
    await put(world.area.records, { record: called, expected: lead.version });
    expect((await basket(head)).items[0]?.company).toBe('Завод +7 495 123-45-67');
    expect((await basket(marketer)).items[0]?.company).not.toContain('123');
  });

  it('can be those without consent alone, a page at a time', async () => {
    await world.parks(one, 'needs');
    await world.parks(another, 'needs', '2026-06-15');
    expect((await basket(head, { consent: 'missing' })).items).toEqual([]);
    await world.changesPerson({ consents: {} });
    const first = await basket(head, { consent: 'missing', limit: 1 });
    expect(first.items.map(({ id, consent }) => [id, consent])).toEqual([[one, false]]);
    const { items, next } = await basket(head, { limit: 1, cursor: first.next ?? '' });
    expect([items.map(({ id, wakeUpAt }) => [id, wakeUpAt]), next]).toEqual([[[another, '2026-06-15']], undefined]);
  });

  it('is not who has just left it, or whose enrolment nobody knows', async () => {
    await world.parks(one, 'needs');
    await put(world.area.records, {
      record: leadAt('parked', { id: idOf(0xc000), version: 1, personId: idOf(0xc001) }),
      expected: 'new',
    });
    const { items } = await basket(head);
    expect(items.map(({ id, consent, enrolment }) => [id, consent, enrolment?.state])).toEqual([
      [one, true, 'running'],
      [idOf(0xc000), false, undefined],
    ]);
  });
});

describe('The letters of the next days', () => {
  it('are told with who gets them and when, and leave then', async () => {
    await world.parks(one, 'needs');
    const { items } = await nextLetters(head, 31);
    expect(items.length).toBeGreaterThan(1);
    expect(items[0]).toMatchObject({ enrolmentId: (await enrolled()).id, subject: { id: one, company: 'Завод' } });
    expect((await nextLetters(head, 1)).items).toEqual(items.filter(({ at }) => at <= '2026-03-03T07:00:00.000Z'));
    await world.passes(31);
    expect(world.sent()).toEqual(items.map(({ letter }) => letter));
  });

  it('are in the hours of whoever gets them', async () => {
    await world.changesPerson({ timeZone: 'Asia/Vladivostok' });
    await world.parks(one, 'needs');
    const { items } = await nextLetters(head, 31);
    const hours = items.map(({ at }) => (new Date(at).getUTCHours() + 10) % 24);
    expect(hours.filter((hour) => hour < 9 || hour > 18)).toEqual([]);
    await world.passes(31);
    expect(world.sent()).toEqual(items.map(({ letter }) => letter));
  });

  it('are those of their own for a manager', async () => {
    await world.parks(one, 'needs');
    expect((await nextLetters(boris, 31)).items).toEqual([]);
    expect((await nextLetters(anna, 31)).items).not.toEqual([]);
  });

  it('end with the first of a page that is due later', async () => {
    await put(
      world.area.records,
      ...[1, 30, 31].map((days) => ({
        record: enrolmentWith({
          ...{ id: idOf(0xc000 + days), subject: { kind: 'lead', id: one } },
          ...{ visit: { n: 1, enteredAt: '2026-01-12T07:00:00.000Z' } },
          alarms: [{ name: 'look', at: new Date(world.area.clock.ms + days * 86_400_000).toISOString() }],
        }),
        expected: 'new' as const,
      })),
    );
    const first = await nextLetters(head, 7, { limit: 1 });
    expect(first.next).toBeDefined();
    const second = await nextLetters(head, 7, { limit: 1, cursor: first.next ?? '' });
    expect([first.items.length, second]).toEqual([1, { items: [] }]);
  });
});

describe('One enrolment', () => {
  it('tells what was sent, and why the rest was not', async () => {
    await world.changesPerson({ consents: {} });
    await world.parks(one, 'needs');
    const { id } = await enrolled();
    const person = await world.person();
    const consent = { purpose: 'marketing', textVersion: '2', basis: 'by phone' };
    await giveConsent({ id: person.id, ...consent }, world.area, by(anna));
    await world.nurtures();
    expect(world.openTasks(one)).toEqual([]);
    await world.passes(31);
    await stopEnrolment({ id }, world.area, by(anna));
    await world.nurtures();
    const shown = await showEnrolment({ id }, world.area, by(anna));
    expect(Shown().parse(shown)).toEqual(shown);
    expect(shown).toMatchObject({
      ...{ id, basket: 'needs', state: 'ended', why: 'stopped', stopped: true, letters: world.sent().length },
      subject: { kind: 'lead', id: one, company: 'Завод' },
      contacts: { masked: false, name: 'Иван Примеров', email: 'ivan@customer.example' },
    });
    expect(shown.sent.map(({ letter, state }) => [letter, state])).toEqual(
      world.sent().map((letter) => [letter, 'sent']),
    );
    expect(shown.unsent.map(({ why, says }) => [why, says])).toEqual([
      ['no-consent', waitsBecause['no-consent']],
      ['stopped', endedBecause.stopped],
    ]);
  });

  it('goes on with the letters that were sent before', async () => {
    await world.parks(one, 'needs');
    await world.passes(10);
    const before = await enrolled();
    await stopEnrolment({ id: before.id }, world.area, by(head));
    await world.nurtures();
    const [call] = world.openTasks(one);
    expect(await world.finishes(call?.id ?? '', { outcome: 'continue' })).toBeUndefined();
    const { id } = await enrolled();
    const shown = await showEnrolment({ id }, world.area, by(head));
    expect(shown).toMatchObject({ continues: before.id, state: 'running', letters: world.sent().length });
    expect(shown.sent.map(({ letter }) => letter)).toEqual(world.sent());
    await world.passes(100);
    expect(world.sent()).toEqual(letters);
  });

  it('ends on another day that is named while letters run', async () => {
    await world.parks(one, 'needs', '2026-03-30');
    const { id } = await enrolled();
    await world.passes(7);
    const names = (wakeUpOn: string, actor = anna) => changeWakeUp({ id, wakeUpOn }, world.area, by(actor));
    expect(await names('2026-03-12', head)).toMatchObject({ id, state: 'running', wakeUpOn: '2026-03-12' });
    expect((await world.lead(one)).stage).toMatchObject({ name: 'parked', wakeUpAt: '2026-03-12' });
    await world.nurtures();
    await world.passes(2);
    expect((await enrolled()).stage.name).toBe('running');
    await world.passes(1);
    expect((await enrolled()).stage).toMatchObject({ name: 'ended', cause: 'wake-up' });
    expect(world.openTasks(one).map(({ about }) => about)).toEqual(['requalify']);
    await expect(names('2026-03-20')).rejects.toMatchObject({ details: { status: 422, code: 'letters-ended' } });
    await expect(names('2026-03-20', boris)).rejects.toMatchObject({ details: { status: 403 } });
  });

  it('leaves out of what was sent what the mail service would not have', async () => {
    world.outbox.willAnswer({ did: 'refused', why: 'Throttled' });
    await world.parks(one, 'needs');
    await world.passes(10);
    const shown = await showEnrolment({ id: (await enrolled()).id }, world.area, by(head));
    expect(shown.sent.map(({ letter }) => letter)).toEqual([letters[0]]);
    expect(shown.unsent.map(({ why, letter }) => [why, letter])).toEqual([['refused', letters[0]]]);
  });

  it('hides the contacts of who may read none, and is nobody else’s', async () => {
    await world.parks(one, 'needs');
    const { id } = await enrolled();
    const { contacts } = await showEnrolment({ id }, world.area, by(marketer));
    expect(contacts).toEqual({ masked: true, name: 'Иван Примеров' });
    await expect(showEnrolment({ id }, world.area, by(boris))).rejects.toMatchObject({ details: { status: 403 } });
    await expect(stopEnrolment({ id }, world.area, by(boris))).rejects.toMatchObject({ details: { status: 403 } });
    await expect(showEnrolment({ id: idOf(0x999) }, world.area, by(head))).rejects.toMatchObject({
      details: { status: 404 },
    });
  });

  it('is on the card of its lead while it is in the basket', async () => {
    const card = async () => (await showLead({ id: one }, world.area, by(anna))).enrolment;
    expect(await card()).toBeUndefined();
    await world.parks(one, 'needs');
    expect(await card()).toMatchObject({ id: (await enrolled()).id, state: 'running', next: { letter: letters[0] } });
    await world.moves(one, { to: 'mql' });
    expect(await card()).toBeUndefined();
  });

  it('ends when the consent is withdrawn, and the owner is asked to call', async () => {
    await world.parks(one, 'needs');
    const { id } = await world.person();
    const { letters: told, consents } = await withdrawConsent({ id, purpose: 'marketing' }, world.area, by(anna));
    expect([consents, told]).toEqual([{}, { unsubscribed: [], consentWithdrawnAt: '2026-03-02T07:00:00.000Z' }]);
    await world.nurtures();
    expect((await enrolled()).stage).toMatchObject({ name: 'ended', cause: 'consent-withdrawn' });
    expect(world.openTasks(one).map(({ about }) => about)).toEqual(['requalify']);
  });
});
