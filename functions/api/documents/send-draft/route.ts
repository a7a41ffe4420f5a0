import { editableFields, sendDraft as decideSend } from '../../../../shared/domain/quotes/draft-quote.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { changedQuote } from '../quotes.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Sends a draft. Whoever sends it says which version of it they read: any edit since is a conflict. */
export const sendDraft = ({ id, expectedVersion, ...sending }: Input, services: Services, call: Call) =>
  changedQuote({ id, expectedVersion }, editableFields, call, services, (quote, deal, context) =>
    decideSend(quote, deal, sending, context),
  );

export const sendDraftRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: sendDraft,
});
