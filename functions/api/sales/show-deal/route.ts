import { contextOf } from '../../../../shared/domain/records/context.ts';
import { dayOf } from '../../../../shared/domain/calendar/working-calendar.ts';
import { shownOf } from '../../../../shared/domain/contacts/contacts-for.ts';
import { contactsShown } from '../../../../shared/domain/contacts/views.ts';
import type { SentQuote } from '../../../../shared/domain/deals/quote.ts';
import { termStates } from '../../../../shared/domain/deals/payment-terms.ts';
import { assertMay } from '../../../../shared/domain/people/rights.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { present } from '../../../../shared/domain/present.ts';
import { enrolmentOf } from '../../../../shared/domain/refresh/asked.ts';
import { enrolmentShown } from '../../../../shared/domain/refresh/views.ts';
import { timelineOf } from '../timeline.ts';
import { type DealCard, dealShownTo } from '../views.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** What is known of a deal, the payment terms as they stand today, and what happened, the newest first. */
export async function showDeal({ id, cursor }: Input, services: Services, { by }: Call): Promise<DealCard> {
  const deal = await found(services.records, 'deal', id);
  assertMay(by, 'read-deal', deal.owner);
  const { at, policy } = await contextOf(by, services);
  const [contacts, timeline, quotes, enrolment] = await Promise.all([
    contactsShown(by, deal, services.people, { at, policy }),
    timelineOf(deal, cursor, by, services),
    quotesOf(id, services.records),
    enrolmentOf(deal, services.records),
  ]);
  const terms = termStates(deal, dayOf(at, policy.calendar.timeZone));
  return {
    ...dealShownTo(by, deal),
    contacts,
    timeline,
    quotes: shownOf(by, deal, quotes),
    terms,
    ...present({ enrolment: enrolment && enrolmentShown(enrolment) }),
  };
}

/** Every version that was sent, the first first. */
async function quotesOf(of: string, records: Services['records']): Promise<SentQuote[]> {
  const { items } = await records.list({ index: 'parent', of, kind: 'quote' }, { limit: 100 });
  const quotes = await records.getMany(
    'quote',
    items.map(({ id }) => id),
  );
  const sent = quotes.filter((quote) => quote.state === 'sent');
  return sent.sort((a, b) => a.quoteVersion - b.quoteVersion);
}

export const showDealRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showDeal,
});
