/** Files as DynamoDB's export to S3 writes them, made of facts by the code that makes the journal's items. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { marshall } from '@aws-sdk/util-dynamodb';
import { factItem } from '../../../shared/adapters/dynamodb/transaction.ts';
import type { Fact } from '../../../shared/domain/facts/fact.ts';

const imageOf = (fact: Fact) => marshall(factItem(fact), { removeUndefinedValues: true });

/** A line of a full export. */
export const fullLine = (fact: Fact): string => JSON.stringify({ Item: imageOf(fact) });

/** A line of an incremental export of new images. */
export function incrementalLine(fact: Fact): string {
  const { pk, sk, ...rest } = imageOf(fact);
  return JSON.stringify({
    Metadata: { WriteTimestampMicros: { N: String(Date.parse(fact.recordedAt) * 1000) } },
    Keys: { pk, sk },
    NewImage: { pk, sk, ...rest },
  });
}

/**
 * The bucket of the exports, as it looks after a full export of the first half of some facts and incremental ones of the others.
 * The window at the border was exported twice, and beside the data lies what DynamoDB writes of each export.
 */
export function writeExport(folder: string, facts: readonly Fact[]): void {
  const told = facts.toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1));
  const [half, tenth] = [Math.ceil(told.length / 2), Math.ceil(told.length / 10)];
  writeData(join(folder, 'AWSDynamoDB/01700000000000-0f0f0f0f/data'), 'full', told.slice(0, half).map(fullLine));
  writeData(join(folder, 'AWSDynamoDB/data'), 'since', told.slice(half - tenth).map(incrementalLine));
  for (const id of ['01700000000000-0f0f0f0f', '01700086400000-1a1a1a1a']) {
    const beside = join(folder, 'AWSDynamoDB', id);
    mkdirSync(beside, { recursive: true });
    writeFileSync(
      join(beside, 'manifest-summary.json'),
      `${JSON.stringify({ version: '2020-06-30', itemCount: 2 })}\n`,
    );
    writeFileSync(join(beside, 'manifest-files.json'), `${JSON.stringify({ itemCount: 1, dataFileS3Key: 'k' })}\n`);
    writeFileSync(join(beside, 'manifest-files.checksum'), 'P2Wkd9tWtHdmQKvjZBpHsA==');
  }
}

/** Several files, as each part of the table has its own. */
function writeData(folder: string, name: string, lines: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  const size = Math.max(1, Math.ceil(lines.length / 3));
  for (let n = 0; n < lines.length; n += size)
    writeFileSync(
      join(folder, `${name}${String(n)}.json.gz`),
      gzipSync(`${lines.slice(n, n + size).join('\n')}\n`, { level: 1 }),
    );
}
