/** One measurement of `bench/scoring.ts`, in a process of its own: what it prints is JSON. */
import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { v7 } from 'uuid';
import { readPage } from '../shared/adapters/dynamodb/buyers.ts';
import { recordFacts } from '../shared/domain/facts/record-facts.ts';
import type { Buyer } from '../shared/domain/return/buyer.ts';
import type { Commit, RecordOf, Records } from '../shared/domain/records/records.ts';
import { scoreAccounts } from '../shared/domain/return/score-accounts.ts';
import { seeds } from '../settings/seeds.ts';
import { WriteMeter } from './write-meter.ts';

const [, , what = '', folder = '', today = ''] = process.argv;
const files = readdirSync(folder).map((name) => join(folder, name));

/** Both of each page, in turns, so that what else the machine does falls on both. */
function decode() {
  let [parseMs, decodeMs, bytes, buyers] = [0, 0, 0, 0];
  for (const file of files)
    for (const [n, line] of readFileSync(file, 'utf8').trimEnd().split('\n').entries()) {
      const bare = (): void => {
        const started = performance.now();
        JSON.parse(line);
        parseMs += performance.now() - started;
      };
      const whole = (): void => {
        const started = performance.now();
        buyers += readPage(line).buyers.length;
        decodeMs += performance.now() - started;
      };
      for (const work of n % 2 === 0 ? [bare, whole] : [whole, bare]) work();
      bytes += line.length;
    }
  return { decodeRatio: decodeMs / parseMs, parseMs, decodeMs, bytes, buyers };
}

async function* pagesOf(file: string): AsyncGenerator<readonly Buyer[]> {
  for await (const line of createInterface({ input: createReadStream(file) })) yield readPage(line).buyers;
}

async function run() {
  const started = performance.now();
  const meter = new WriteMeter();
  let [commits, migrated, written] = [0, 0, 0];
  let scoring: RecordOf<'scoring'> | undefined;
  const at = `${today}T01:00:00.000Z`;
  const commit = (asked: Commit) => {
    const facts = recordFacts(asked, { at, commitId: v7() });
    meter.count(asked, facts);
    commits += 1;
    migrated += facts.filter(({ type }) => type === 'SegmentMigrated').length;
    for (const { record } of asked.changes) if (record.kind === 'scoring') scoring = record;
    return Promise.resolve(facts);
  };
  const records = { get: () => Promise.resolve(scoring), commit } as unknown as Records; // all that a run asks of it
  const done = await scoreAccounts({
    records,
    buyers: { parts: () => files.map(pagesOf) },
    files: {
      put: () => {
        written += 1;
        return Promise.resolve();
      },
    },
    clock: { now: () => Promise.resolve(at) },
    policies: { at: () => Promise.resolve({ ...seeds, revision: 0 }) },
    newId: () => v7(),
    isTimeUp: () => false,
  });
  return {
    accounts: 'accounts' in done ? done.accounts : 0,
    ...{ migrated, commits: commits - 3, files: written, units: meter.units },
    seconds: (performance.now() - started) / 1000,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
  };
}

console.log(JSON.stringify(what === 'decode' ? decode() : await run()));
