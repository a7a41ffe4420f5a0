import { quoteOf } from '../../../../shared/domain/quotes/read-quote.ts';
import { knowing } from '../../../../shared/domain/products/named.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { quoteView } from '../quotes.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** One quote. */
export async function showQuote({ id }: Input, services: Services, call: Call) {
  const { quote, deal } = await quoteOf(id, call.by, services.records);
  const context = await contextOf(call.by, services);
  return quoteView(quote, deal, await knowing(quote.lines, services.records, context));
}

export const showQuoteRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showQuote,
});
