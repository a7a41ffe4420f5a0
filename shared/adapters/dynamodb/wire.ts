/** Answers of DynamoDB as they came over the wire: the SDK's own reader of them takes longer than all the rest. */
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { QueryCommand } from '@aws-sdk/client-dynamodb';
import { HttpResponse } from '@smithy/core/transport';

/**
 * Keeps the body of the answer to a query from the SDK.
 *
 * @returns what gives it once the query was answered
 */
export function bodyOf({ middlewareStack }: Pick<QueryCommand, 'middlewareStack'>): () => Buffer {
  let body = Buffer.from('{}');
  middlewareStack.add(
    (next) => async (call) => {
      const answer = await next(call);
      if (!HttpResponse.isInstance(answer.response) || answer.response.statusCode !== 200) return answer;
      body = await buffer(answer.response.body as Readable); // by its protocol
      answer.response.body = nothing;
      return answer;
    },
    // before the SDK's own, which finds nothing left; commands of documents bring theirs twice
    { step: 'deserialize', priority: 'low', name: 'body', override: true },
  );
  return () => body;
}

const nothing = new TextEncoder().encode('{}');
