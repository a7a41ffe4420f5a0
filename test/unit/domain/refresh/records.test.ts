import { beforeEach, describe, expect, it } from '@jest/globals';
import { contactKeysOf } from '../../../../shared/domain/leads/enter-by-hand.ts';
import type { Enrolment } from '../../../../shared/domain/refresh/enrolment.ts';
import { marketingMail } from '../../../../shared/domain/refresh/breaker.ts';
import { enrolledOf, standsOf } from '../../../../shared/domain/refresh/records.ts';
import { letterKey, suppressionKey } from '../../../../shared/domain/refresh/sent-letter.ts';
import type { AnyRecord } from '../../../../shared/domain/records/records.ts';
import { areaInMemory } from '../../../support/cloud/area-in-memory.ts';
import { idOf, monday } from '../../../support/domain/contexts.ts';
import { mailingWith } from '../../../support/domain/campaigns.ts';
import { dealAt } from '../../../support/domain/deals.ts';
import { accountId, accountWith, leadAt, leadId, personId, personWith } from '../../../support/domain/leads.ts';
import { enrolmentWith } from '../../../support/domain/refreshing.ts';
import { put } from '../../../support/domain/stores.ts';

const email = 'ivan@customer.example';
const versions = new Map([
  ['case', 'needs/case/ru/1'],
  ['review', 'needs/review/ru/0'],
]);
const mail = { signals: {}, unsubscribed: [], enrolmentId: enrolmentWith().id };
let area: ReturnType<typeof areaInMemory>;

beforeEach(() => {
  area = areaInMemory();
});

const have = (...records: AnyRecord[]) =>
  put(area.records, ...records.map((record) => ({ record, expected: 'new' as const })));
const hasAddress = () =>
  area.people.put([{ kind: 'contacts', of: personId, id: personId, value: { name: 'Иван', email } }]);

/** All that is known of somebody in the basket "needs", where the person is as said. */
async function known(enrolment: Partial<Enrolment> = {}) {
  const one = enrolmentWith(enrolment);
  const letters = { versions: () => Promise.resolve(versions) };
  return standsOf(one, 'ru', monday, { ...area, letters });
}
const parked = (basket: 'needs' | 'account' = 'needs') => {
  const lead = leadAt('parked');
  return lead.stage.name === 'parked' ? { ...lead, stage: { ...lead.stage, basket } } : lead;
};

