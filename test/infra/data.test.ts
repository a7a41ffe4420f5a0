import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { everyStage, type Resource } from '../support/infra/synthesised.ts';

const stages = await everyStage();
const [demo, test, prod] = stages;

const KeySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));
const TableShape = z.object({
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.string() })),
  KeySchema,
  GlobalSecondaryIndexes: z
    .array(
      z.object({
        IndexName: z.string(),
        KeySchema,
        Projection: z.object({ ProjectionType: z.string(), NonKeyAttributes: z.array(z.string()).optional() }),
      }),
    )
    .default([]),
  StreamSpecification: z.object({ StreamViewType: z.string() }).optional(),
  TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: z.boolean() }).optional(),
});

/** A table in words: `pk/sk`, each index as `name: pk/sk → what it holds`, and what else sets it apart. */
function inWords({ Properties }: Resource) {
  const table = TableShape.parse(Properties);
  const types = new Map(table.AttributeDefinitions.map((each) => [each.AttributeName, each.AttributeType]));
  const keys = (schema: z.infer<typeof KeySchema>): string =>
    schema
      .map(({ AttributeName, KeyType }) => `${AttributeName} ${types.get(AttributeName) ?? '?'} ${KeyType}`)
      .join(', ');
  return {
    keys: keys(table.KeySchema),
    indexes: Object.fromEntries(
      table.GlobalSecondaryIndexes.map(({ IndexName, KeySchema: schema, Projection }) => [
        IndexName,
        { keys: keys(schema), holds: Projection.NonKeyAttributes ?? Projection.ProjectionType },
      ]),
    ),
    ...(table.StreamSpecification && { stream: table.StreamSpecification.StreamViewType }),
    ...(table.TimeToLiveSpecification && { expiresBy: table.TimeToLiveSpecification }),
  };
}

const ofType = (resources: Readonly<Record<string, Resource>> | undefined, type: string): Record<string, Resource> =>
  Object.fromEntries(Object.entries(resources ?? {}).filter(([, { Type }]) => Type === type));

const entry = ['kind', 'id', 'version', 'leg', 'generation', 'card'];

/** A changed logical id or key makes CloudFormation create another, empty table: this may only ever grow. */
const tables = {
  Records: {
    keys: 'pk S HASH, sk S RANGE',
    indexes: {
      board: { keys: 'boardPk S HASH, boardSk S RANGE', holds: entry },
      owner: { keys: 'ownerPk S HASH, ownerSk S RANGE', holds: entry },
      parent: { keys: 'parentPk S HASH, parentSk S RANGE', holds: entry },
      buyers: { keys: 'buyerPk S HASH, pk S RANGE', holds: 'ALL' },
    },
    expiresBy: { AttributeName: 'expiresAt', Enabled: true },
  },
  People: { keys: 'pk S HASH, sk S RANGE', indexes: {} },
  Journal: {
    keys: 'pk S HASH, sk S RANGE',
    indexes: {
      month: { keys: 'monthPk S HASH, monthSk S RANGE', holds: 'ALL' },
      recorded: { keys: 'recordedPk S HASH, recordedSk S RANGE', holds: ['subject', 'version', 'type'] },
    },
    stream: 'NEW_IMAGE',
  },
  Guard: { keys: 'pk S HASH, sk S RANGE', indexes: {}, expiresBy: { AttributeName: 'expiresAt', Enabled: true } },
};

describe.each(stages)('the data of the stage $name', ({ stacks, resources }) => {
  const data = stacks.get('Data');

  it('stand in four tables whose logical ids, keys and indexes never change', () => {
    const found = Object.entries(ofType(data, 'AWS::DynamoDB::Table')).map(([id, table]) => [id, inWords(table)]);
    expect(Object.fromEntries(found)).toEqual(tables);
  });

  it('hold the secret under its own unchanging logical id', () => {
    expect(Object.keys(ofType(data, 'AWS::SecretsManager::Secret'))).toEqual(['SecretA720EF05']);
  });

  it('are the only tables, files and secrets of the stage but for exports of the journal and the pages of the console, in a stack that has nothing else', () => {
    const stateful = resources.filter(({ Type }) => /^AWS::(DynamoDB|S3|SecretsManager)::/.test(Type));
    expect(stateful.filter(({ stack }) => !['Data', 'Warehouse', 'Console'].includes(stack))).toEqual([]);
    expect(Object.keys(data ?? {}).sort()).toEqual([
      'Files',
      'FilesBucketPolicyD7D4095B',
      'Guard',
      'Journal',
      'People',
      'Records',
      'SecretA720EF05',
    ]);
  });

  it('are encrypted and paid by request', () => {
    const settings = Object.values(ofType(data, 'AWS::DynamoDB::Table')).map(({ Properties }) => [
      Properties.BillingMode,
      Properties.SSESpecification,
    ]);
    expect(settings).toEqual(Array(4).fill(['PAY_PER_REQUEST', { SSEEnabled: true }]));
  });
});

