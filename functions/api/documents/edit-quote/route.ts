import { editQuote as decideEdit } from '../../../../shared/domain/quotes/draft-quote.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { changedQuote } from '../quotes.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Changes a draft. */
export const editQuote = ({ id, expectedVersion, ...changes }: Input, services: Services, call: Call) =>
  changedQuote(
    { id, expectedVersion, lines: changes.lines },
    Object.keys(changes),
    call,
    services,
    (quote, deal, context) => decideEdit(quote, deal, changes, context),
  );

export const editQuoteRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: editQuote,
});
