import { setTimeout as delay } from 'node:timers/promises';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { clientConfig } from './environment.ts';
import { Problem } from './problem.ts';
import type { System } from './system.ts';

type Reconciled = Readonly<Record<string, unknown>>;

/**
 * Runs the reconciler now, as its schedule does.
 *
 * @param catchUp whether it starts what lives whatever its age: after a seed, or a restart of the local cloud
 */
export async function reconcileNow(
  { endpoint, outputs }: Pick<System, 'endpoint' | 'outputs'>,
  { catchUp = false }: { catchUp?: boolean } = {},
): Promise<Reconciled> {
  const lambda = new LambdaClient(clientConfig(endpoint));
  try {
    const { FunctionError, Payload } = await lambda.send(
      new InvokeCommand({ FunctionName: outputs.FunctionReconcile, Payload: JSON.stringify({ catchUp }) }),
    );
    const answer = Payload?.transformToString() ?? '{}';
    if (FunctionError !== undefined) throw new Problem(`The reconciler failed: ${answer}`);
    return JSON.parse(answer) as Reconciled; // what the function says it did
  } finally {
    lambda.destroy();
  }
}

/**
 * Runs the reconciler again and again: schedules of the cloud know whole minutes only. A run that fails is told, once while
 * the reason stays the same, and the next one comes soon.
 *
 * @returns what ends it, once the present run is over
 */
export function reconcileEvery(
  system: Pick<System, 'endpoint' | 'outputs'>,
  seconds: number,
  tell: (failure: string) => void = console.error,
): () => Promise<void> {
  const ended = new AbortController();
  let told = '';
  const running = (async () => {
    while (!ended.signal.aborted) {
      const failure = await reconcileNow(system).then(() => '', inWords);
      if (failure !== '' && failure !== told) tell(failure);
      told = failure;
      await delay(seconds * 1000, undefined, { signal: ended.signal }).catch(() => undefined);
    }
  })();
  return () => {
    ended.abort();
    return running;
  };
}

const inWords = (error: unknown): string => (error instanceof Error ? error.message : String(error));
