import { editPerson as edit } from '../../../../shared/domain/people/edit-person.ts';
import { changeAsSeen } from '../../../../shared/domain/records/change-as-seen.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { personCard, personRecords } from '../person-card.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Corrects what is known of a person. */
export async function editPerson({ id, expectedVersion, ...changes }: Input, services: Services, { by }: Call) {
  const context = await contextOf(by, services);
  const { person, items } = await changeAsSeen(
    {
      kind: 'person',
      seen: { id, expectedVersion },
      fields: Object.keys(changes),
      decide: async (before) => edit(before, changes, await personRecords(before, services), services, context),
    },
    services,
    context,
  );
  await services.people.put(items); // not before: who loses a race, or tries again, would find its own words there
  return personCard(person, services, context);
}

export const editPersonRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: editPerson,
});
