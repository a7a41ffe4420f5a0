import { withdrawConsent as withdraw } from '../../../../shared/domain/people/consents.ts';
import { changeAsSeen } from '../../../../shared/domain/records/change-as-seen.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { personRecords } from '../person-card.ts';
import { buildServices, type Services } from '../services.ts';
import { consentsView } from '../views.ts';
import { Input, Output, route } from './contract.ts';

/** Takes a consent back. A second time changes nothing. */
export async function withdrawConsent({ id, purpose }: Input, services: Services, { by }: Call) {
  const context = await contextOf(by, services);
  const { person } = await changeAsSeen(
    {
      kind: 'person',
      seen: { id },
      fields: [],
      decide: async (before) => withdraw(before, purpose, await personRecords(before, services), context),
    },
    services,
    context,
  );
  return consentsView(person);
}

export const withdrawConsentRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: withdrawConsent,
});
