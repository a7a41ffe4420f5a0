import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { clientConfig } from './environment.ts';
import { Problem } from './problem.ts';
import type { System } from './system.ts';

export type Invoking = Pick<System, 'endpoint' | 'outputs'>;

/**
 * Calls a function of the local cloud and waits for it.
 *
 * @param output what the deploy calls the function's name
 * @throws Problem when the function fails
 */
export async function invoke(
  { endpoint, outputs }: Invoking,
  output: `Function${string}`,
  input: unknown = {},
): Promise<unknown> {
  const lambda = new LambdaClient(clientConfig(endpoint));
  try {
    const { FunctionError, Payload } = await lambda.send(
      new InvokeCommand({ FunctionName: outputs[output], Payload: JSON.stringify(input) }),
    );
    const answer = Payload?.transformToString() ?? '{}';
    if (FunctionError !== undefined) throw new Problem(`${output} failed: ${answer}`);
    return JSON.parse(answer) as unknown;
  } finally {
    lambda.destroy();
  }
}
