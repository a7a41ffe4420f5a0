import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Lead } from '../../../../shared/domain/leads/lead.ts';
import { isAudited, type LeadMove, moveLead } from '../../../../shared/domain/leads/move.ts';
import { disputeLead } from '../../../../shared/domain/leads/work.ts';
import { anna, boris, director, head, marketer, robot, visitor } from '../../../support/domain/actors.ts';
import { contextOf, idOf, monday, newIdOf } from '../../../support/domain/contexts.ts';
import { accepted, expectSound, factsOf, recordsOf, refusalOf, tasksOf } from '../../../support/domain/decisions.ts';
import { leadAt, moveRecords } from '../../../support/domain/leads.ts';

const everyCriterion = ['product', 'region', 'volume', 'lead-time', 'need', 'not-competitor', 'contacts', 'company'];
const reject = (lead: Lead, how: Partial<LeadMove> = {}) =>
  moveLead(lead, { to: 'rejected', ...how }, moveRecords(), contextOf(anna));
const rejected = { from: 'mql', at: monday, by: { kind: 'staff', id: anna.id } };

describe('A rejection', () => {
  it('names the criterion that failed, and the answer stays', () => {
    const before = leadAt('mql', { segment: 'dealer', criteria: { product: 'target' } });
    const { lead, plan } = accepted(reject(before, { criterion: 'region' }));
    expect(lead.stage).toEqual({ name: 'rejected', ...rejected, reason: 'region', criterion: 'region' });
    expect(lead.criteria).toEqual({ product: 'target', region: 'failed' });
    expect(factsOf(plan)).toEqual([
      { type: 'LeadMoved', data: { from: 'mql', to: 'rejected', visit: 4, criterion: 'region', reason: 'region' } },
    ]);
    expectSound(before, plan);
  });

  it('keeps words out of the facts: its reason is the criterion', () => {
    const { lead, plan } = accepted(reject(leadAt('mql'), { criterion: 'region', reason: 'too far north' }));
    expect(lead.stage).toMatchObject({ reason: 'region', criterion: 'region' });
    expect(factsOf(plan)[0]?.data).toMatchObject({ reason: 'region' });
  });

  it.each([
    ['of its segment', 'dealer', ['product', 'region', 'not-competitor', 'contacts']],
    ['of any segment while it has none', undefined, everyCriterion],
  ])('takes a criterion %s', (_whose, segment, allowed) => {
    for (const criterion of [undefined, 'colour'])
      expect(refusalOf(reject(leadAt('mql', segment ? { segment } : {}), criterion ? { criterion } : {}))).toEqual({
        kind: 'rule',
        code: 'criterion-needed',
        detail: `say which criterion failed: ${String(criterion)} is not one of this segment`,
        missing: [
          {
            in: 'body',
            field: 'criterion',
            title: { en: 'Failed criterion', ru: 'Невыполненный критерий' },
            allowed,
            example: 'product',
          },
        ],
      });
  });

  it('as a duplicate needs no criterion', () => {
    const { lead } = accepted(reject(leadAt('mql'), { reason: 'duplicate' }));
    expect(lead.stage).toEqual({ name: 'rejected', ...rejected, reason: 'duplicate' });
    expect(lead.criteria).toEqual({});
    const named = accepted(reject(leadAt('mql'), { reason: 'duplicate', criterion: 'region' }));
    expect(named.lead.stage).toMatchObject({ reason: 'region', criterion: 'region' });
  });

  it('as spam says so', () => {
    const { lead, plan } = accepted(moveLead(leadAt('mql'), { to: 'spam' }, moveRecords(), contextOf(anna)));
    expect(lead.stage).toEqual({ ...rejected, name: 'spam', reason: 'spam' });
    expect(factsOf(plan)).toEqual([{ type: 'LeadMoved', data: { from: 'mql', to: 'spam', visit: 4, reason: 'spam' } }]);
  });
});

describe('An audit', () => {
  it('is asked of a head for one rejection in ten, within five working days', () => {
    const before = leadAt('mql', { id: idOf(100) });
    const { lead, plan } = accepted(reject(before, { criterion: 'region', changes: { company: 'Zavod' } }));
    expect(lead.stage.name).toBe('rejected');
    expect(tasksOf(plan)).toEqual([{ about: 'audit-rejection', dueAt: '2026-03-10T07:00:00.000Z' }]);
    expect(recordsOf('task', plan)[0]?.subject).toEqual({ kind: 'lead', id: idOf(100) });
    expect(factsOf(plan)).toEqual([
      { type: 'LeadMoved', data: { from: 'mql', to: 'rejected', visit: 4, criterion: 'region', reason: 'region' } },
      { type: 'LeadEdited', data: { fields: ['company'] } },
      { type: 'LeadAuditAsked', data: { taskId: newIdOf(1) } },
      { type: 'TaskAdded', data: { about: 'audit-rejection', dueAt: '2026-03-10T07:00:00.000Z' } },
    ]);
    expectSound(before, plan);
  });

  it('is chosen by the lead: the same one again and again, and one in so many of all', () => {
    const ids = Array.from({ length: 1000 }, (_, n) => idOf(n));
    expect(ids.filter((id) => isAudited(id, 10))).toHaveLength(100);
    expect(ids.filter((id) => isAudited(id, 1))).toHaveLength(1000);
    fc.assert(
      fc.property(fc.uuid(), fc.integer({ min: 1, max: 1000 }), (id, oneIn) => {
        const lastDigits = BigInt(`0x${id.slice(-8)}`);
        expect(isAudited(id, oneIn)).toBe(lastDigits % BigInt(oneIn) === 0n);
      }),
    );
  });
});

describe('A dispute', () => {
  it('of a marketer asks a head within two working days, and moves nothing', () => {
    const before = leadAt('rejected');
    const { lead, plan } = accepted(disputeLead(before, contextOf(marketer)));
    expect(lead).toEqual({ ...before, version: 6 });
    expect(tasksOf(plan)).toEqual([{ about: 'disputed-rejection', dueAt: '2026-03-04T07:00:00.000Z' }]);
    expect(factsOf(plan)).toEqual([
      { type: 'LeadDisputed', data: { taskId: newIdOf(1) } },
      { type: 'TaskAdded', data: { about: 'disputed-rejection', dueAt: '2026-03-04T07:00:00.000Z' } },
    ]);
    expectSound(before, plan);
  });

  it('is of a rejection only', () => {
    expect(refusalOf(disputeLead(leadAt('spam'), contextOf(marketer)))).toEqual({
      kind: 'rule',
      code: 'not-rejected',
      detail: 'the lead is spam, not rejected',
    });
  });

  it('is a marketer’s', () => {
    for (const by of [anna, boris, head, director, visitor])
      expect(refusalOf(disputeLead(leadAt('rejected'), contextOf(by)))).toEqual({
        kind: 'forbidden',
        code: 'not-yours',
        detail: 'only a marketer disputes a rejection',
      });
    expect(disputeLead(leadAt('rejected'), contextOf(robot)).ok).toBe(true);
  });
});
