import { beforeAll, describe, expect, it } from '@jest/globals';
import { statesOf, statusOf, whenStatus } from '../support/system/executions.ts';
import { changesFrom, missingIn, moveFilling, projectStages } from '../support/system/deals.ts';
import { allTarget, done, post } from '../support/system/leads.ts';
import { idOf, nobody, staff } from '../support/system/system.ts';
import { reset } from '../support/system/reset.ts';
import { recordsOf } from '../support/system/tables.ts';
import { until } from '../support/system/until.ts';

const anna = staff('anna');

beforeAll(reset);

type Timeline = { items: { type: string; version: number; by: { kind: string; id?: string } }[] };
const typesIn = (card: Readonly<Record<string, unknown>>): string[] =>
  (card['timeline'] as Timeline).items.map(({ type }) => type).reverse();

describe('a lead from a web form', () => {
  it('becomes a shipped order, and every step stands in the journal and in the executions', async () => {
    const leadId = await post({ consents: [{ purpose: 'marketing', textVersion: 'v3' }] });
    await whenStatus('leads', `${leadId}-1`, 'RUNNING');

    const claimed = await done(anna('POST', `/leads/${leadId}/claim`));
    expect(claimed).toMatchObject({ id: leadId, stage: 'mql', owner: idOf.anna });
    await done(
      anna('POST', '/activities', {
        body: { subject: { kind: 'lead', id: leadId }, channel: 'call', direction: 'out', result: 'talked' },
      }),
    );

    const early = await anna('POST', `/leads/${leadId}/moves`, { body: { to: 'sql' } });
    expect(early.status).toBe(422);
    expect(early.headers.get('content-type')).toBe('application/problem+json');
    expect(early.body).toMatchObject({ code: 'gate-not-met' });
    expect(missingIn(early).map(({ field }) => field)).toEqual([
      'need',
      ...Object.keys(allTarget('industrial')).map((id) => `criteria.${id}`),
    ]);

    const converted = await done(
      anna('POST', `/leads/${leadId}/moves`, { body: { to: 'sql', changes: changesFrom(missingIn(early)) } }),
    );
    expect(converted).toMatchObject({ stage: 'converted' });
    const dealId = String(converted['dealId']);
    await whenStatus('leads', `${leadId}-1`, 'SUCCEEDED');

    for (const stage of projectStages.slice(1)) {
      const moved = await moveFilling(dealId, stage);
      expect({ status: moved.status, stage: moved.body['stage'] }).toEqual({ status: 200, stage });
      await until(
        `the execution follows to ${stage}`,
        () => statesOf('project', `${dealId}-1`),
        (states) => states.some((name) => name === stageTitles[stage]),
      );
    }

    const lead = await done(anna('GET', `/leads/${leadId}`));
    expect(typesIn(lead)).toEqual([
      'LeadReceived',
      'LeadMoved',
      'ActivityRecorded',
      'LeadContacted',
      'LeadMoved',
      'LeadEdited',
      'LeadConverted',
    ]);
    const deal = await done(anna('GET', `/deals/${dealId}`));
    expect(typesIn(deal).filter((type) => type === 'DealMoved' || type === 'DealOpened' || type === 'DealWon')).toEqual(
      ['DealOpened', 'DealMoved', 'DealMoved', 'DealMoved', 'DealMoved', 'DealWon', 'DealMoved', 'DealMoved'],
    );
    expect(deal).toMatchObject({ stage: 'shipped', leadId, contacts: { masked: false } });
    const purchases = await recordsOf('purchase');
    expect(purchases.map(({ state }) => state)).toMatchObject([{ dealId, amount: { netMinor: 45_000_000 } }]);
    expect(await statusOf('project', `${dealId}-1`)).toBe('RUNNING'); // until its papers are back
  });

  it('through several stages in one act, when every gate in between is met', async () => {
    const leadId = await post({ segment: 'dealer', email: `dealer-${String(Date.now())}@dealer.example` });
    const vera = staff('vera'); // dealers are hers
    await done(vera('POST', `/leads/${leadId}/claim`));
    const { dealId } = await done(
      vera('POST', `/leads/${leadId}/moves`, {
        body: { to: 'sql', changes: { need: 'Stock for the season', criteria: allTarget('dealer') } },
      }),
    );
    const refused = await vera('POST', `/deals/${String(dealId)}/moves`, { body: { to: 'payment-received' } });
    const moved = await vera('POST', `/deals/${String(dealId)}/moves`, {
      body: { to: 'payment-received', changes: { ...changesFrom(missingIn(refused)), order: { number: 'D-7' } } },
    });
    expect(moved).toMatchObject({
      status: 200,
      body: { stage: 'payment-received', process: 'dealer-order', passed: ['agree-price'] },
    });
  });

  it('is answered with its health', async () => {
    expect(await nobody('GET', '/health')).toMatchObject({ status: 200, body: { ok: true } });
  });
});

/** What the states of the machine are called. */
const stageTitles: Readonly<Record<string, string>> = {
  'discuss-terms': 'Discuss terms',
  'send-quote': 'Send the quote',
  'agree-price': 'Agree the price',
  'payment-received': 'Payment received',
  'production-ordered': 'Production ordered',
  shipped: 'Shipped',
};
