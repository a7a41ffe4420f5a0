import { describe, expect, it } from '@jest/globals';
import {
  AlreadyDone,
  Busy,
  KeyReused,
  KeyTaken,
  StaleVersion,
  TooLarge,
} from '../../../../shared/domain/records/errors.ts';
import { commitPlan, decideAndCommit, problemOf } from '../../../../shared/domain/records/decide.ts';
import { assertStillSo } from '../../../../shared/domain/records/expected-version.ts';
import { change, claim, type Decision, together } from '../../../../shared/domain/records/plan.ts';
import { refuse } from '../../../../shared/domain/records/refusal.ts';
import { NotYetVisible } from '../../../../shared/domain/records/errors.ts';
import { Poison } from '../../../../shared/domain/poison.ts';
import { notFound, Problem } from '../../../../shared/domain/problem.ts';
import { editLead } from '../../../../shared/domain/leads/work.ts';
import type { Actor } from '../../../../shared/domain/people/actor.ts';
import { anna, head } from '../../../support/domain/actors.ts';
import { accepted } from '../../../support/domain/decisions.ts';
import { contextOf, idOf, monday } from '../../../support/domain/contexts.ts';
import { accountWith, leadAt, leadId } from '../../../support/domain/leads.ts';
import { put, storeOf, ToldClock } from '../../../support/domain/stores.ts';

const ref = { kind: 'lead', id: leadId } as const;
const rename = async (store: Awaited<ReturnType<typeof storeOf>>, company: string) => {
  const lead = await store.get('lead', leadId);
  if (!lead) throw new Error('there is no lead');
  return editLead(lead, { company }, contextOf(anna));
};

