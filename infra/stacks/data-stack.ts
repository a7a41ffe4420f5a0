import { CfnOutput, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { Stage } from '../config/stages.ts';
import { FileStore } from '../constructs/file-store.ts';
import { ProtectedTable } from '../constructs/protected-table.ts';

export interface DataStackProps extends StackProps {
  readonly stage: Stage;
}

const entry = ['kind', 'id', 'version', 'leg', 'generation', 'card'] as const;

/** What must survive everything: the four tables, the files and the secrets. */
export class DataStack extends Stack {
  readonly records: Table;
  readonly people: Table;
  readonly journal: Table;
  /** Under a name of its own, by which rights on its exports can be told. */
  readonly journalArn: string;
  readonly guard: Table;
  readonly files: Bucket;
  /** Under a name of its own, by which rights on what is in it can be told. */
  readonly filesArn: string;
  readonly secret: Secret;

  constructor(scope: Construct, id: string, { stage, ...props }: DataStackProps) {
    super(scope, id, props);
    const retained = !stage.local;
    this.records = this.#table('Records', {
      retained,
      expiresBy: 'expiresAt',
      indexes: [
        { name: 'board', pk: 'boardPk', sk: 'boardSk', only: entry },
        { name: 'owner', pk: 'ownerPk', sk: 'ownerSk', only: entry },
        { name: 'parent', pk: 'parentPk', sk: 'parentSk', only: entry },
        { name: 'buyers', pk: 'buyerPk', sk: 'pk' },
      ],
    });
    this.people = this.#table('People', { retained });
    this.journal = this.#table('Journal', {
      retained,
      stream: true,
      indexes: [
        { name: 'month', pk: 'monthPk', sk: 'monthSk' },
        { name: 'recorded', pk: 'recordedPk', sk: 'recordedSk', only: ['subject', 'version', 'type'] },
      ],
    });
    this.journalArn = this.exportValue(this.journal.tableArn, { name: `${this.stackName}-JournalArn` });
    this.guard = this.#table('Guard', { retained, expiresBy: 'expiresAt' });
    this.files = new FileStore(this, 'Files', { retained, origin: stage.consoleUrl }).bucket;
    this.filesArn = this.exportValue(this.files.bucketArn, { name: `${this.stackName}-FilesArn` });
    new CfnOutput(this, 'FilesBucket', { value: this.files.bucketName });
    this.secret = new Secret(this, 'Secret', {
      description: 'Keys the product signs and hashes with, and the secrets of connectors.',
      removalPolicy: retained ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY, // without it no known contact is recognised again
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ purpose: 'voronka' }),
        generateStringKey: 'key',
        passwordLength: 64,
        excludePunctuation: true,
      },
    });
    new CfnOutput(this, 'SecretArn', { value: this.secret.secretArn }); // where an operator finds and sets the secrets of connectors
    Validations.of(this.secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'Contacts and unsubscribe links are found again by its hashes: another key would forget all of them.',
    });
  }

  #table(name: string, props: ConstructorParameters<typeof ProtectedTable>[2]): Table {
    const { table } = new ProtectedTable(this, name, props);
    new CfnOutput(this, `Table${name}`, { value: table.tableName });
    return table;
  }
}
