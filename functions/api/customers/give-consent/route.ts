import { giveConsent as give } from '../../../../shared/domain/people/consents.ts';
import { liftSuppression } from '../../../../shared/domain/refresh/lift-suppression.ts';
import { changeAsSeen } from '../../../../shared/domain/records/change-as-seen.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { personRecords } from '../person-card.ts';
import { buildServices, type Services } from '../services.ts';
import { consentsView } from '../views.ts';
import { Input, Output, route } from './contract.ts';

/** Records a consent by hand. */
export async function giveConsent({ id, expectedVersion, ...consent }: Input, services: Services, { by }: Call) {
  const context = await contextOf(by, services);
  const { person } = await changeAsSeen(
    {
      kind: 'person',
      seen: { id, expectedVersion },
      fields: [],
      decide: async (before) =>
        give(before, consent, await personRecords(before, services), context, await liftSuppression(before, services)),
      keep: ({ items }) => services.people.put(items),
    },
    services,
    context,
  );
  return consentsView(person);
}

export const giveConsentRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: giveConsent,
});