describe('A decision', () => {
  it('is committed with who, when, under which settings and with what note', async () => {
    const store = await storeOf(new ToldClock(), leadAt('mql'));
    const options = { origin: 'import', note: idOf(0xee) } as const;
    const decided = await decideAndCommit(store, contextOf(anna), () => rename(store, 'Zavod'), options);
    expect(await store.get('lead', leadId)).toMatchObject({ company: 'Zavod', version: 6 });
    expect(decided).toMatchObject({ ok: true, lead: { company: 'Zavod' } });
    expect(store.facts).toMatchObject([
      {
        type: 'LeadEdited',
        by: { kind: 'staff', id: anna.id },
        at: monday,
        policy: 7,
        origin: 'import',
        note: idOf(0xee),
      },
    ]);
    await commitPlan(store, accepted(await rename(store, 'Fabrika')).plan, contextOf(anna));
    expect(store.facts[1]).toMatchObject({ origin: 'live' });
    expect(store.facts[1]).not.toHaveProperty('note');
  });

  it('is made again when somebody was faster, up to four times', async () => {
    const store = await storeOf(new ToldClock(), leadAt('mql'));
    let rounds = 0;
    const outrun = (times: number) => async () => {
      const decision = await rename(store, 'Zavod');
      rounds += 1;
      const lead = await store.get('lead', leadId);
      if (lead && rounds <= times)
        await put(store, { record: { ...lead, version: lead.version + 1 }, expected: lead.version });
      return decision;
    };
    await decideAndCommit(store, contextOf(anna), outrun(3));
    expect([rounds, (await store.get('lead', leadId))?.company]).toEqual([4, 'Zavod']);
    rounds = 0;
    const lost = decideAndCommit(store, contextOf(anna), async () => {
      const lead = await store.get('lead', leadId);
      if (!lead) throw new Error('there is no lead');
      rounds += 1;
      await put(store, { record: { ...lead, version: lead.version + 1 }, expected: lead.version });
      return editLead(lead, { company: `Name ${String(rounds)}` }, contextOf(anna));
    });
    await expect(lost).rejects.toMatchObject({
      details: {
        status: 409,
        code: 'changed-meanwhile',
        detail: `changed meanwhile: lead ${leadId}; read it again`,
      },
      cause: expect.any(StaleVersion) as unknown,
    });
    expect(rounds).toBe(4);
  });

  it('that another holds a key of is a conflict in the end', async () => {
    const store = await storeOf(new ToldClock(), leadAt('mql'), accountWith());
    const key = 'tax/7707083893';
    const holdFor = (id: string): Decision => ({
      ok: true,
      plan: together(
        change(accountWith(), accountWith({ version: 4 }), { type: 'AccountEdited', data: { fields: [] } }),
        claim({ key, holder: { kind: 'account', id } }),
      ),
    });
    await decideAndCommit(store, contextOf(anna), () => Promise.resolve(holdFor(idOf(1))));
    const waited: number[] = [];
    const pause = (round: number): Promise<void> => Promise.resolve(void waited.push(round));
    await expect(
      decideAndCommit(store, contextOf(anna), () => Promise.resolve(holdFor(idOf(2))), { rounds: 3, pause }),
    ).rejects.toMatchObject({
      details: { status: 409, code: 'key-taken', detail: `held by another record: ${key}` },
      cause: expect.any(KeyTaken) as unknown,
    });
    expect(waited).toEqual([1, 2]); // not after the last
  });

  it('that is a refusal is a problem with its status', async () => {
    const store = await storeOf(new ToldClock(), leadAt('mql'));
    const missing = [{ field: 'need', title: { en: 'Need', ru: 'Потребность' }, example: 'Drives' }];
    const asked = decideAndCommit(store, contextOf(anna), () => Promise.resolve(refuse('gate', 'no', { missing })));
    await expect(asked).rejects.toMatchObject({
      details: { status: 422, code: 'gate', detail: 'no', extra: { missing } },
    });
    const statuses = (['rule', 'conflict', 'forbidden'] as const).map(
      (kind) => problemOf({ kind, code: 'x', detail: 'y' }).details.status,
    );
    expect(statuses).toEqual([422, 409, 403]);
    expect(store.facts).toEqual([]);
  });

  it('that fails for another reason fails at once', async () => {
    const store = await storeOf(new ToldClock(), leadAt('mql'));
    let rounds = 0;
    const done = () => {
      rounds += 1;
      return Promise.reject(new AlreadyDone('before'));
    };
    await expect(decideAndCommit(store, contextOf(anna), done)).rejects.toThrow(AlreadyDone);
    expect(rounds).toBe(1);
  });

  it('with its request’s mark takes effect once', async () => {
    const store = await storeOf(new ToldClock(), leadAt('mql'));
    const idempotency = { key: 'k', fingerprint: 'f', answer: 'first' };
    const decide = async (company: string, mark = idempotency) => ({
      ...accepted(await rename(store, company)),
      idempotency: mark,
    });
    await decideAndCommit(store, contextOf(anna), () => decide('Zavod'));
    await expect(decideAndCommit(store, contextOf(anna), () => decide('Other'))).rejects.toMatchObject({
      answer: 'first',
    });
    const reused = { ...idempotency, fingerprint: 'g' };
    await expect(decideAndCommit(store, contextOf(anna), () => decide('Other', reused))).rejects.toThrow(KeyReused);
  });
});

describe('A failure', () => {
  it('has a name that no minifier takes away, and says what it is about', () => {
    const refs = [ref, { kind: 'desk', id: 'd' } as const];
    const all = [
      new StaleVersion(refs),
      new KeyTaken([
        { key: 'a', holder: ref },
        { key: 'b', holder: ref },
      ]),
      new AlreadyDone(1),
      new KeyReused('k'),
      new TooLarge('large'),
      new Busy('busy'),
      new Problem({ status: 404, code: 'c', detail: 'd' }),
      new Poison('never'),
      new NotYetVisible('later'),
    ];
    expect(all.map(({ name, message }) => `${name}: ${message}`)).toEqual([
      `StaleVersion: changed meanwhile: lead ${leadId}, desk d`,
      'KeyTaken: held by another record: a, b',
      'AlreadyDone: this request took effect before',
      'KeyReused: the idempotency key k was used for another request',
      'TooLarge: large',
      'Busy: busy',
      'Problem: 404 c: d',
      'Poison: never',
      'NotYetVisible: later',
    ]);
    expect(notFound('lead', 'x').details).toEqual({ status: 404, code: 'not-found', detail: 'there is no lead x' });
  });
});

