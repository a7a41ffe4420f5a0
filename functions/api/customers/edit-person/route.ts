import { editPerson as edit } from '../../../../shared/domain/people/edit-person.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { changed } from '../committed.ts';
import { Env } from '../environment.ts';
import { personCard, personRecords } from '../person-card.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Corrects what is known of a person. */
export async function editPerson({ id, expectedVersion, ...changes }: Input, services: Services, { by }: Call) {
  const context = await contextOf(by, services);
  const { person } = await changed(
    'person',
    { id, expectedVersion },
    Object.keys(changes),
    async (before) => edit(before, changes, await personRecords(before, services), services, context),
    services,
    context,
  );
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
