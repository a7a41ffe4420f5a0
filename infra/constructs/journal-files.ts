import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { columns, type ColumnType } from '../../warehouse/columns.ts';

export interface JournalFilesProps {
  /** What Athena knows the database by: small letters and underscores. */
  readonly databaseName: string;
}

/** The exports of the journal: their bucket, and the table `journal` that Athena reads them by. Answers of Athena lie beside them for a month. */
export class JournalFiles extends Construct {
  readonly bucket: Bucket;
  /** Of the keys of the exports. */
  readonly prefix = 'journal';
  readonly answersUrl: string;

  constructor(scope: Construct, id: string, { databaseName }: JournalFilesProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        { prefix: 'answers/', expiration: Duration.days(30) },
        { abortIncompleteMultipartUploadAfter: Duration.days(7) },
      ],
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'DynamoDB alone writes here, and Athena keeps who asked what; the files hold no names, phones or addresses.',
    });
    this.answersUrl = this.bucket.s3UrlForObject('answers/');
    const catalogId = Stack.of(this).account;
    const database = new CfnDatabase(this, 'Database', { catalogId, databaseInput: { name: databaseName } });
    const table = new CfnTable(this, 'Table', {
      catalogId,
      databaseName,
      tableInput: {
        name: 'journal',
        description: 'What happened: a fact in each line, as DynamoDB exports it. It may stand in several files.',
        tableType: 'EXTERNAL_TABLE',
        storageDescriptor: {
          columns: Object.entries(columns).map(([name, type]) => ({
            name: name.toLowerCase(),
            type: hiveTypeOf(type),
          })),
          location: this.bucket.s3UrlForObject(`${this.prefix}/`),
          inputFormat: 'org.apache.hadoop.mapred.TextInputFormat',
          outputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
          serdeInfo: {
            serializationLibrary: 'org.openx.data.jsonserde.JsonSerDe',
            parameters: { 'ignore.malformed.json': 'true' }, // checksums lie beside the data
          },
        },
      },
    });
    table.addResourceDependency(database);
  }
}

/** Names of fields in small letters, as the SerDe reads them. */
function hiveTypeOf(type: ColumnType): string {
  if (typeof type === 'string') return type;
  if ('listOf' in type) return `array<${hiveTypeOf(type.listOf)}>`;
  return `struct<${Object.entries(type.fields)
    .map(([name, of]) => `${name.toLowerCase()}:${hiveTypeOf(of)}`)
    .join(',')}>`;
}
