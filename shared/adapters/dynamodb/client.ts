import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** A client for what DynamoDB itself calls attributes. */
export const bareClient = (): DynamoDBClient => new DynamoDBClient({ maxAttempts: 4 });

/** A client for documents. It makes up to 4 attempts by itself; a cancelled transaction is not one of them. */
export const documentClient = (): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(bareClient(), {
    marshallOptions: { removeUndefinedValues: true },
  });
