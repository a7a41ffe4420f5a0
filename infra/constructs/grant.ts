import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Grant as IamGrant } from 'aws-cdk-lib/aws-iam';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';

/** Something a function may do: actions on resources, and nothing wider. */
export type Grant = { readonly actions: readonly string[]; readonly resourceArns: readonly string[] };

export const giveTo = (grantee: IGrantable, { actions, resourceArns }: Grant): void => {
  IamGrant.addToPrincipal({ grantee, actions: [...actions], resourceArns: [...resourceArns] });
};

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
