import { type BoardStage, boardStage } from '../boards.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

const openStages = ['new', 'mql', 'sql'] as const;

/** The open stages, or one of them from a cursor on. */
export async function showLeadsBoard(
  { stage, ...asked }: Input,
  { records }: Services,
  { by }: Call,
): Promise<{ stages: BoardStage[] }> {
  const stages = stage === undefined ? openStages : [stage];
  return {
    stages: await Promise.all(
      stages.map((name) => boardStage(`lead/${name}`, name, asked, { by, right: 'read-lead' }, records)),
    ),
  };
}

export const showLeadsBoardRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showLeadsBoard,
});
