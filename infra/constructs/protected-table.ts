import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  type GlobalSecondaryIndexProps,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import type { CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';

const text = (name: string) => ({ name, type: AttributeType.STRING });

export type Index = {
  readonly name: string;
  readonly pk: string;
  readonly sk: string;
  readonly only?: readonly string[];
};

export interface ProtectedTableProps {
  /** Kept, protected and recoverable to any second of 35 days. Only the local stages do without. */
  readonly retained: boolean;
  readonly indexes?: readonly Index[];
  /** @default false */
  readonly stream?: boolean;
  /** @default - items do not expire */
  readonly expiresBy?: string;
}

/** A table keyed by `pk` and `sk`. Its logical id is a contract: another one would be another, empty table. */
export class ProtectedTable extends Construct {
  readonly table: Table;

  constructor(
    scope: Construct,
    id: string,
    { retained, indexes = [], stream = false, expiresBy }: ProtectedTableProps,
  ) {
    super(scope, id);
    this.table = new Table(this, 'Table', {
      partitionKey: text('pk'),
      sortKey: text('sk'),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: retained },
      deletionProtection: retained,
      removalPolicy: retained ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      ...(stream && { stream: StreamViewType.NEW_IMAGE }),
      ...(expiresBy !== undefined && { timeToLiveAttribute: expiresBy }),
    });
    for (const index of indexes) this.table.addGlobalSecondaryIndex(indexProps(index));
    (this.table.node.defaultChild as CfnTable).overrideLogicalId(id); // the one resource behind a table
  }
}

const indexProps = ({ name, pk, sk, only }: Index): GlobalSecondaryIndexProps => ({
  indexName: name,
  partitionKey: text(pk),
  sortKey: text(sk),
  ...(only
    ? { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...only] }
    : { projectionType: ProjectionType.ALL }),
});
