import { setTimeout as delay } from 'node:timers/promises';
import { type Invoking, invoke } from './invoke.ts';

type Reconciled = Readonly<Record<string, unknown>>;

/**
 * Runs the reconciler now, as its schedule does.
 *
 * @param catchUp whether it starts what lives whatever its age: after a seed, or a restart of the local cloud
 */
export async function reconcileNow(
  system: Invoking,
  { catchUp = false }: { catchUp?: boolean } = {},
): Promise<Reconciled> {
  return (await invoke(system, 'FunctionReconcile', { catchUp })) as Reconciled; // what the function says it did
}

/**
 * Runs the reconciler again and again: schedules of the cloud know whole minutes only. A run that fails is told, once while
 * the reason stays the same, and the next one comes soon.
 *
 * @returns what ends it, once the present run is over
 */
export function reconcileEvery(
  system: Invoking,
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
