/** Pipeline machines, generated from the pipeline data: one task state per open stage, parked on its leg. */

export type MachineStage = { readonly id: string; readonly title: string };
export type PipelineMachine = {
  readonly comment: string;
  /** The sort key of the records it follows. */
  readonly sortKey: 'LEAD' | 'DEAL';
  readonly open: readonly MachineStage[];
  readonly ended: readonly MachineStage[];
};
type State = Record<string, unknown>;

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
const ask = (functionName: string, next: string, payload: Record<string, string> = {}): State => ({
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

/** Parks the token beside the record, on condition that it still stands on this leg. Nothing runs while it waits. */
const park = (title: string, sortKey: string): State => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::aws-sdk:dynamodb:updateItem.waitForTaskToken',
  Parameters: {
    TableName: '${RecordsTable}',
    Key: { pk: { 'S.$': '$.id' }, sk: { S: sortKey } },
    ConditionExpression: '#leg = :leg AND #generation = :generation',
    UpdateExpression: 'SET #waiting = :waiting',
    ExpressionAttributeNames: { '#leg': 'leg', '#generation': 'generation', '#waiting': 'waiting' },
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
    { ErrorEquals: ['DynamoDb.ConditionalCheckFailedException'], ResultPath: '$.error', Next: 'Where it stands' },
    { ErrorEquals: ['States.Timeout'], ResultPath: '$.error', Next: `${title}: is it overdue` },
    { ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Could not park' },
  ],
  Next: 'Which stage',
});

const on = (stage: string, next: string) => ({ Variable: '$.where.stage', StringEquals: stage, Next: next });

const unknown = 'No graph knows this stage';

/** The ASL of one pipeline. */
export function machineOf({ comment, sortKey, open, ended }: PipelineMachine): Record<string, unknown> {
  const choice = (otherwise: string): State => ({
    Type: 'Choice',
    Choices: [...[...open, ...ended].map(({ id, title }) => on(id, title)), on('superseded', 'Superseded')],
    Default: otherwise,
  });
  const stages = open.flatMap(({ id, title }) => [
    [title, park(title, sortKey)] as const,
    [`${title}: is it overdue`, ask('${FlagOverdue}', title, { stage: id })] as const,
  ]);
  return {
    Comment: comment,
    StartAt: 'Where it stands',
    States: {
      'Where it stands': ask('${Look}', 'Which stage'),
      'Which stage': choice('Next generation'),
      ...Object.fromEntries(stages),
      ...Object.fromEntries(ended.map(({ title }) => [title, { Type: 'Succeed' }])),
      'Next generation': ask('${NextGeneration}', 'Which stage now'),
      'Which stage now': choice(unknown),
      Superseded: { Type: 'Succeed' },
      [unknown]: {
        Type: 'Fail',
        Error: 'NoGraphKnowsTheStage',
        Cause: 'a record stands at a stage that no deployed graph has; the reconciler tries, and then asks a person',
      },
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
    },
  };
}
