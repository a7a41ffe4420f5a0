import { describe, expect, it } from '@jest/globals';
import type { Quote } from '../../../../shared/domain/deals/quote.ts';
import { cardBehind, fileSubjectKinds } from '../../../../shared/domain/files/subjects.ts';
import { idOf } from '../../../support/domain/contexts.ts';
import { dealAt, dealId, rubles } from '../../../support/domain/deals.ts';
import { leadAt, leadId } from '../../../support/domain/leads.ts';
import { storeOf, ToldClock } from '../../../support/domain/stores.ts';

const quote: Quote = {
  kind: 'quote',
  state: 'sent',
  id: idOf(0x601),
  version: 1,
  dealId,
  number: 'Q-1',
  quoteVersion: 1,
  lines: [],
  amount: rubles(100),
  discountPercent: 0,
  sentOn: '2026-03-02',
};
const [lead, deal] = [leadAt('mql'), dealAt('send-quote')];

describe('What files hang on', () => {
  it('is a lead, a deal or a quote', () => {
    expect(fileSubjectKinds).toEqual(['lead', 'deal', 'quote']);
  });

  it('belongs to a lead or a deal', async () => {
    const records = await storeOf(new ToldClock(), lead, deal, quote);
    expect(await cardBehind({ kind: 'lead', id: leadId }, records)).toEqual(lead);
    expect(await cardBehind({ kind: 'deal', id: dealId }, records)).toEqual(deal);
    expect(await cardBehind({ kind: 'quote', id: quote.id }, records)).toEqual(deal);
  });

  it('is there, or it is said that it is not', async () => {
    const records = await storeOf(new ToldClock(), quote);
    for (const [kind, id, missing] of [
      ['lead', leadId, `lead ${leadId}`],
      ['quote', idOf(9), `quote ${idOf(9)}`],
      ['quote', quote.id, `deal ${dealId}`],
    ] as const)
      await expect(cardBehind({ kind, id }, records)).rejects.toMatchObject({
        details: { status: 404, detail: `there is no ${missing}` },
      });
  });
});
