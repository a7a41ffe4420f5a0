import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod';
import { FunctionFailed, type Functions } from '../../domain/operations/dead-letters.ts';

const Failure = z.object({ errorType: z.string().default('Error'), errorMessage: z.string().default('') });

type Named = { readonly NAMES_BEGIN: string };

/** What functions, and the queues of their dead letters, are called in the account: by their folder. */
export const nameIn =
  ({ NAMES_BEGIN }: Named) =>
  (folder: string): string =>
    `${NAMES_BEGIN}${folder.replaceAll('/', '-')}`;

export const functionsOf = (env: Named): LambdaFunctions => new LambdaFunctions(new LambdaClient({}), nameIn(env));

/** Functions of ours, called by hand; `nameOf` says what the function of a folder is called in the account. */
export class LambdaFunctions implements Functions {
  readonly #client: LambdaClient;
  readonly #nameOf: (folder: string) => string;

  constructor(client: LambdaClient, nameOf: (folder: string) => string) {
    this.#client = client;
    this.#nameOf = nameOf;
  }

  async call(folder: string, payload: unknown): Promise<void> {
    const command = new InvokeCommand({ FunctionName: this.#nameOf(folder), Payload: JSON.stringify(payload) });
    const { FunctionError, Payload } = await this.#client.send(command);
    if (FunctionError === undefined) return;
    const { errorType, errorMessage } = Failure.parse(JSON.parse(Payload?.transformToString() ?? '{}'));
    throw new FunctionFailed(`${errorType}: ${errorMessage.slice(0, 300)}`);
  }

  async post(folder: string, payload: string): Promise<void> {
    await this.#client.send(
      new InvokeCommand({ FunctionName: this.#nameOf(folder), InvocationType: 'Event', Payload: payload }),
    );
  }
}
