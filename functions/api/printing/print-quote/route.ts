import { dispositionOf } from '../../../../shared/domain/files/file-name.ts';
import { languageOf, printQuote as print } from '../../../../shared/domain/quotes/print-quote.ts';
import { quoteOf } from '../../../../shared/domain/quotes/read-quote.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Where the PDF of a quote can be had. */
export async function printQuote({ id, language }: Input, services: Services, { by }: Call) {
  const { quote, deal } = await quoteOf(id, by, services.records);
  const asked = { quote, deal, language: language ?? languageOf(quote) };
  const { key, fileName } = await print(asked, await contextOf(by, services), services);
  const as = { disposition: dispositionOf(fileName), contentType: 'application/pdf' };
  return { ...(await services.files.downloadUrl(key, as)), fileName };
}

export const printQuoteRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: printQuote,
});
