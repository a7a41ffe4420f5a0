import { following, type Step } from '../../../../shared/domain/operations/executions.ts';
import { importOfInput } from '../../../../shared/domain/operations/restart-by-hand.ts';
import { present } from '../../../../shared/domain/present.ts';
import { notFound } from '../../../../shared/domain/problem.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { type Input as Asked, Input, Output, route } from './contract.ts';

/** An execution with its graph and a page of its history; the first page says where it is. */
export async function showExecution({ machine, execution: name, ...page }: Asked, services: Services) {
  const { executions, consoleOfAws } = services;
  const found = await executions.find(machine, name);
  if (!found) throw notFound('execution', name);
  const { arn, input, ...execution } = found;
  const [graph, steps, follow] = await Promise.all([
    executions.graph(arn),
    executions.steps(arn, page),
    following(machine, [found], services),
  ]);
  return {
    ...execution,
    ...present({
      follows: follow(found),
      importId: machine === 'import' ? importOfInput(input) : undefined,
      at: found.status === 'running' && page.cursor === undefined ? lastEntered(steps.items) : undefined,
      consoleUrl: consoleOfAws && `${consoleOfAws}${arn}`,
    }),
    graph,
    steps: steps.items,
    ...present({ next: steps.next }),
  };
}

const lastEntered = (newestFirst: readonly Step[]): string | undefined =>
  newestFirst.find(({ kind }) => kind === 'entered')?.state;

export const showExecutionRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showExecution,
});
