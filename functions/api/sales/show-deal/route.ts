import { contextOf } from '../../../../shared/domain/records/context.ts';
import { dayOf } from '../../../../shared/domain/calendar/working-calendar.ts';
import { contactsFor } from '../../../../shared/domain/contacts/contacts-for.ts';
import { termStates } from '../../../../shared/domain/deals/payment-terms.ts';
import { assertMay, found } from '../context.ts';
import { type DealCard, dealView } from '../views.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** What is known of a deal, the payment terms as they stand today, and what happened, the newest first. */
export async function showDeal({ id, cursor }: Input, services: Services, { by }: Call): Promise<DealCard> {
  const deal = await found(services.records, 'deal', id);
  assertMay(by, 'read-deal', deal.owner);
  const { at, policy } = await contextOf(by, services);
  const [contacts, timeline] = await Promise.all([
    contactsFor(by, deal, services.people),
    services.journal.of(deal, { newestFirst: true, ...(cursor !== undefined && { cursor }) }),
  ]);
  return { ...dealView(deal), contacts, timeline, terms: termStates(deal, dayOf(at, policy.calendar.timeZone)) };
}

export const showDealRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showDeal,
});
