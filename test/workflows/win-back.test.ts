import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { marketingMail } from '../../shared/domain/refresh/breaker.ts';
import { change } from '../../shared/domain/records/plan.ts';
import { commitPlan } from '../../shared/domain/records/decide.ts';
import { claimWith } from '../support/domain/claims.ts';
import { contextOf, daysAfter } from '../support/domain/contexts.ts';
import { accountId, personId } from '../support/domain/leads.ts';
import { anna, office } from '../support/workflows/staff.ts';
import { mondayAtTen, Plant } from '../support/workflows/plant.ts';
import {
  address,
  begins,
  changesAccount,
  explains,
  knows,
  offer,
  orders,
  signals,
  stopsWinBack,
  unsubscribes,
  winBackOf,
} from '../support/workflows/win-back-acts.ts';

let plant: Plant;
beforeEach(async () => {
  plant = new Plant();
  await knows(plant);
});
afterEach(() => {
  plant.close();
});

const sent = () => plant.outbox.given.map(({ tags }) => tags['step']);
const after = (days: number): string => daysAfter(mondayAtTen, days);
const outcome = () => {
  const { stage } = winBackOf(plant);
  return stage.name === 'ended' ? stage.outcome : stage.step.is;
};
const calls = () => plant.tasksAbout(accountId).map(({ about, assignee }) => `${about} of ${String(assignee)}`);
const tasks = () => plant.records.all.flatMap((record) => (record.kind === 'task' ? [record.state] : []));
const facts = () => plant.factsAbout(winBackOf(plant).id);
const execution = () => plant.history(winBackOf(plant).id);
const offerIsOver = '2026-03-23T21:00:00.000Z';

