import { describe, expect, it } from '@jest/globals';
import type { Deal } from '../../../../shared/domain/deals/deal.ts';
import { isLiveDeal, stageLeft } from '../../../../shared/domain/deals/enter.ts';
import { openDeal } from '../../../../shared/domain/deals/open.ts';
import type { Lead } from '../../../../shared/domain/leads/lead.ts';
import { assignDeal, waitDeal } from '../../../../shared/domain/deals/work.ts';
import { anna, boris, head, marketer } from '../../../support/domain/actors.ts';
import { contextOf, daysAfter, idOf, monday, newIdOf } from '../../../support/domain/contexts.ts';
import { accepted, expectSound, factsOf, nothing, recordsOf, refusalOf } from '../../../support/domain/decisions.ts';
import { dealAt, rubles } from '../../../support/domain/deals.ts';
import { accountWith, leadAt, leadId, personId } from '../../../support/domain/leads.ts';

const notYours = { kind: 'forbidden', code: 'not-yours', detail: 'the deal belongs to another manager' };

describe('An assignment of a deal', () => {
  const assign = (deal: Deal, to: string) => assignDeal(deal, to, contextOf(head));

  it('changes its owner alone', () => {
    const before = dealAt('send-quote');
    const { deal, plan } = accepted(assign(before, boris.id));
    expect(deal).toEqual({ ...before, version: 6, owner: boris.id });
    expect(factsOf(plan)).toEqual([{ type: 'DealAssigned', data: { to: boris.id, from: anna.id } }]);
    expectSound(before, plan);
    const { owner: _o, ...nobodys } = before;
    expect(factsOf(accepted(assign(nobodys, head.id)).plan)).toEqual([{ type: 'DealAssigned', data: { to: head.id } }]);
    expect(assign(before, anna.id)).toEqual({ ok: true, deal: before, plan: nothing });
  });

  it('is a head’s, to a manager or a head, of a deal that is not closed', () => {
    expect(refusalOf(assignDeal(dealAt('send-quote'), boris.id, contextOf(anna)))).toEqual({
      ...notYours,
      detail: 'only a head of sales assigns deals',
    });
    for (const to of [marketer.id, 'nobody'])
      expect(refusalOf(assign(dealAt('send-quote'), to))).toEqual({
        kind: 'rule',
        code: 'assignee-unknown',
        detail: `${to} is not a manager or a head of sales`,
      });
    for (const name of ['lost', 'cancelled', 'merged'] as const)
      expect(refusalOf(assign(dealAt(name), boris.id))).toEqual({
        kind: 'rule',
        code: 'deal-closed',
        detail: `the deal is ${name}`,
      });
    expect(assign(dealAt('parked'), boris.id).ok).toBe(true);
  });
});

describe('A wait of a deal', () => {
  const until = daysAfter(monday, 10);
  const wait = (deal: Deal, date: string = until) =>
    waitDeal(deal, { until: date, reason: 'asked to' }, contextOf(anna));

  it('silences its alarms until its date, or until somebody ends it', () => {
    const before = dealAt('send-quote');
    const { deal, plan } = accepted(wait(before));
    expect(deal).toEqual({ ...before, version: 6, leg: 5, wait: { until, reason: 'asked to', at: monday } });
    expect(factsOf(plan)).toEqual([{ type: 'DealWaits', data: { until } }]);
    expectSound(before, plan);
    const ended = accepted(waitDeal(deal, { until: null }, contextOf(anna)));
    expect(ended.deal).toEqual({ ...before, version: 7, leg: 6 });
    expect(factsOf(ended.plan)).toEqual([{ type: 'DealWaitEnded', data: { by: 'hand' } }]);
    expect(waitDeal(before, { until: null }, contextOf(anna))).toEqual({ ok: true, deal: before, plan: nothing });
  });

  it('is until a date to come', () => {
    expect(refusalOf(wait(dealAt('send-quote'), monday)).code).toBe('wait-date-past');
  });

  it('is for open deals that are not shipped, by their owner or a head', () => {
    for (const name of ['shipped', 'parked', 'lost', 'cancelled', 'merged'] as const)
      expect(refusalOf(wait(dealAt(name)))).toEqual({
        kind: 'rule',
        code: 'not-open',
        detail: `the deal is ${name}; only an open one waits`,
      });
    expect(refusalOf(waitDeal(dealAt('send-quote'), { until, reason: 'x' }, contextOf(boris)))).toEqual(notYours);
  });
});

