import { editCompetitor as decideEdit } from '../../../../shared/domain/competitors/change-competitor.ts';
import { changeAsSeen } from '../../../../shared/domain/records/change-as-seen.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { competitorNamed, competitorView, ourselves } from '../competitors.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Says what is known of a company. */
export async function editCompetitor(
  { id: named, expectedVersion, ...changes }: Input,
  services: Services,
  { by }: Call,
) {
  const { records } = services;
  const context = await contextOf(by, services);
  const { id } = await competitorNamed(named, records);
  const { competitor } = await changeAsSeen(
    {
      kind: 'competitor',
      seen: { id, expectedVersion },
      fields: Object.keys(changes),
      decide: async (before) => decideEdit(before, changes, await ourselves(records), context),
    },
    services,
    context,
  );
  return competitorView(competitor);
}

export const editCompetitorRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: editCompetitor,
});