describe('A win-back by letters', () => {
  it('makes the offer, makes it again a week before it ends, asks its owner to call, and ends unexplained when nobody does', async () => {
    await plant.does(begins('letters'));
    expect(sent()).toEqual(['your-terms']);
    const [mail] = plant.outbox.given;
    expect(mail).toMatchObject({ to: address, identity: 'marketing' });
    expect(mail?.tags).toMatchObject({ 'win-back': winBackOf(plant).id });
    expect(mail?.text).toContain(offer.terms.ru);
    expect(mail?.text).toContain('31 марта');
    await plant.passTo(after(9.9));
    expect(sent()).toEqual(['your-terms']);
    await plant.passTo(after(10));
    expect(sent()).toEqual(['your-terms', 'terms-end']);
    await plant.passTo('2026-03-23T20:59:00.000Z');
    expect(calls()).toEqual([]);
    await plant.passTo(offerIsOver);
    expect(calls()).toEqual([`win-back-call of ${anna.id}`]);
    expect(outcome()).toBe('call');
    await plant.passTo(after(60));
    expect(outcome()).toBe('unexplained');
    expect(tasks()).toMatchObject([{ name: 'done', outcome: 'unexplained' }]);
    expect(facts()).toEqual(['WinBackStarted', 'WinBackCallAsked', 'WinBackEnded']);
    const { visited, status } = execution();
    expect([status, visited.at(-1)]).toEqual(['SUCCEEDED', 'Over']);
    expect(sent()).toHaveLength(2);
  });

  it.each([
    ['before the second letter', 5, ['your-terms'], []],
    ['after the letters', 12, ['your-terms', 'terms-end'], []],
    ['while somebody is to call', 23, ['your-terms', 'terms-end'], ['returned']],
  ])('ends with an order %s at once, and nobody is bothered any more', async (_, days, letters, closed) => {
    await plant.does(begins('letters'));
    await plant.passTo(after(days));
    await plant.does(orders('2', after(days).slice(0, 10)));
    expect(outcome()).toBe('returned');
    expect(execution().status).toBe('SUCCEEDED');
    await plant.passTo(after(90));
    expect(sent()).toEqual(letters);
    expect(tasks().map((state) => (state.name === 'done' ? state.outcome : state.name))).toEqual(closed);
  });

  it('has brought nobody back who ordered before it began', async () => {
    await plant.does(begins('letters'));
    await plant.does(orders('2', '2026-02-27'));
    expect(outcome()).toBe('bought-before');
  });

  it('asks for a call as soon as they reply, and writes no more', async () => {
    await plant.does(begins('letters'));
    await plant.passTo(after(1));
    await plant.does(signals('replied', 'ReplyReceived'));
    expect([outcome(), calls().length]).toEqual(['call', 1]);
    await plant.passTo(after(60));
    expect(sent()).toEqual(['your-terms']);
    expect(calls()).toHaveLength(1);
  });

  it('writes no more to who unsubscribed, and still asks for the call when the offer is over', async () => {
    await plant.does(begins('letters'));
    await plant.does(unsubscribes);
    await plant.passTo(offerIsOver);
    expect([sent(), outcome(), calls().length]).toEqual([['your-terms'], 'call', 1]);
  });

  it('ends when they ask for something by themselves, or a deal is opened for them', async () => {
    await plant.does(begins('letters'));
    await plant.does(changesAccount({ signals: { dealOpened: after(1) } }, { type: 'ColleagueReplied', data: {} }));
    expect(outcome()).toBe('talking');
    await plant.passTo(after(60));
    expect(sent()).toEqual(['your-terms']);
  });

  it('is called off by a claim', async () => {
    await plant.does(begins('letters'));
    const claim = claimWith({ accountId, version: 1 });
    const { state: _, taskId: __, kind, id, version, ...data } = claim;
    await plant.does({
      by: anna,
      decide: () => Promise.resolve({ ok: true, plan: change(undefined, claim, { type: 'ClaimOpened', data }) }),
    });
    expect([kind, id, version].length).toBe(3);
    expect(winBackOf(plant).stage).toMatchObject({ name: 'ended', outcome: 'called-off', obstacle: 'claim-open' });
  });

  it('ends when somebody stops it, and the second stop changes nothing', async () => {
    await plant.does(begins('letters'));
    await plant.does(stopsWinBack);
    expect(outcome()).toBe('stopped');
    await plant.does(stopsWinBack);
    expect(facts()).toEqual(['WinBackStarted', 'WinBackStopAsked', 'WinBackEnded']);
  });

  it('makes no offer that was withdrawn meanwhile', async () => {
    await plant.does(begins('letters'));
    const withdrawn = { ...offer, version: offer.version + 1 };
    await commitPlan(
      plant.records,
      change(offer, { ...withdrawn, state: { name: 'withdrawn', at: after(1), by: { kind: 'staff', id: office.id } } }),
      contextOf(office),
    );
    await plant.passTo(offerIsOver);
    expect([sent(), outcome()]).toEqual([['your-terms'], 'call']);
  });

  it('writes nothing to who is held out, and asks for the call all the same', async () => {
    await plant.does(begins('letters', { isHeldOut: true }));
    await plant.passTo(offerIsOver);
    expect([sent(), outcome(), calls().length]).toEqual([[], 'call', 1]);
  });

  it('reserves the next free moment of its reader, and takes it', async () => {
    plant.close();
    plant = new Plant();
    await knows(plant, { mail: { signals: {}, unsubscribed: [], freeAt: after(2) } });
    await plant.does(begins('letters'));
    const reserved = async () => (await plant.records.get('person', personId))?.mail?.reserved;
    expect([sent(), await reserved()]).toEqual([[], { winBack: winBackOf(plant).id }]);
    await plant.passTo(after(2));
    expect([sent(), await reserved()]).toEqual([['your-terms'], undefined]);
  });

  it('waits while marketing mail is paused', async () => {
    const state = { name: 'paused', at: mondayAtTen, why: 'bounces', count: 3, of: 50 } as const;
    await commitPlan(
      plant.records,
      change(undefined, { kind: 'breaker', id: marketingMail, version: 1, state }),
      contextOf(office),
    );
    await plant.does(begins('letters'));
    await plant.passTo(after(3));
    expect([sent(), winBackOf(plant).stage]).toMatchObject([[], { step: { why: 'mail-paused' } }]);
  });

  it('marks again, once, a letter that the mail service refused', async () => {
    plant.outbox.willAnswer({ did: 'refused', why: 'Throttling' });
    await plant.does(begins('letters'));
    expect(winBackOf(plant).steps['your-terms']).toMatchObject({ state: 'refused', tries: 1 });
    await plant.passTo(after(0.1));
    expect(winBackOf(plant).steps['your-terms']).toMatchObject({ state: 'marked', tries: 1 });
    expect(sent()).toEqual(['your-terms', 'your-terms']);
  });

  it.each(['next-win-back-step', 'park'] as const)(
    'sends no letter twice and loses none when its execution dies before %s',
    async (task) => {
      plant.beforeNext(task, () => Promise.resolve());
      plant.beforeNext(task, () => Promise.reject(new Error('killed')));
      await plant.does(begins('letters'));
      await plant.passTo(offerIsOver);
      for (let runs = 0; runs < 3; runs += 1) {
        await plant.passTo(after(30 + runs));
        await plant.reconcile();
      }
      expect([sent(), calls().length]).toEqual([['your-terms', 'terms-end'], 1]);
    },
  );

  it('hears of an order although the stream lost it, when its time comes', async () => {
    await plant.does(begins('letters'));
    await plant.commits(orders('2', '2026-03-03'));
    plant.forgetUndelivered();
    await plant.passTo(after(10));
    expect([sent(), outcome()]).toEqual([['your-terms'], 'returned']);
  });

  it('is followed by the next generation of its execution after a restart', async () => {
    await plant.does(begins('letters'));
    const [running] = await plant.executions.running('win-back');
    await plant.executions.stop(running?.arn ?? '', 'lost');
    await plant.passTo(after(0.1));
    await plant.reconcile();
    expect(facts()).toContain('WinBackRestarted');
    await plant.passTo(after(10));
    expect(sent()).toEqual(['your-terms', 'terms-end']);
  });
});

describe('A letter of the quarter', () => {
  it('is one, and nobody has to call after it', async () => {
    await plant.does(begins('quarter-letter'));
    await plant.passTo(after(60));
    expect([sent(), outcome(), calls()]).toEqual([['what-changed'], 'no-answer', []]);
  });
});

describe('A win-back by a call', () => {
  it('asks the owner at once, and ends with the cause they heard', async () => {
    await plant.does(begins('last-order-call'));
    expect([sent(), calls()]).toEqual([[], [`win-back-call of ${anna.id}`]]);
    await plant.does(explains('lead-time'));
    expect(winBackOf(plant)).toMatchObject({ cause: 'lead-time', stage: { name: 'ended', outcome: 'explained' } });
    expect(tasks()).toMatchObject([{ name: 'done', outcome: 'explained' }]);
    expect(execution().status).toBe('SUCCEEDED');
    await plant.does(explains('price'));
    await plant.does(explains('price'));
    expect(winBackOf(plant).cause).toBe('price');
    expect(facts()).toEqual(['WinBackStarted', 'WinBackEnded', 'SilenceExplained', 'SilenceExplained']);
  });

  it('ends unexplained when its time is over', async () => {
    await plant.does(begins('call'));
    await plant.passTo(after(15));
    expect(outcome()).toBe('unexplained');
  });
});
