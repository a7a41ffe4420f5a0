import { filesOn } from '../../../../shared/domain/files/send-file.ts';
import { discardDraft as decideDiscard, editableFields } from '../../../../shared/domain/quotes/draft-quote.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { changedQuote } from '../quotes.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Ends a draft. */
export async function discardDraft({ id }: Input, services: Services, call: Call) {
  await changedQuote({ id }, editableFields, call, services, async (quote, deal, context) =>
    decideDiscard(quote, deal, await filesOn(id, services.records), context),
  );
  return { id };
}

export const discardDraftRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: discardDraft,
});
