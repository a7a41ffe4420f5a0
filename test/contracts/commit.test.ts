import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 } from 'uuid';
import { KeyTaken, StaleVersion, TooLarge } from '../../shared/domain/records/errors.ts';
import { change, claim, provided, release, remove, together } from '../../shared/domain/records/plan.ts';
import {
  aDesk,
  aLead,
  anAccount,
  arrival,
  aTask,
  commitOf,
  edited,
  mondayAtTen,
  next,
} from '../support/tables/commits.ts';
import { openingMs, type Store, stores } from '../support/tables/stores.ts';

describe.each(stores)('a commit, $where,', ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  }, openingMs);
  afterAll(async () => {
    await store.close();
  });

  const exists = async (...records: { kind: 'lead' | 'desk' | 'account'; id: string }[]): Promise<boolean[]> =>
    Promise.all(records.map(async ({ kind, id }) => (await store.records.get(kind, id)) !== undefined));

  it('writes records, keys, facts and the mark of its request, all of it', async () => {
    const [lead, desk, account] = [aLead(), aDesk(), anAccount()];
    const [email, request] = [`email/${v7()}`, `request/${v7()}`];
    const plans = [
      arrival(lead),
      change(undefined, desk),
      change(undefined, account),
      claim({ key: email, holder: account }),
    ];
    const answer = { id: lead.id };
    const facts = await store.records.commit(
      commitOf(plans, { idempotency: { key: request, fingerprint: 'f', answer } }),
    );

    expect(await store.records.get('lead', lead.id)).toEqual(lead);
    expect(await store.records.get('desk', desk.id)).toEqual(desk);
    expect(await store.records.get('account', account.id)).toEqual(account);
    expect(await store.records.holderOf(email)).toEqual({ kind: 'account', id: account.id });
    expect(await store.journal.of(lead)).toEqual({ items: facts });
    expect(await store.records.answered({ key: request, fingerprint: 'f' })).toEqual({ answer });
  });

  it('takes a record away with its keys, at the version that was read; its facts stay', async () => {
    const [account, key] = [anAccount(), `email/${v7()}`];
    const removed = { type: 'RecordRemoved', data: { importId: v7() } } as const;
    await store.records.commit(commitOf([change(undefined, account), claim({ key, holder: account })]));
    await store.records.commit(commitOf([remove(account, removed), release({ key, holder: account })]));

    expect(await exists(account)).toEqual([false]);
    expect(await store.records.holderOf(key)).toBeUndefined();
    expect((await store.journal.of(account)).items).toEqual([
      expect.objectContaining({ type: 'RecordRemoved', version: 2 }),
    ]);
    await expect(store.records.commit(commitOf([remove(account, removed)]))).rejects.toThrow(StaleVersion);
  });

  it('keeps a record as it was given, to the last character', async () => {
    const lead = aLead({
      company: 'ООО «Ромашка» 😀\n\t"x"',
      need: ' spaces ',
      budget: { netMinor: 10_000_000_000_000, currency: 'RUB', vatPercent: 22.5 },
      criteria: { product: 'target', 'lead-time': 'failed' },
      flags: ['known-customer'],
      firstTouch: { at: mondayAtTen, source: 'site', utm: { source: '', campaign: 'весна' } },
      linkedTo: [v7(), v7()],
    });
    await store.records.commit(commitOf(arrival(lead)));
    expect(await store.records.get('lead', lead.id)).toEqual(lead);
  });

  it('forgets a field that the next version does not have', async () => {
    const { owner: _owner, ...free } = aLead({ owner: 'anna' });
    await store.records.commit(commitOf(arrival({ ...free, owner: 'anna' })));
    await store.records.commit(commitOf(change({ ...free, owner: 'anna' }, next(free), edited)));
    expect(await store.records.get('lead', free.id)).toEqual(next(free));
  });

  it('says how each fact stands in the journal', async () => {
    const lead = aLead();
    const [taskId, note] = [v7(), v7()];
    const task = aTask({ id: taskId, subject: { kind: 'lead', id: lead.id } });
    const plan = together(arrival(lead), change(undefined, task));
    const added = {
      type: 'TaskAdded',
      part: { kind: 'task', id: taskId },
      data: { about: 'x', dueAt: mondayAtTen },
    } as const;
    const earlier = '2026-03-01T06:00:00.000Z';
    const facts = await store.records.commit({
      ...commitOf(plan),
      facts: [...plan.facts, { ...added, at: earlier, subject: { kind: 'lead', id: lead.id } }],
      by: { kind: 'staff', id: 'anna' },
      origin: 'demo',
      policy: 7,
      note,
    });
    const common = {
      v: 1,
      subject: { kind: 'lead', id: lead.id },
      version: 1,
      recordedAt: mondayAtTen,
      by: { kind: 'staff', id: 'anna' },
      origin: 'demo',
      commitId: facts[0]?.commitId,
      policy: 7,
    };
    expect(facts).toEqual([
      {
        ...common,
        id: `${lead.id}/1/0`,
        n: 0,
        type: 'LeadReceived',
        at: mondayAtTen,
        generation: 1,
        note,
        data: plan.facts[0]?.data,
      },
      { ...common, ...added, id: `${lead.id}/1/1`, n: 1, at: earlier },
    ]);
    expect(await store.journal.of(lead)).toEqual({ items: facts });
  });

  it('does nothing when there is nothing to write', async () => {
    expect(await store.records.commit(commitOf([]))).toEqual([]);
  });

  it('that changes no record still takes its keys and marks its request', async () => {
    const account = anAccount();
    const [key, freed] = [`tax/${v7()}`, `tax/${v7()}`];
    await store.records.commit(commitOf([change(undefined, account), claim({ key: freed, holder: account })]));
    const idempotency = { key: `request/${v7()}`, fingerprint: 'f', answer: 'nothing to change' };
    const plans = [claim({ key, holder: account }), release({ key: freed, holder: account })];
    expect(await store.records.commit(commitOf(plans, { idempotency }))).toEqual([]);
    expect([await store.records.holderOf(key), await store.records.holderOf(freed)]).toEqual([
      { kind: 'account', id: account.id },
      undefined,
    ]);
    expect(await store.records.answered(idempotency)).toEqual({ answer: 'nothing to change' });
    await expect(store.records.commit(commitOf([], { idempotency }))).rejects.toMatchObject({
      name: 'AlreadyDone',
      answer: 'nothing to change',
    });
  });

  it('that takes one key twice is refused, for one holder or two, and writes nothing', async () => {
    const [one, other] = [anAccount(), anAccount()];
    const key = `tax/${v7()}`;
    for (const second of [claim({ key, holder: other }), claim({ key, holder: one }), release({ key, holder: one })]) {
      const twice = commitOf([change(undefined, one), claim({ key, holder: one }), second]);
      await expect(store.records.commit(twice)).rejects.toThrow(`writes the key ${key} twice`);
    }
    expect([await exists(one), await store.records.holderOf(key)]).toEqual([[false], undefined]);
  });

  it('refuses a fact about a record it does not change, and writes nothing', async () => {
    const [lead, other] = [aLead(), aLead()];
    const plan = arrival(lead);
    const wrong = {
      ...commitOf(plan),
      facts: [...plan.facts, { ...edited, subject: { kind: 'lead', id: other.id } as const }],
    };
    await expect(store.records.commit(wrong)).rejects.toThrow('which the commit does not change');
    expect(await exists(lead)).toEqual([false]);
  });

  it('is refused, names the key, and writes nothing when a key is held that nobody may hold', async () => {
    const [desk, other] = [aDesk(), aDesk()];
    const key = `suppressed/${v7()}`;
    const condition = provided({ unheld: key, by: { kind: 'desk', id: desk.id } });
    await store.records.commit(commitOf([change(undefined, desk), condition]));
    await store.records.commit(commitOf([change(undefined, other), claim({ key, holder: other })]));
    const refused = store.records.commit(commitOf([change(desk, next(desk)), condition]));
    await expect(refused).rejects.toEqual(new KeyTaken([{ key, holder: { kind: 'desk', id: desk.id } }]));
    expect(await store.records.get('desk', desk.id)).toEqual(desk);
  });

  describe('that stands on an older version', () => {
    it('is refused, names the record, and writes nothing', async () => {
      const [lead, desk] = [aLead(), aDesk()];
      await store.records.commit(commitOf(arrival(lead)));
      const second = next(lead, { need: 'the first edit' });
      await store.records.commit(commitOf(change(lead, second, edited)));
      const key = `email/${v7()}`;
      const rival = [
        change(lead, next(lead, { need: 'the rival' }), edited),
        change(undefined, desk),
        claim({ key, holder: desk }),
      ];
      const refused = store.records.commit(commitOf(rival));
      await expect(refused).rejects.toEqual(new StaleVersion([{ kind: 'lead', id: lead.id }]));
      expect(await store.records.get('lead', lead.id)).toEqual(second);
      expect([await exists(desk), await store.records.holderOf(key)]).toEqual([[false], undefined]);
      expect((await store.journal.of(lead)).items).toHaveLength(2);
    });

    it('is refused when it makes what exists already', async () => {
      const lead = aLead();
      await store.records.commit(commitOf(arrival(lead)));
      await expect(store.records.commit(commitOf(arrival({ ...lead, need: 'other' })))).rejects.toBeInstanceOf(
        StaleVersion,
      );
      expect(await store.records.get('lead', lead.id)).toEqual(lead);
    });

    it('is refused when it changes what does not exist', async () => {
      const lead = aLead();
      await expect(store.records.commit(commitOf(change(lead, next(lead), edited)))).rejects.toBeInstanceOf(
        StaleVersion,
      );
      expect(await exists(lead)).toEqual([false]);
    });

    it('names every one of several', async () => {
      const [a, b, c] = [aDesk(), aDesk(), aDesk()];
      await store.records.commit(commitOf([a, b, c].map((desk) => change(undefined, desk))));
      await store.records.commit(commitOf([a, c].map((desk) => change(desk, next(desk)))));
      const rival = commitOf([a, b, c].map((desk) => change(desk, next(desk))));
      await expect(store.records.commit(rival)).rejects.toMatchObject({
        refs: [
          { kind: 'desk', id: a.id },
          { kind: 'desk', id: c.id },
        ],
      });
    });

    it('is refused when a record changed that it only stands on, and changes neither', async () => {
      const [lead, account] = [aLead(), anAccount()];
      await store.records.commit(commitOf([arrival(lead), change(undefined, account)].flat()));
      const stands = (version: number) => provided({ unchanged: { kind: 'account', id: account.id }, version });
      const second = next(lead, { need: 'the first' });
      await store.records.commit(commitOf([change(lead, second, edited), stands(1)]));
      await store.records.commit(commitOf(change(account, next(account))));
      const late = store.records.commit(commitOf([change(second, next(second, { need: 'late' }), edited), stands(1)]));
      await expect(late).rejects.toEqual(new StaleVersion([{ kind: 'account', id: account.id }]));
      expect(await store.records.get('lead', lead.id)).toEqual(second);
      expect(await store.records.get('account', account.id)).toEqual(next(account));
      await store.records.commit(commitOf([change(second, next(second, { need: 'in time' }), edited), stands(2)]));
      expect(await store.records.get('lead', lead.id)).toMatchObject({ need: 'in time' });
    });

    it('lets exactly one of ten rivals win', async () => {
      const lead = aLead();
      await store.records.commit(commitOf(arrival(lead)));
      const rivals = Array.from({ length: 10 }, (_, n) => next(lead, { owner: `manager ${String(n)}` }));
      const outcomes = await Promise.allSettled(
        rivals.map((after) => store.records.commit(commitOf(change(lead, after, edited)))),
      );
      const won = rivals.filter((_, n) => outcomes[n]?.status === 'fulfilled');
      const lost = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
      expect(won).toHaveLength(1);
      expect(lost.map((error) => error instanceof StaleVersion)).toEqual(Array.from({ length: 9 }, () => true));
      expect(await store.records.get('lead', lead.id)).toEqual(won[0]);
      expect((await store.journal.of(lead)).items).toHaveLength(2);
    });
  });

  describe('that is too large', () => {
    it('is refused for one record above 380,000 bytes', async () => {
      const lead = aLead({ need: 'я'.repeat(190_000) });
      await expect(store.records.commit(commitOf(arrival(lead)))).rejects.toBeInstanceOf(TooLarge);
      expect(await exists(lead)).toEqual([false]);
    });

    it('is refused for more than 100 records, keys and facts together', async () => {
      const desks = Array.from({ length: 101 }, () => aDesk());
      const tooMany = commitOf(desks.map((desk) => change(undefined, desk)));
      await expect(store.records.commit(tooMany)).rejects.toBeInstanceOf(TooLarge);
      const [first, ...most] = desks;
      await store.records.commit(commitOf(most.map((desk) => change(undefined, desk))));
      expect([await exists(...most.slice(0, 1)), await exists(first ?? aDesk())]).toEqual([[true], [false]]);
    });

    it('is refused above 4 MB in all', async () => {
      const leads = Array.from({ length: 14 }, () => aLead({ need: 'x'.repeat(300_000) }));
      await expect(store.records.commit(commitOf(leads.map(arrival)))).rejects.toBeInstanceOf(TooLarge);
      expect((await exists(...leads)).some(Boolean)).toBe(false);
    });
  });
});