describe('A deal opened by hand', () => {
  it('is its account’s, with what is said of it', () => {
    const account = accountWith({ company: 'Zavod', segment: 'dealer', owner: boris.id });
    const opening = { origin: 'repeat', process: 'dealer-order', account } as const;
    const { deal, plan } = openDeal(opening, contextOf(anna));
    expect(deal).toMatchObject({
      id: newIdOf(1),
      stage: { name: 'new-deal' },
      origin: 'repeat',
      personId: account.mainPersonId,
      company: 'Zavod',
      segment: 'dealer',
      owner: boris.id,
      linkedTo: [],
      lines: [],
    });
    expect(recordsOf('deal', plan)).toEqual([deal]);
    expect(plan.facts).toEqual([
      {
        type: 'DealOpened',
        subject: { kind: 'deal', id: newIdOf(1) },
        generation: 1,
        counted: { segment: 'dealer', owner: boris.id, accountId: account.id },
        data: {
          process: 'dealer-order',
          stage: 'new-deal',
          origin: 'repeat',
          accountId: account.id,
          segment: 'dealer',
          owner: boris.id,
        },
      },
    ]);
    const details = { need: 'Spares', segment: 'industrial', linkedTo: [idOf(1)] };
    const said = openDeal({ ...opening, owner: anna.id, personId: idOf(2), details }, contextOf(anna)).deal;
    expect(said).toMatchObject({ ...details, owner: anna.id, personId: idOf(2) });
  });
});

describe('A deal opened from a lead', () => {
  const account = accountWith({ company: 'Zavod', segment: 'dealer', owner: boris.id });
  const opened = (lead: Lead) => openDeal({ origin: 'lead', process: 'project', account, lead }, contextOf(anna)).deal;

  it('takes over what is known of the lead, before what is known of its account', () => {
    const told = { need: 'Spares', segment: 'industrial', budget: rubles(7), wantedOn: '2026-08-01', company: 'Z' };
    const deal = opened(leadAt('sql', { ...told, product: 'Relay' }));
    expect(deal).toMatchObject({
      ...told,
      leadId,
      personId,
      origin: 'lead',
      owner: anna.id,
      lines: [{ title: 'Relay' }],
    });
  });

  it('is the account’s where the lead says nothing, and has no lines without a product', () => {
    const { owner: _o, ...nobodys } = leadAt('sql');
    expect(opened(nobodys)).toMatchObject({ company: 'Zavod', segment: 'dealer', owner: boris.id, lines: [] });
  });
});

describe('A deal', () => {
  it('needs a workflow while it is open, and shipped until its task is made', () => {
    const names = ['new-deal', 'agree-price', 'shipped', 'parked', 'lost', 'cancelled', 'merged'] as const;
    expect(names.map((name) => isLiveDeal(dealAt(name)))).toEqual([true, true, true, false, false, false, false]);
    expect([isLiveDeal(dealAt('shipped', { alarms: [] })), isLiveDeal(dealAt('new-deal', { alarms: [] }))]).toEqual([
      false,
      true,
    ]);
  });

  it('knows the stage it left', () => {
    expect([stageLeft(dealAt('lost')), stageLeft(dealAt('send-quote'))]).toEqual(['agree-price', 'send-quote']);
    expect(stageLeft(dealAt('send-quote', { process: 'dealer-order' }))).toBe('new-deal');
  });
});
