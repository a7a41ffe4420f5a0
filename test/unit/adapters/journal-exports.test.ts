import {
  DescribeExportCommand,
  DynamoDBClient,
  type ExportDescription,
  ExportTableToPointInTimeCommand,
  InvalidExportTimeException,
  LimitExceededException,
  ListExportsCommand,
} from '@aws-sdk/client-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { DynamoExports } from '../../../shared/adapters/dynamodb/journal-exports.ts';
import type { JournalExport } from '../../../shared/domain/warehouse/export-journal.ts';

const dynamo = mockClient(DynamoDBClient);
const tableArn = 'arn:aws:dynamodb:eu-central-1:123456789012:table/Journal';
const arnOf = (id: string): string => `${tableArn}/export/${id}`;
const exports = new DynamoExports(new DynamoDBClient({ region: 'eu-central-1' }), {
  ...{ tableArn, bucket: 'exports', prefix: 'journal' },
});
const since = { kind: 'since', from: '2026-03-01T00:00:00.000Z', before: '2026-03-02T00:00:00.000Z' } as const;

beforeEach(() => {
  dynamo.reset();
});

function tell(id: string, told: ExportDescription): void {
  dynamo
    .on(DescribeExportCommand, { ExportArn: arnOf(id) })
    .resolves({ ExportDescription: { S3Bucket: 'exports', S3Prefix: 'journal', ...told } });
}

async function all(): Promise<JournalExport[]> {
  const found: JournalExport[] = [];
  for await (const each of exports.newestFirst()) found.push(each);
  return found;
}

describe('The exports of the journal', () => {
  it('are those into this place, over all pages, the newest in front', async () => {
    dynamo
      .on(ListExportsCommand, { TableArn: tableArn })
      .resolves({ ExportSummaries: [{ ExportArn: arnOf('02-b') }, { ExportArn: arnOf('01-z') }], NextToken: 'more' })
      .on(ListExportsCommand, { TableArn: tableArn, NextToken: 'more' })
      .resolves({
        ExportSummaries: [{ ExportArn: arnOf('04-a') }, { ExportArn: arnOf('03-c') }, { ExportArn: arnOf('05-d') }],
      });
    const [from, before] = [new Date(since.from), new Date(since.before)];
    tell('01-z', { ExportType: 'FULL_EXPORT', ExportTime: from, ExportStatus: 'COMPLETED' });
    tell('02-b', {
      ...{ ExportType: 'INCREMENTAL_EXPORT', ExportStatus: 'FAILED' },
      IncrementalExportSpecification: { ExportFromTime: from, ExportToTime: before },
    });
    tell('03-c', { ExportStatus: 'IN_PROGRESS', ExportTime: before });
    tell('04-a', { S3Bucket: 'elsewhere', ExportStatus: 'COMPLETED', ExportTime: before });
    tell('05-d', { S3Prefix: 'by-hand', ExportStatus: 'COMPLETED', ExportTime: before });
    expect(await all()).toEqual([
      { of: { kind: 'full', at: since.before }, status: 'running' },
      { of: since, status: 'failed' },
      { of: { kind: 'full', at: since.from }, status: 'done' },
    ]);
  });

  it('are described only as far as somebody asks', async () => {
    dynamo.on(ListExportsCommand).resolves({ ExportSummaries: [{ ExportArn: arnOf('1') }, { ExportArn: arnOf('2') }] });
    tell('2', { ExportTime: new Date(since.from), ExportStatus: 'COMPLETED' });
    for await (const { status } of exports.newestFirst()) if (status === 'done') break;
    expect(dynamo.commandCalls(DescribeExportCommand)).toHaveLength(1);
  });

  it('are passed over where nothing says what they are of', async () => {
    dynamo.on(ListExportsCommand).resolves({ ExportSummaries: [{ ExportArn: arnOf('1') }, {}] });
    tell('1', { ExportType: 'INCREMENTAL_EXPORT', ExportStatus: 'COMPLETED' });
    expect(await all()).toEqual([]);
    dynamo.on(DescribeExportCommand).resolves({});
    expect(await all()).toEqual([]);
    dynamo.on(ListExportsCommand).resolves({});
    expect(await all()).toEqual([]);
  });

  const common = {
    ...{ TableArn: tableArn, S3Bucket: 'exports', S3Prefix: 'journal', S3SseAlgorithm: 'AES256' },
    ExportFormat: 'DYNAMODB_JSON',
  };
  const asked = (): unknown[] =>
    dynamo.commandCalls(ExportTableToPointInTimeCommand).map(({ args: [{ input }] }) => input);

  it('are asked for as the new images of a window, the same attempt by the same token', async () => {
    dynamo.on(ExportTableToPointInTimeCommand).resolves({});
    expect([await exports.ask(since, 0), await exports.ask(since, 1)]).toEqual([true, true]);
    expect(asked()).toEqual(
      [0, 1].map((attempt) => ({
        ...common,
        ExportType: 'INCREMENTAL_EXPORT',
        IncrementalExportSpecification: {
          ...{
            ExportFromTime: new Date(since.from),
            ExportToTime: new Date(since.before),
            ExportViewType: 'NEW_IMAGE',
          },
        },
        ClientToken: `since-${since.from}-${since.before}-${String(attempt)}`,
      })),
    );
  });

  it('are asked for as all there was at an instant', async () => {
    dynamo.on(ExportTableToPointInTimeCommand).resolves({});
    expect(await exports.ask({ kind: 'full', at: since.from }, 0)).toBe(true);
    expect(asked()).toEqual([
      { ...common, ExportType: 'FULL_EXPORT', ExportTime: new Date(since.from), ClientToken: `full-${since.from}-0` },
    ]);
  });

  it('do not begin of a time that the journal cannot be read as of; whatever else is refused is thrown', async () => {
    const refusal = { message: 'refused', $metadata: {} };
    dynamo.on(ExportTableToPointInTimeCommand).rejects(new InvalidExportTimeException(refusal));
    expect(await exports.ask(since, 0)).toBe(false);
    const limit = new LimitExceededException(refusal);
    dynamo.on(ExportTableToPointInTimeCommand).rejects(limit);
    await expect(exports.ask(since, 0)).rejects.toBe(limit);
  });
});
