import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { everyStage } from '../support/infra/synthesised.ts';
import { figureNames } from '../../warehouse/queries.ts';

const [demo, , prod] = await everyStage();
const warehouse = Object.entries(prod.stacks.get('Warehouse') ?? {});
const ofType = (type: string) => warehouse.filter(([, { Type }]) => Type === type).map(([, resource]) => resource);

const TableShape = z.object({
  DatabaseName: z.string(),
  TableInput: z.object({
    Name: z.string(),
    StorageDescriptor: z.object({
      Columns: z.array(z.object({ Name: z.string(), Type: z.string() })),
      Location: z.object({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.unknown())]) }),
      SerdeInfo: z.object({ SerializationLibrary: z.string(), Parameters: z.record(z.string(), z.string()) }),
    }),
  }),
});
const QueryShape = z.object({ Name: z.string(), Database: z.string(), WorkGroup: z.string(), QueryString: z.string() });

describe('the warehouse', () => {
  it('is in no local stage', () => {
    expect(demo.stacks.has('Warehouse')).toBe(false);
  });

  it('keeps what was exported when its stack goes, and Athena’s answers for a month', () => {
    const [bucket] = ofType('AWS::S3::Bucket');
    expect([bucket?.DeletionPolicy, bucket?.UpdateReplacePolicy]).toEqual(['Retain', 'Retain']);
    expect(bucket?.Properties.LifecycleConfiguration).toEqual({
      Rules: [
        { ExpirationInDays: 30, Prefix: 'answers/', Status: 'Enabled' },
        { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 }, Status: 'Enabled' },
      ],
    });
  });

  it('takes and gives nothing in clear text, and to nobody outside', () => {
    const [bucket] = ofType('AWS::S3::Bucket');
    expect(bucket?.Properties.PublicAccessBlockConfiguration).toEqual({
      ...{ BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
    });
    expect(JSON.stringify(bucket?.Properties.BucketEncryption)).toContain('AES256');
    expect(ofType('AWS::S3::BucketPolicy').map(({ Properties }) => Properties.PolicyDocument)).toEqual([
      expect.objectContaining({
        Statement: [
          expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ],
      }),
    ]);
  });

  it('has one table over the files of every export, with the item of a full one and the image of the others alike', () => {
    const [table, ...more] = ofType('AWS::Glue::Table').map(({ Properties }) => TableShape.parse(Properties));
    if (!table) throw new Error('there is one');
    const { Columns, Location, SerdeInfo } = table.TableInput.StorageDescriptor;
    expect([table.DatabaseName, table.TableInput.Name, more]).toEqual(['voronka_prod', 'journal', []]);
    expect(Columns.map(({ Name }) => Name)).toEqual(['item', 'newimage']);
    const [type = '', ...others] = new Set(Columns.map(({ Type }) => Type));
    expect(others).toEqual([]);
    expect(type).toMatch(
      /^struct<type:struct<s:string>,at:struct<s:string>,.*passed:struct<l:array<struct<s:string>>>.*>$/,
    );
    expect(type).toBe(type.toLowerCase());
    expect(Location['Fn::Join'][1].at(-1)).toBe('/journal/');
    expect(SerdeInfo).toEqual({
      SerializationLibrary: 'org.openx.data.jsonserde.JsonSerDe',
      Parameters: { 'ignore.malformed.json': 'true' },
    });
  });

  it('answers in a place of its own, encrypted, and reads no more than 100 GB at once', () => {
    const [group] = ofType('AWS::Athena::WorkGroup');
    expect(group?.Properties).toMatchObject({
      Name: 'voronka-prod',
      WorkGroupConfiguration: {
        BytesScannedCutoffPerQuery: 107_374_182_400,
        EnforceWorkGroupConfiguration: true,
        EngineVersion: { SelectedEngineVersion: 'Athena engine version 3' },
        ResultConfiguration: { EncryptionConfiguration: { EncryptionOption: 'SSE_S3' } },
      },
    });
  });

  it('has every figure as a saved query of the last months, which Athena takes', () => {
    const queries = ofType('AWS::Athena::NamedQuery').map(({ Properties }) => QueryShape.parse(Properties));
    expect(queries.map(({ Name }) => Name)).toEqual(figureNames());
    for (const { Database, WorkGroup, QueryString } of queries) {
      expect([Database, WorkGroup]).toEqual(['voronka_prod', 'voronka-prod']);
      expect(QueryString.length).toBeLessThan(262_144); // what Athena takes
      expect(QueryString).toContain("date_format(current_timestamp, '%Y-%m') AS to_month");
      expect(QueryString).toContain("'Europe/Moscow' AS time_zone");
    }
    const funnel = queries.find(({ Name }) => Name === 'funnel')?.QueryString;
    expect(funnel).toContain("(5, true, '09:00', '18:00', '17:00')"); // a Friday of the settings
    expect(funnel).toContain("('2026-01-01', 'off')");
  });
});
