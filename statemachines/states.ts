/** The states that all machines which follow records are made of. */

export type State = Record<string, unknown>;
export type SortKey = 'LEAD' | 'DEAL' | 'ENROLMENT' | 'MAILING' | 'WIN-BACK';

const n = (path: string) => ({ 'N.$': `States.Format('{}', ${path})` });
const where = {
  'stage.$': '$.Payload.stage',
  'leg.$': '$.Payload.leg',
  'until.$': '$.Payload.until',
  'timeoutSeconds.$': '$.Payload.timeoutSeconds',
};

const retryEverything = [
  { ErrorEquals: ['States.ALL'], IntervalSeconds: 1, MaxAttempts: 8, BackoffRate: 1.5, JitterStrategy: 'FULL' },
];

/** A function that reads the truth and says where the record stands. All are idempotent; refusals are data. */
export const ask = (functionName: string, next: string, payload: Record<string, string> = {}): State => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: functionName, Payload: { 'id.$': '$.id', 'generation.$': '$.generation', ...payload } },
  ResultSelector: where,
  ResultPath: '$.where',
  TimeoutSeconds: 60,
  Retry: retryEverything,
  Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Could not look' }],
  Next: next,
});

type Parking = {
  /** Of the records it follows. */
  readonly sortKey: SortKey;
  /** The stage it has to be at as well. */
  readonly stage?: string;
  readonly onTimeout: string;
  readonly onElsewhere: string;
  /** Once its token is answered. */
  readonly next: string;
};

/** Parks the token beside the record, on condition that it still stands on this leg. Nothing runs while it waits. */
export const park = ({ sortKey, stage, onTimeout, onElsewhere, next }: Parking): State => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::aws-sdk:dynamodb:updateItem.waitForTaskToken',
  Parameters: {
    TableName: '${RecordsTable}',
    Key: { pk: { 'S.$': '$.id' }, sk: { S: sortKey } },
    ConditionExpression: `#leg = :leg AND #generation = :generation${stage === undefined ? '' : ' AND #state.#stage.#name = :stage'}`,
    UpdateExpression: 'SET #waiting = :waiting',
    ExpressionAttributeNames: {
      '#leg': 'leg',
      '#generation': 'generation',
      '#waiting': 'waiting',
      ...(stage !== undefined && { '#state': 'state', '#stage': 'stage', '#name': 'name' }),
    },
    ExpressionAttributeValues: {
      ':leg': n('$.where.leg'),
      ':generation': n('$.generation'),
      ':waiting': {
        M: {
          leg: n('$.where.leg'),
          generation: n('$.generation'),
          token: { 'S.$': '$$.Task.Token' },
          execution: { 'S.$': '$$.Execution.Id' },
          until: { 'S.$': '$.where.until' },
          definition: { S: '${DefinitionHash}' },
        },
      },
      ...(stage !== undefined && { ':stage': { S: stage } }),
    },
  },
  TimeoutSecondsPath: '$.where.timeoutSeconds',
  ResultPath: '$.where',
  Retry: [
    {
      ErrorEquals: [
        'DynamoDb.TransactionConflictException',
        'DynamoDb.ProvisionedThroughputExceededException',
        'DynamoDb.ThrottlingException',
        'DynamoDb.RequestLimitExceededException',
        'DynamoDb.InternalServerErrorException',
        'DynamoDb.SdkClientException',
      ],
      IntervalSeconds: 1,
      MaxAttempts: 6,
      BackoffRate: 2,
      JitterStrategy: 'FULL',
    },
  ],
  Catch: [
    { ErrorEquals: ['DynamoDb.ConditionalCheckFailedException'], ResultPath: '$.error', Next: onElsewhere },
    { ErrorEquals: ['States.Timeout'], ResultPath: '$.error', Next: onTimeout },
    { ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Could not park' },
  ],
  Next: next,
});

/** Where executions end that came no further. */
export const couldNot: Readonly<Record<string, State>> = {
  'Could not look': {
    Type: 'Fail',
    Error: 'CouldNotLook',
    Cause: 'a function failed again and again; the reconciler starts the record again',
  },
  'Could not park': {
    Type: 'Fail',
    Error: 'CouldNotPark',
    Cause: 'the record could not be written; the reconciler starts it again',
  },
};
