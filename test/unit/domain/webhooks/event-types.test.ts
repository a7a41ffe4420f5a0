import { describe, expect, it } from '@jest/globals';
import { factDefinitions } from '../../../../shared/domain/facts/draft.ts';
import { eventTypeOf, eventTypes, testEvent } from '../../../../shared/domain/webhooks/event-types.ts';

describe('The type of an event', () => {
  it.each([
    ['DealMoved', 'deal.moved'],
    ['DealAgreed', 'deal.agreed'],
    ['LeadWaitEnded', 'lead.wait-ended'],
    ['LeadRejectionReviewed', 'lead.rejection-reviewed'],
    ['ErpEventHeld', 'erp.event-held'],
    ['PersonJoinedAccount', 'person.joined-account'],
    ['LeadWaits', 'lead.waits'],
  ])('of the fact %s is %s', (fact, event) => {
    expect(eventTypeOf(fact)).toBe(event);
  });

  it('is another for each fact of the catalogue, and none is that of a test', () => {
    const all = eventTypes();
    expect(all).toHaveLength(Object.keys(factDefinitions).length);
    expect(new Set(all).size).toBe(all.length);
    expect(all).toEqual([...all].sort());
    expect(all.filter((type) => !/^(win-back|[a-z]+)\.[a-z]+(-[a-z]+)*$/.test(type))).toEqual([]);
    expect([testEvent, all.includes(testEvent)]).toEqual(['webhook.test', false]);
  });
});
