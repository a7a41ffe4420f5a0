import type { Context } from 'aws-lambda';

// The lines and figures of each call are not what these tests are about.
process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT';
process.env['POWERTOOLS_METRICS_DISABLED'] = 'true';

/** The context AWS Lambda would give a call. */
export const lambdaContext = {
  callbackWaitsForEmptyEventLoop: true,
  functionName: 'the-function',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:the-function',
  memoryLimitInMB: '256',
  awsRequestId: '00000000-0000-4000-8000-000000000001',
  logGroupName: 'the-log',
  logStreamName: 'the-stream',
  getRemainingTimeInMillis: () => 30_000,
} as Context; // without its deprecated callbacks
