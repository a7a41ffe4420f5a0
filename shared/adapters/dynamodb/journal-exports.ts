/** Exports of the journal's table to S3, as DynamoDB makes and remembers them. */
import {
  DescribeExportCommand,
  type DynamoDBClient,
  type ExportDescription,
  ExportTableToPointInTimeCommand,
  type ExportTableToPointInTimeInput,
  InvalidExportTimeException,
  ListExportsCommand,
} from '@aws-sdk/client-dynamodb';
import type { ExportOf, JournalExport, JournalExports } from '../../domain/warehouse/export-journal.ts';
import { bareClient } from './client.ts';

type Place = { readonly tableArn: string; readonly bucket: string; readonly prefix: string };

const statuses = { IN_PROGRESS: 'running', COMPLETED: 'done', FAILED: 'failed' } as const;

export class DynamoExports implements JournalExports {
  readonly #client: DynamoDBClient;
  readonly #place: Place;

  constructor(client: DynamoDBClient, place: Place) {
    this.#client = client;
    this.#place = place;
  }

  async *newestFirst(): AsyncIterable<JournalExport> {
    // an export's id begins with when it was asked for, in as many digits as any other
    for (const arn of (await this.#arns()).toSorted().toReversed()) {
      const { ExportDescription: told = {} } = await this.#client.send(new DescribeExportCommand({ ExportArn: arn }));
      const of = this.#isOurs(told) ? whatOf(told) : undefined;
      if (of && told.ExportStatus) yield { of, status: statuses[told.ExportStatus] };
    }
  }

  async ask(of: ExportOf, attempt: number): Promise<boolean> {
    const { tableArn, bucket, prefix } = this.#place;
    try {
      await this.#client.send(
        new ExportTableToPointInTimeCommand({
          ...{ TableArn: tableArn, S3Bucket: bucket, S3Prefix: prefix, S3SseAlgorithm: 'AES256' },
          ...{ ExportFormat: 'DYNAMODB_JSON', ClientToken: tokenOf(of, attempt), ...inputOf(of) },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof InvalidExportTimeException) return false;
      throw error;
    }
  }

  async #arns(): Promise<string[]> {
    const arns: string[] = [];
    let next: string | undefined;
    do {
      const { ExportSummaries = [], NextToken } = await this.#client.send(
        new ListExportsCommand({ TableArn: this.#place.tableArn, ...(next !== undefined && { NextToken: next }) }),
      );
      arns.push(...ExportSummaries.flatMap(({ ExportArn }) => ExportArn ?? []));
      next = NextToken;
    } while (next !== undefined);
    return arns;
  }

  /** Somebody may have exported the table to elsewhere by hand. */
  #isOurs({ S3Bucket, S3Prefix }: ExportDescription): boolean {
    return S3Bucket === this.#place.bucket && S3Prefix === this.#place.prefix;
  }
}

function whatOf({
  ExportType,
  ExportTime,
  IncrementalExportSpecification: { ExportFromTime, ExportToTime } = {},
}: ExportDescription): ExportOf | undefined {
  if (ExportType !== 'INCREMENTAL_EXPORT') return ExportTime && { kind: 'full', at: ExportTime.toISOString() };
  if (!ExportFromTime || !ExportToTime) return undefined;
  return { kind: 'since', from: ExportFromTime.toISOString(), before: ExportToTime.toISOString() };
}

function inputOf(of: ExportOf): Partial<ExportTableToPointInTimeInput> {
  if (of.kind === 'full') return { ExportType: 'FULL_EXPORT', ExportTime: new Date(of.at) };
  return {
    ExportType: 'INCREMENTAL_EXPORT',
    IncrementalExportSpecification: {
      ExportFromTime: new Date(of.from),
      ExportToTime: new Date(of.before),
      ExportViewType: 'NEW_IMAGE', // a fact never changes
    },
  };
}

/** One of its own for each attempt: within eight hours the same one would be answered with the export that failed. */
const tokenOf = (of: ExportOf, attempt: number): string =>
  `${of.kind}-${of.kind === 'full' ? of.at : `${of.from}-${of.before}`}-${String(attempt)}`;

/** The exports into the bucket a function's environment names. */
export const journalExportsOf = (env: {
  readonly JOURNAL_ARN: string;
  readonly EXPORTS_BUCKET: string;
  readonly EXPORTS_PREFIX: string;
}): DynamoExports =>
  new DynamoExports(bareClient(), {
    tableArn: env.JOURNAL_ARN,
    bucket: env.EXPORTS_BUCKET,
    prefix: env.EXPORTS_PREFIX,
  });
