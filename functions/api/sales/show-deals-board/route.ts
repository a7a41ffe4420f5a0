import { stagesOf } from '../../../../shared/domain/deals/pipeline.ts';
import { Problem } from '../../../../shared/domain/problem.ts';
import { type BoardStage, boardStage, plannedIn } from '../boards.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** All stages of a process, or one of them from a cursor on. */
export async function showDealsBoard(
  { process, stage, ...asked }: Input,
  { records }: Services,
  { by }: Call,
): Promise<{ stages: BoardStage[] }> {
  const names: readonly string[] = stagesOf(process).map((entry) => entry.stage);
  if (stage !== undefined && !names.includes(stage))
    throw new Problem({
      status: 400,
      code: 'malformed',
      detail: `stage: ${stage} is none of ${process}; there are ${names.join(', ')}`,
    });
  const wanted = stage === undefined ? names : [stage];
  const seeing = { by, right: 'read-deal', planned: plannedIn(records) } as const;
  return {
    stages: await Promise.all(
      wanted.map((name) => boardStage(`deal/${process}/${name}`, name, asked, seeing, records)),
    ),
  };
}

export const showDealsBoardRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showDealsBoard,
});
