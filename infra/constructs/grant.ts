import { Stack, Validations } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Grant as IamGrant } from 'aws-cdk-lib/aws-iam';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { IConstruct } from 'constructs';
import * as z from 'zod';
import type { Listing } from '../../shared/domain/records/records.ts';

/** Something a function may do: actions on resources, and nothing wider. */
export type Grant = {
  readonly actions: readonly string[];
  readonly resourceArns: readonly string[];
  /** Why an ARN ends in `*`, where one does. */
  readonly wildcardReason?: string;
};

export function giveTo(
  grantee: IGrantable & IConstruct,
  { actions, resourceArns, wildcardReason: reason }: Grant,
): void {
  IamGrant.addToPrincipal({ grantee, actions: [...actions], resourceArns: [...resourceArns] });
  if (reason === undefined) return;
  for (const arn of resourceArns)
    Validations.of(grantee).acknowledge({ id: `AwsSolutions-IAM5[Resource::${inWords(arn, grantee)}]`, reason });
}

const Part = z.union([
  z.string(),
  z.object({ Ref: z.string() }).transform(({ Ref }) => `<${Ref}>`),
  z.object({ 'Fn::ImportValue': z.string() }).transform((part) => part['Fn::ImportValue']),
  z
    .object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) })
    .transform((part) => `<${part['Fn::GetAtt'].join('.')}>`),
]);
const Arn = z.union([
  z.string(),
  z
    .object({ 'Fn::Join': z.tuple([z.literal(''), z.array(Part)]) })
    .transform(({ 'Fn::Join': [, parts] }) => parts.join('')),
]);

/** An ARN as cdk-nag writes it: `<AWS::Region>` for what only the deploy knows. */
const inWords = (arn: string, scope: IConstruct): string => Arn.parse(Stack.of(scope).resolve(arn));

/** Executions have names that nobody knows when rights are given. */
export const onExecutions = (executionArns: readonly string[], ...actions: readonly string[]): Grant => ({
  actions,
  resourceArns: executionArns,
  wildcardReason: 'Executions are named after leads and deals: their names are not known when rights are given.',
});

const dynamo = (table: Table, ...actions: readonly string[]): Grant => ({
  actions: actions.map((action) => `dynamodb:${action}`),
  resourceArns: [table.tableArn],
});
const onIndex = (table: Table, index: string): Grant => ({
  actions: ['dynamodb:Query'],
  resourceArns: [`${table.tableArn}/index/${index}`],
});

/** What may be done with `Records`, by what is called on its port. A commit takes `append` to the journal as well. */
export const records = {
  get: (table: Table): Grant => dynamo(table, 'GetItem'),
  getMany: (table: Table): Grant => dynamo(table, 'BatchGetItem'),
  list: (table: Table, index: Listing['index']): Grant => onIndex(table, index),
  commit: (table: Table): Grant => dynamo(table, 'UpdateItem'),
  /** Letting go of a key, or ending a record. */
  release: (table: Table): Grant => dynamo(table, 'DeleteItem'),
  /** A commit that stands on what it does not change. */
  provided: (table: Table): Grant => dynamo(table, 'ConditionCheckItem'),
};

/** What may be done with buyers, who live in the table of `Records`. */
export const buyers = {
  get: (table: Table): Grant => dynamo(table, 'GetItem'),
  parts: (table: Table): Grant => onIndex(table, 'buyers'),
};

export const journal = {
  append: (table: Table): Grant => dynamo(table, 'PutItem'),
  of: (table: Table): Grant => dynamo(table, 'Query'),
  changesBetween: (table: Table): Grant => onIndex(table, 'recorded'),
  happened: (table: Table): Grant => onIndex(table, 'month'),
  excerpts: (table: Table): Grant => onIndex(table, 'month'),
};

/** Exports of the table of this ARN to S3. DynamoDB writes them by the rights of who asked. */
export const exports = {
  make: (tableArn: string): Grant => ({
    actions: ['dynamodb:ExportTableToPointInTime'],
    resourceArns: [tableArn],
  }),
  describe: (tableArn: string): Grant => ({
    actions: ['dynamodb:DescribeExport'],
    resourceArns: [`${tableArn}/export/*`],
    wildcardReason: 'DynamoDB names its exports when they are asked for.',
  }),
  list: (): Grant => ({
    ...{ actions: ['dynamodb:ListExports'], resourceArns: ['*'] },
    wildcardReason: 'Listing exports knows no resources: AWS takes it on everything or not at all.',
  }),
  write: (bucketArn: string, prefix: string): Grant => ({
    actions: ['s3:PutObject', 's3:PutObjectAcl', 's3:AbortMultipartUpload'],
    resourceArns: [`${bucketArn}/${prefix}/*`],
    wildcardReason: 'DynamoDB names the files of its exports.',
  }),
};