describe('A change made on an older view', () => {
  async function edited(by: Actor & { id: string }, changes: Parameters<typeof editLead>[1]) {
    const store = await storeOf(new ToldClock(), leadAt('mql'));
    await decideAndCommit(store, contextOf(by), async () =>
      editLead((await store.get('lead', leadId)) ?? leadAt('mql'), changes, contextOf(by)),
    );
    return (expected: number | undefined, fields: string[]) =>
      assertStillSo(store, { ...ref, version: 6 }, expected, fields);
  }

  it('passes when what it stands on is still so', async () => {
    const still = await edited(head, { company: 'Zavod' });
    for (const [expected, fields] of [
      [undefined, ['company']],
      [6, ['company']],
      [7, ['company']],
      [5, ['region']],
      [5, []],
    ] as const)
      await expect(still(expected, [...fields])).resolves.toBeUndefined();
  });

  it('passes when what it edits changed before the version it was made on', async () => {
    const store = await storeOf(new ToldClock(), leadAt('mql'));
    for (const changes of [{ company: 'Zavod' }, { need: 'Drives' }])
      await decideAndCommit(store, contextOf(head), async () =>
        editLead((await store.get('lead', leadId)) ?? leadAt('mql'), changes, contextOf(head)),
      );
    await expect(assertStillSo(store, { ...ref, version: 7 }, 6, ['company'])).resolves.toBeUndefined();
  });

  it('passes without a look into the journal when it was made on the newest version', async () => {
    const away = () => Promise.reject(new Error('the journal is away'));
    for (const expected of [undefined, 6, 7])
      await expect(
        assertStillSo({ of: away, changesBetween: away }, { ...ref, version: 6 }, expected, ['company']),
      ).resolves.toBeUndefined();
  });

  it('does not when a field it edits changed since, and names who changed it and when', async () => {
    const still = await edited(head, { company: 'Zavod', need: 'Drives' });
    await expect(still(5, ['region', 'company'])).rejects.toMatchObject({
      details: {
        status: 409,
        code: 'changed-meanwhile',
        detail: `changed since version 5: LeadEdited at ${monday}`,
        extra: { winner: { id: head.id, at: monday }, version: 6 },
      },
    });
  });

  it.each([
    'LeadMoved',
    'LeadConverted',
    'LeadReopened',
    'LeadAssigned',
    'LeadMerged',
    'DealMoved',
    'DealWon',
    'ClaimAnswered',
    'ClaimClosed',
    'ClaimReopened',
  ])('does not after %s, whatever it edits', async (type) => {
    const fact = { type, data: {}, by: { kind: 'system' }, at: monday };
    const journal = { of: () => Promise.resolve({ items: [fact] }), changesBetween: () => Promise.resolve([]) };
    await expect(
      assertStillSo(journal as unknown as Parameters<typeof assertStillSo>[0], { ...ref, version: 6 }, 5, []),
    ).rejects.toMatchObject({ details: { extra: { winner: { id: 'system', at: monday } } } }); // of a fact, only this is read
  });

  it.each([
    ['QuoteSent', 'quote'],
    ['CommitteeChanged', 'committee'],
    ['PaymentRecorded', 'payment'],
    ['ProductionOrdered', 'productionOrderNumber'],
    ['ShipmentRecorded', 'shipment'],
    ['ShipDateMoved', 'promisedShipOn'],
  ])('does not after %s when it edits the %s, and passes when it edits another field', async (type, field) => {
    const fact = { type, data: {}, part: { kind: field, id: 'x' }, by: { kind: 'system' }, at: monday };
    const journal = { of: () => Promise.resolve({ items: [fact] }), changesBetween: () => Promise.resolve([]) };
    const still = (fields: string[]) =>
      assertStillSo(journal as unknown as Parameters<typeof assertStillSo>[0], { ...ref, version: 6 }, 5, fields); // of a fact, only this is read
    await expect(still(['need', field])).rejects.toMatchObject({ details: { code: 'changed-meanwhile' } });
    for (const others of [['need'], ['undefined'], []]) await expect(still(others)).resolves.toBeUndefined();
  });
});
