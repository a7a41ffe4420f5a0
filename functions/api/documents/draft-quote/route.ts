import { assertMay } from '../../../../shared/domain/people/rights.ts';
import { knowing, naming } from '../../../../shared/domain/products/named.ts';
import { draftQuote as decideDraft } from '../../../../shared/domain/quotes/draft-quote.ts';
import { quoteOf } from '../../../../shared/domain/quotes/read-quote.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { type Call, Reply } from '../../../../shared/lambda/api-route.ts';
import { onceRoute } from '../../../../shared/lambda/once-route.ts';
import { Env } from '../environment.ts';
import { quoteView } from '../quotes.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Begins the next quote of a deal. */
export async function draftQuote({ dealId, ...asked }: Input, services: Services, { by }: Call) {
  const { records } = services;
  const deal = await found(records, 'deal', dealId);
  assertMay(by, 'work-deal', deal.owner);
  const lines = asked.lines ?? deal.lines;
  const context = await naming(lines, records, await contextOf(by, services));
  const { quote } = await decideAndCommit(records, context, () => Promise.resolve(decideDraft(deal, asked, context)));
  return drafted(quote, deal, context);
}

const drafted = (...quote: Parameters<typeof quoteView>) => new Reply(quoteView(...quote), { status: 201 });

export const draftQuoteRoute = onceRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: draftQuote,
  again: async ({ id }, services, call) => {
    const { quote, deal } = await quoteOf(id('quote'), call.by, services.records);
    const context = await contextOf(call.by, services);
    return drafted(quote, deal, await knowing(quote.lines, services.records, context));
  },
});
