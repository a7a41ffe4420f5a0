import { addPerson as add } from '../../../../shared/domain/accounts/open-by-hand.ts';
import { foundSurvivor } from '../../../../shared/domain/merges/aliases.ts';
import type { Person } from '../../../../shared/domain/people/person.ts';
import { type Context, contextOf } from '../../../../shared/domain/records/context.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { type Call, Reply } from '../../../../shared/lambda/api-route.ts';
import { onceRoute } from '../../../../shared/lambda/once-route.ts';
import { committed } from '../committed.ts';
import { Env } from '../environment.ts';
import { personCard } from '../person-card.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Adds a person to an account. */
export async function addPerson({ id, ...contact }: Input, services: Services, { by }: Call) {
  const context = await contextOf(by, services);
  const { person } = await committed(
    async () => add(await foundSurvivor('account', id, services.records), contact, services, context),
    services,
    context,
  );
  return added(person, services, context);
}

const added = async (person: Person, services: Services, context: Context) =>
  new Reply(await personCard(person, services, context), { status: 201 });

export const addPersonRoute = onceRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: addPerson,
  again: async ({ id }, services, { by }) =>
    added(await found(services.records, 'person', id('person')), services, await contextOf(by, services)),
});
