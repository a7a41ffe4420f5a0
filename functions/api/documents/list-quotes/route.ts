import { assertMay } from '../../../../shared/domain/people/rights.ts';
import { present } from '../../../../shared/domain/present.ts';
import { knowing } from '../../../../shared/domain/products/named.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { quoteEntry } from '../quotes.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** The quotes of a deal. */
export async function listQuotes({ deal: id, limit, cursor }: Input, services: Services, { by }: Call) {
  const { records } = services;
  const deal = await found(records, 'deal', id);
  assertMay(by, 'read-deal', deal.owner);
  const context = await contextOf(by, services);
  const listing = { index: 'parent', of: id, kind: 'quote' } as const;
  const { items: entries, next } = await records.list(listing, { limit, ...present({ cursor }) });
  const ids = entries.map((entry) => entry.id);
  const quotes = await records.getMany('quote', ids);
  const inOrder = ids.flatMap((one) => quotes.filter((quote) => quote.id === one));
  const drafts = quotes.filter(({ state }) => state === 'draft'); // a sent one says itself how long it takes
  const known = await knowing(
    drafts.flatMap(({ lines }) => lines),
    records,
    context,
  );
  return { items: inOrder.map((quote) => quoteEntry(quote, deal, known)), ...present({ next }) };
}

export const listQuotesRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listQuotes,
});