const keptAs = (all: Record<string, Resource>) =>
  Object.values(all).map(({ DeletionPolicy, UpdateReplacePolicy }) => [DeletionPolicy, UpdateReplacePolicy]);
/** But for the policy of the bucket, which goes with its stack. */
const withData = (all: Record<string, Resource> = {}) =>
  Object.fromEntries(Object.entries(all).filter(([, { Type }]) => Type !== 'AWS::S3::BucketPolicy'));
const protection = (all: Record<string, Resource>) =>
  Object.values(all).map(({ Properties }) => [
    Properties.DeletionProtectionEnabled,
    Properties.PointInTimeRecoverySpecification,
  ]);

describe.each(stages)('the files of the stage $name', ({ stacks }) => {
  const [bucket] = Object.values(ofType(stacks.get('Data'), 'AWS::S3::Bucket'));

  it('are encrypted and nobody’s to read without a signed address', () => {
    expect(bucket?.Properties).toMatchObject({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
  });

  it('tell the event bus when they come, and are forgotten after 30 days where they are not to be kept', () => {
    expect(bucket?.Properties.NotificationConfiguration).toEqual({
      EventBridgeConfiguration: { EventBridgeEnabled: true },
    });
    expect(bucket?.Properties.LifecycleConfiguration).toEqual({
      Rules: ['imports/', 'import-errors/', 'mail/', 'return/', 'quotes/drafts/'].map((Prefix) => ({
        Prefix,
        ExpirationInDays: 30,
        Status: 'Enabled',
      })),
    });
  });

  it('are sent from the pages of the console alone', () => {
    const origin: unknown = expect.stringMatching(/^https?:\/\/[a-z.:0-9]+$/);
    expect(bucket?.Properties.CorsConfiguration).toEqual({
      CorsRules: [{ AllowedHeaders: ['*'], AllowedMethods: ['PUT'], AllowedOrigins: [origin], MaxAge: 3600 }],
    });
  });
});

describe('in production', () => {
  const data = prod.stacks.get('Data');

  it('every table is protected from deletion and recoverable to any second', () => {
    const recoverable = { PointInTimeRecoveryEnabled: true };
    expect(protection(ofType(data, 'AWS::DynamoDB::Table'))).toEqual(Array(4).fill([true, recoverable]));
  });

  it('everything with data outlives its stack: tables, files, secret and sign-ins', () => {
    expect(keptAs(withData(data))).toEqual(Array(6).fill(['Retain', 'Retain']));
    const pools = ofType(prod.stacks.get('Identity'), 'AWS::Cognito::UserPool');
    expect(keptAs(pools)).toEqual([['Retain', 'Retain']]);
    expect(Object.values(pools).map(({ Properties }) => Properties.DeletionProtection)).toEqual(['ACTIVE']);
  });
});

describe.each(stages)('the sign-ins of the stage $name', ({ name, stacks }) => {
  it('are in a pool whose logical id never changes: another one would know nobody', () => {
    const pools = ofType(stacks.get('Identity'), 'AWS::Cognito::UserPool');
    expect(Object.keys(pools)).toEqual(['PoolD3F588B8']);
    expect(keptAs(pools)).toEqual([name === 'prod' ? ['Retain', 'Retain'] : ['Delete', 'Delete']]);
  });
});

describe.each([demo, test])('in the local stage $name', ({ stacks }) => {
  it('nothing is kept, so that a reset forgets everything', () => {
    expect(keptAs(withData(stacks.get('Data')))).toEqual(Array(6).fill(['Delete', 'Delete']));
  });
});
