import { Stack, Validations } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Grant as IamGrant } from 'aws-cdk-lib/aws-iam';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { IConstruct } from 'constructs';
import * as z from 'zod';

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

/** An ARN as cdk-nag writes it: `<AWS::Region>` for what only the deploy knows. */
function inWords(arn: string, scope: IConstruct): string {
  const {
    'Fn::Join': [, parts],
  } = z
    .object({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.union([z.string(), z.object({ Ref: z.string() })]))]) })
    .parse(Stack.of(scope).resolve(arn));
  return parts.map((part) => (typeof part === 'string' ? part : `<${part.Ref}>`)).join('');
}

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
const onIndexes = (table: Table, ...indexes: readonly string[]): Grant => ({
  actions: ['dynamodb:Query'],
  resourceArns: indexes.map((index) => `${table.tableArn}/index/${index}`),
});

/** What may be done with `Records`. */
export const records = {
  read: (table: Table): Grant[] => [
    dynamo(table, 'GetItem', 'BatchGetItem'),
    onIndexes(table, 'board', 'owner', 'parent'),
  ],
  change: (table: Table): Grant[] => [
    dynamo(table, 'GetItem', 'BatchGetItem', 'UpdateItem', 'DeleteItem'),
    onIndexes(table, 'board', 'owner', 'parent'),
  ],
};

export const journal = {
  append: (table: Table): Grant[] => [dynamo(table, 'PutItem')],
  read: (table: Table): Grant[] => [dynamo(table, 'Query'), onIndexes(table, 'recorded')],
};

export const people = { readWrite: (table: Table): Grant[] => [dynamo(table, 'GetItem', 'Query', 'BatchWriteItem')] };
export const guard = {
  /** To read the clock of the local stages. */
  read: (table: Table): Grant[] => [dynamo(table, 'GetItem')],
  use: (table: Table): Grant[] => [dynamo(table, 'GetItem', 'PutItem', 'UpdateItem')],
};
