/** `npm run bench:scoring`: scores a million accounts from pages of the table’s own format; writes bench/SCORING.md. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { marshall } from '@aws-sdk/util-dynamodb';
import { v5 } from 'uuid';
import * as z from 'zod';
import { buyerAttributes } from '../shared/adapters/dynamodb/buyer-item.ts';
import { recordItem } from '../shared/adapters/dynamodb/transaction.ts';
import type { Customer } from '../shared/domain/return/customers.ts';
import { cutOf } from '../shared/domain/return/cut.ts';
import type { Cut } from '../shared/domain/return/cut-shape.ts';
import { dayNumber, dayOf } from '../shared/domain/return/day-number.ts';
import { cellCount } from '../shared/domain/return/rfm/cells.ts';
import { type Score, scoreId } from '../shared/domain/return/score.ts';
import { type Standing, standingsOf } from '../shared/domain/return/scoring.ts';
import { buyers } from '../test/support/domain/buyers.ts';
import { fixed, report, table, where } from './markdown.ts';

const million = 1_000_000;
const migrating = 0.08;
/** Accounts in a page of the table: a page holds 1 MB of items. */
const inPage = 2500;
const parts = 16;
const today = '2026-03-04';
const day = dayNumber(today);
const ids = 'c5a0d7e2-3b19-5f64-9d28-7e1a4c6b8f03';

const Measured = z.object({
  decodeRatio: z.number(),
  parseMs: z.number(),
  decodeMs: z.number(),
  bytes: z.number(),
});
const Ran = z.object({
  accounts: z.number(),
  migrated: z.number(),
  commits: z.number(),
  units: z.number(),
  files: z.number(),
  seconds: z.number(),
  peakMegabytes: z.number(),
});

/** An account whose stored score is what it is, but for one in twelve and a half. */
function itemOf(customer: Customer, standing: Standing | undefined, cut: Cut, n: number) {
  const accountId = v5(customer.id, ids);
  const moves = n % 25 < 25 * migrating;
  const cell = ((standing?.cell ?? 0) + Number(moves)) % cellCount;
  const score: Score = {
    ...{ kind: 'score', id: scoreId(accountId), version: 3, accountId, cell, base: 'company' },
    ...{ cut: cut.on, since: cut.on, cause: 'own' },
    ...(standing?.progress && { progress: standing.progress }),
  };
  const purchases = customer.purchases.map((purchase, order) => ({
    ...{ kind: 'purchase', id: v5(String(order), accountId), version: 1, accountId, orderNumber: String(order) },
    ...{ amount: { netMinor: purchase.amountMinor ?? 0, currency: 'RUB', vatPercent: 22 }, on: dayOf(purchase.day) },
    source: 'erp',
  }));
  const attributes = buyerAttributes(purchases as Parameters<typeof buyerAttributes>[0]).get(accountId);
  return { ...attributes, ...recordItem(score, 0) };
}

async function writePages(folder: string): Promise<void> {
  const model = { r: 0.5, alpha: 6, a: 0.8, b: 2.5 };
  const shift = day - 730;
  const customers = buyers({ model, customers: million, enterWithinDays: 700, days: 730 }, 11).map(
    ({ id, purchases }) => ({ id, purchases: purchases.map((each) => ({ ...each, day: each.day + shift })) }),
  );
  const cut = cutOf(customers, today, new Map());
  const standings = standingsOf(cut, customers, day);
  const files = Array.from({ length: parts }, (_, part) => createWriteStream(join(folder, `part-${String(part)}`)));
  for (let from = 0; from < million; from += inPage) {
    const items = customers
      .slice(from, from + inPage)
      .map((customer, n) =>
        marshall(itemOf(customer, standings.at(from + n), cut, from + n), { removeUndefinedValues: true }),
      );
    const file = files[(from / inPage) % parts];
    if (file && !file.write(`${JSON.stringify({ Items: items })}\n`)) await once(file, 'drain');
  }
  for (const file of files) file.end();
  await Promise.all(files.map((file) => finished(file)));
}

/** Less than a function of 700 MB would have. */
const heap = '--max-old-space-size=500';

const child = (what: 'decode' | 'run', folder: string): unknown =>
  JSON.parse(
    execFileSync(process.execPath, [heap, join(import.meta.dirname, 'scoring-run.ts'), what, folder, today], {
      encoding: 'utf8',
      maxBuffer: 1e8,
    }),
  );

const folder = await mkdtemp(join(tmpdir(), 'voronka-scoring-'));
try {
  console.log('Writing a million accounts');
  await writePages(folder);
  console.log('Decoding their pages');
  const decoded = Measured.parse(child('decode', folder));
  console.log('Scoring them');
  const run = Ran.parse(child('run', folder));
  const prices = {
    writes: (run.units * 0.625) / 1e6,
    reads: ((decoded.bytes / 4096) * 0.5 * 0.125) / 1e6,
    events: run.migrated / 1e6,
    files: (run.files * 0.005) / 1000,
    function: run.seconds * 1.769 * 0.0000133334,
  };
  const total = Object.values(prices).reduce((sum, price) => sum + price, 0);
  const dollars = (price: number): string => `$${fixed(price, 4)}`;
  await report('SCORING.md', [
    `# Scoring a million accounts\n\nMeasured by \`npm run bench:scoring\` ${where()}: pages as DynamoDB sends them, read from files; every commit is made by the adapter and counted instead of sent.`,
    table(
      ['', 'measured', 'goal'],
      [
        [
          'decoding the pages',
          `${fixed(decoded.decodeMs)} ms, ${fixed(decoded.decodeRatio, 2)} of a bare JSON.parse of them (${fixed(decoded.parseMs)} ms, ${fixed(decoded.bytes / 1e6)} MB)`,
          'at most 1.2',
        ],
        ['the whole run: reading, scoring, lists, commits', `${fixed(run.seconds, 1)} s`, ''],
        ['peak memory of the process', `${fixed(run.peakMegabytes)} MB`, 'at most 700 MB'],
        [
          'accounts that moved, and their commits',
          `${String(run.migrated)} of ${String(run.accounts)}, ${String(run.commits)} commits`,
          'one each',
        ],
        ['write units', `${String(run.units)}, ${fixed(run.units / run.migrated, 2)} a migration`, ''],
        ['cost of the run', dollars(total), 'at most $0.40'],
      ],
    ),
    `At the list prices of us-east-1 of 2026: writes ${dollars(prices.writes)}, reads ${dollars(prices.reads)} (the JSON is counted, which is more than the items), one event for each migration ${dollars(prices.events)}, ${String(run.files)} files ${dollars(prices.files)}, the function ${dollars(prices.function)} for the time it took here.`,
  ]);
} finally {
  await rm(folder, { recursive: true, force: true });
}
