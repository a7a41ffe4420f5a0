import { contactsShown } from '../../../../shared/domain/contacts/views.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { assertMay } from '../../../../shared/domain/people/rights.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { present } from '../../../../shared/domain/present.ts';
import { enrolmentOf } from '../../../../shared/domain/refresh/asked.ts';
import { enrolmentShown } from '../../../../shared/domain/refresh/views.ts';
import { timelineOf } from '../timeline.ts';
import { type LeadCard, leadShownTo } from '../views.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** What is known of a lead, as far as this person may see it, and what happened to it, the newest first. */
export async function showLead({ id, cursor }: Input, services: Services, { by }: Call): Promise<LeadCard> {
  const lead = await found(services.records, 'lead', id);
  assertMay(by, 'read-lead', lead.owner);
  const [contacts, timeline, enrolment] = await Promise.all([
    contactsShown(by, lead, services.people, await contextOf(by, services)),
    timelineOf(lead, cursor, by, services),
    enrolmentOf(lead, services.records),
  ]);
  return {
    ...leadShownTo(by, lead),
    contacts,
    timeline,
    ...present({ enrolment: enrolment && enrolmentShown(enrolment) }),
  };
}

export const showLeadRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showLead,
});
