import { describe, expect, it } from '@jest/globals';
import type { Claim } from '../../../../shared/domain/claims/claim.ts';
import type { Contract } from '../../../../shared/domain/contracts/contract.ts';
import type { Quote } from '../../../../shared/domain/deals/quote.ts';
import { cardBehind, fileCardKinds, holderOf, fileSubjectKinds } from '../../../../shared/domain/files/subjects.ts';
import { idOf } from '../../../support/domain/contexts.ts';
import { dealAt, dealId, rubles } from '../../../support/domain/deals.ts';
import { accountWith, leadAt, leadId } from '../../../support/domain/leads.ts';
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
const account = accountWith();
const claim: Claim = {
  kind: 'claim',
  id: idOf(0x602),
  version: 1,
  accountId: account.id,
  dealId,
  personId: idOf(0x201),
  cause: 'defect',
  receivedOn: '2026-03-02',
  dueOn: '2026-03-16',
  taskId: idOf(0x701),
  state: { name: 'open' },
};
const contract: Contract = {
  kind: 'contract',
  id: idOf(0x603),
  version: 1,
  type: 'contract',
  number: '12',
  on: '2026-03-02',
  seller: 'voronka-demo',
  accountId: account.id,
  state: 'draft',
};
const ofDeal: Contract = { ...contract, id: idOf(0x604), dealId };
const [lead, deal] = [leadAt('mql'), dealAt('send-quote')];

describe('Whose rights hold for the files of a card', () => {
  it('is its own, but of an account that was merged the one it goes on as', async () => {
    const survivor = accountWith({ id: idOf(0x309), owner: idOf(0x102), aliases: [account.id] });
    const alias = { ...account, mergedInto: survivor.id };
    const records = await storeOf(new ToldClock(), survivor, alias);
    for (const [card, holder] of [
      [lead, lead],
      [deal, deal],
      [survivor, survivor],
      [alias, survivor],
    ] as const)
      expect(await holderOf(card, records)).toEqual(holder);
  });
});

describe('What files hang on', () => {
  it('is a lead, a deal, a quote, a claim or a contract', () => {
    expect(fileSubjectKinds).toEqual(['lead', 'deal', 'quote', 'claim', 'contract']);
    expect(fileCardKinds).toEqual(['lead', 'deal', 'account']);
  });

  it('belongs to a lead, a deal or an account', async () => {
    const records = await storeOf(new ToldClock(), lead, deal, quote, account, claim, contract, ofDeal);
    expect(await cardBehind({ kind: 'lead', id: leadId }, records)).toEqual(lead);
    expect(await cardBehind({ kind: 'deal', id: dealId }, records)).toEqual(deal);
    expect(await cardBehind({ kind: 'quote', id: quote.id }, records)).toEqual(deal);
    expect(await cardBehind({ kind: 'claim', id: claim.id }, records)).toEqual(account);
    expect(await cardBehind({ kind: 'contract', id: contract.id }, records)).toEqual(account);
    expect(await cardBehind({ kind: 'contract', id: ofDeal.id }, records)).toEqual(deal);
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