describe('What is known of somebody in a basket', () => {
  it('is nothing that holds a letter, when all is well', async () => {
    await have(
      parked(),
      personWith({ mail, consents: { marketing: { textVersion: '1', at: monday, evidenceId: idOf(9) } } }),
    );
    await hasAddress();
    const { stands, known: all } = await known();
    expect(all).toEqual({
      whereabouts: 'in-basket',
      person: { hasAddress: true, hasConsent: true, unsubscribed: false },
      signals: {},
      hasOpenDeal: false,
      versions,
      seen: new Set(),
      isPaused: false,
      isBusy: false,
    });
    const [key = ''] = await contactKeysOf({ email }, area.secrets);
    expect(stands).toMatchObject({
      enrolment: enrolmentWith(),
      subject: { id: leadId },
      person: { id: personId },
      language: 'ru',
      suppressionKey: suppressionKey(key),
    });
  });

  it('tells consent, address, unsubscribing of this basket or of all, and when the next letter may leave', async () => {
    const of = async (more: object) => {
      area = areaInMemory();
      await have(parked(), personWith({ mail: { ...mail, ...more } }));
      return (await known()).known.person;
    };
    expect(await of({})).toEqual({ hasAddress: false, hasConsent: false, unsubscribed: false });
    expect(await of({ unsubscribed: ['needs'] })).toMatchObject({ unsubscribed: true });
    expect(await of({ unsubscribed: ['all'] })).toMatchObject({ unsubscribed: true });
    expect(await of({ unsubscribed: ['time'] })).toMatchObject({ unsubscribed: false });
    expect(await of({ freeAt: monday })).toMatchObject({ freeAt: monday });
  });

  it('tells whether a mailing that runs has reserved the next free moment', async () => {
    const of = async (reserved: object, ...mailings: AnyRecord[]) => {
      area = areaInMemory();
      await have(parked(), personWith({ mail: { ...mail, reserved } }), ...mailings);
      return (await known()).known.person?.isReserved;
    };
    const [runs, over] = [mailingWith(), mailingWith({ stage: { name: 'ended', at: monday, cause: 'done' } })];
    expect(await of({ campaign: runs.id }, runs)).toBe(true);
    expect(await of({ offer: runs.id }, runs)).toBe(true);
    expect(await of({ campaign: runs.id }, over)).toBeUndefined();
    expect(await of({ campaign: runs.id })).toBeUndefined();
    expect(await of({})).toBeUndefined();
  });

  it('tells whether the lead or deal is still in the basket, works again, is in another one, or is over', async () => {
    const of = async (subject: AnyRecord, person = personWith({ mail }), enrolment: Partial<Enrolment> = {}) => {
      area = areaInMemory();
      await have(subject, person, accountWith());
      return (await known(enrolment)).known.whereabouts;
    };
    const deal = { subject: { kind: 'deal', id: dealAt('parked').id }, basket: 'account' } as const;
    expect(await of(parked())).toBe('in-basket');
    expect(await of(parked('account'))).toBe('other-basket');
    expect(await of(parked(), personWith({ mail: { ...mail, enrolmentId: idOf(7) } }))).toBe('other-basket');
    for (const name of ['new', 'mql', 'sql', 'converted'] as const) expect(await of(leadAt(name))).toBe('returned');
    for (const name of ['spam', 'rejected', 'handed-to-dealer', 'merged'] as const)
      expect(await of(leadAt(name))).toBe('closed');
    expect(await of(dealAt('parked'), personWith({ mail }), deal)).toBe('in-basket');
    expect(await of(dealAt('agree-price'), personWith({ mail }), deal)).toBe('returned');
    for (const name of ['lost', 'cancelled'] as const)
      expect(await of(dealAt(name), personWith({ mail }), deal)).toBe('closed');
  });

  it('has nobody in it once the person is erased, and who they were merged into otherwise', async () => {
    await have(parked());
    expect((await known()).known.person).toBeUndefined();
    await have(personWith({ mergedInto: idOf(0x203) }), personWith({ id: idOf(0x203), mail, aliases: [personId] }));
    const { stands, known: all } = await known();
    expect(stands.person?.id).toBe(idOf(0x203));
    expect(all.person).toBeDefined();
  });

  it('has the signals of the person and of their account', async () => {
    await have(
      parked(),
      personWith({ accountId, mail: { ...mail, signals: { replied: monday } } }),
      accountWith({ signals: { dealOpened: monday } }),
    );
    expect((await known({ accountId })).known.signals).toEqual({ replied: monday, dealOpened: monday });
    expect((await known()).known.signals).toEqual({ replied: monday, dealOpened: monday }); // by the person's account
  });

  it('has an open deal of the account, but for the one that is parked itself', async () => {
    await have(parked(), personWith({ accountId, mail }), accountWith());
    expect((await known({ accountId })).known.hasOpenDeal).toBe(false);
    await have(dealAt('lost', { id: idOf(0x302) }), dealAt('parked'));
    const own = { accountId, subject: { kind: 'deal', id: dealAt('parked').id } } as const;
    expect((await known(own)).known.hasOpenDeal).toBe(false);
    await have(dealAt('agree-price', { id: idOf(0x303) }));
    expect((await known(own)).known.hasOpenDeal).toBe(true);
    expect((await known({ accountId })).known.hasOpenDeal).toBe(true);
  });

  it('has the versions that reached the person, under whichever of their ids', async () => {
    const alias = personWith({ id: idOf(0x203), mergedInto: personId });
    await have(parked(), personWith({ mail, aliases: [alias.id] }), alias);
    const holder = { kind: 'letter', id: idOf(0x811) } as const;
    const claims = [letterKey(personId, 'needs/case/ru/1'), letterKey(alias.id, 'needs/review/ru/0')].map((key) => ({
      key,
      holder,
    }));
    await area.records.commit({
      changes: [],
      claims: [...claims, { key: letterKey(idOf(5), 'needs/review/ru/0'), holder }],
      releases: [],
      facts: [],
      at: monday,
      by: { kind: 'system', id: 'test' },
      origin: 'live',
      policy: 0,
    });
    expect((await known()).known.seen).toEqual(new Set(versions.values()));
  });

  it('tells why an address is suppressed, and whether marketing mail has paused itself', async () => {
    const [key = ''] = await contactKeysOf({ email }, area.secrets);
    const suppression = { kind: 'suppression', id: idOf(0x821), version: 1, cause: 'complaint', at: monday } as const;
    await have(parked(), personWith({ mail }), {
      kind: 'breaker',
      id: marketingMail,
      version: 1,
      state: { name: 'paused', at: monday, why: 'bounces', count: 5, of: 50 },
    });
    await hasAddress();
    await area.records.commit({
      changes: [{ record: suppression, expected: 'new' }],
      claims: [{ key: suppressionKey(key), holder: suppression }],
      releases: [],
      facts: [],
      at: monday,
      by: { kind: 'system', id: 'test' },
      origin: 'live',
      policy: 0,
    });
    const { known: all } = await known();
    expect(all.person).toMatchObject({ suppressed: 'complaint' });
    expect(all.isPaused).toBe(true);
  });

  it('is asked of a lead that exists', async () => {
    await expect(known()).rejects.toThrow(`the lead ${leadId} of an enrolment does not exist`);
  });
});

describe('Whom letters go to', () => {
  it('is the person as they go on, with the account named, or theirs, as it goes on', async () => {
    const survivor = accountWith({ id: idOf(0x402), aliases: [accountId] });
    await have(personWith({ accountId }), accountWith({ mergedInto: survivor.id }), survivor);
    for (const asked of [{ personId }, { personId, accountId }])
      expect(await enrolledOf(asked, area.records)).toMatchObject({
        person: { id: personId },
        account: { id: survivor.id },
      });
    expect(await enrolledOf({ personId: idOf(5) }, area.records)).toBeUndefined();
  });

  it('has no account where nobody has given them one', async () => {
    await have(personWith());
    expect(await enrolledOf({ personId }, area.records)).toEqual({ person: personWith(), account: undefined });
  });
});