export const people = {
  put: (table: Table): Grant => dynamo(table, 'BatchWriteItem'),
  get: (table: Table): Grant => dynamo(table, 'GetItem'),
  list: (table: Table): Grant => dynamo(table, 'Query'),
  putBetween: (table: Table): Grant => dynamo(table, 'Scan'),
  remove: (table: Table): Grant => dynamo(table, 'BatchWriteItem'),
};

/** Lives in the table of `People`. */
export const searchIndex = {
  put: (table: Table): Grant => dynamo(table, 'GetItem', 'UpdateItem', 'BatchWriteItem', 'DeleteItem'),
  find: (table: Table): Grant => dynamo(table, 'Query'),
};

/** Files by their prefix in the bucket of this ARN: of imports, those that hang on records, lists of accounts, and what is printed. */
export const files = {
  send: (bucketArn: string): Grant => inBucket(bucketArn, 's3:PutObject', 'imports/'),
  read: (bucketArn: string): Grant => inBucket(bucketArn, 's3:GetObject', 'imports/'),
  putErrors: (bucketArn: string): Grant => inBucket(bucketArn, 's3:PutObject', 'import-errors/'),
  readErrors: (bucketArn: string): Grant => inBucket(bucketArn, 's3:GetObject', 'import-errors/'),
  sendFile: (bucketArn: string): Grant => inBucket(bucketArn, 's3:PutObject', 'files/'),
  readFile: (bucketArn: string): Grant => inBucket(bucketArn, 's3:GetObject', 'files/'),
  removeFile: (bucketArn: string): Grant => inBucket(bucketArn, 's3:DeleteObject', 'files/'),
  readMail: (bucketArn: string): Grant => inBucket(bucketArn, 's3:GetObject', 'mail/'),
  keepLists: (bucketArn: string): Grant => inBucket(bucketArn, 's3:PutObject', 'return/'),
  readLists: (bucketArn: string): Grant => inBucket(bucketArn, 's3:GetObject', 'return/'),
  keepPrinted: (bucketArn: string): Grant => inBucket(bucketArn, 's3:PutObject', 'quotes/'),
  readPrinted: (bucketArn: string): Grant => inBucket(bucketArn, 's3:GetObject', 'quotes/'),
  /** To be told that a file is not there, S3 wants one to be allowed to list them: else it says "forbidden". */
  know: (bucketArn: string): Grant => ({ actions: ['s3:ListBucket'], resourceArns: [bucketArn] }),
};
const inBucket = (bucketArn: string, action: string, prefix: string): Grant => ({
  actions: [action],
  resourceArns: [`${bucketArn}/${prefix}*`],
  wildcardReason: 'Files are named after imports and records: their names are not known when rights are given.',
});

export const mail = {
  /** From this identity, told of by this configuration set. */
  send: (scope: IConstruct, identity: string, configurationSet: string): Grant => {
    const arn = (resource: string, resourceName: string): string =>
      Stack.of(scope).formatArn({ service: 'ses', resource, resourceName });
    return {
      actions: ['ses:SendEmail'],
      resourceArns: [arn('identity', identity), arn('configuration-set', configurationSet)],
    };
  },
};

export const guard = {
  /** Asking whether a request took effect before, and marking that it does now. */
  answered: (table: Table): Grant => dynamo(table, 'GetItem', 'PutItem'),
  hit: (table: Table): Grant => dynamo(table, 'UpdateItem'),
  once: (table: Table): Grant => dynamo(table, 'PutItem'),
  noteRun: (table: Table): Grant => dynamo(table, 'UpdateItem'),
  lastRuns: (table: Table): Grant => dynamo(table, 'BatchGetItem'),
  /** The clock of the local stages. */
  readClock: (table: Table): Grant => dynamo(table, 'GetItem'),
  moveClock: (table: Table): Grant => dynamo(table, 'UpdateItem'),
};
