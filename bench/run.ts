/** `npm run bench`: measures what is claimed of speed and cost, all in one run, and writes it to bench/RESULTS.md. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { systemFileOf } from '../local/paths.ts';
import { portFrom } from '../local/port.ts';
import { startSystem } from '../local/start-system.ts';
import { coldImports } from './cold-import.ts';
import { unitsWritten } from './lead-and-deal.ts';
import { fixed, report, table, where } from './markdown.ts';
import { moveIn } from './move-in.ts';
import { memoryPlace, memoryPlant } from './move-in-memory.ts';
import type { Speed } from './throughput.ts';

const say = (line: string): void => {
  console.log(line);
};
const speedOf = ({ requests, perSecond, p50Ms, p95Ms }: Speed): string[] => [
  String(requests),
  ...[perSecond, p50Ms, p95Ms].map((value) => fixed(value)),
];

/** How many times smaller than a whole one the plant is that moves through the API: that takes some minutes. */
const partOfPlant = 20;

say('Importing every handler beside an empty one');
const imports = coldImports();
say('Starting the local cloud');
const port = portFrom(process.env.VORONKA_BENCH_PORT, 4766);
const running = await startSystem({ stage: 'test', port, tell: say });
process.env.VORONKA_TEST_SYSTEM = systemFileOf('test'); // read when the modules below are loaded
try {
  const { reset } = await import('../test/support/system/reset.ts');
  const { recordsOf } = await import('../test/support/system/tables.ts');
  const { leadSpeed, moveSpeed } = await import('./throughput.ts');
  const { loadAccounts, searchSpeed } = await import('./search.ts');
  const { countTransitions, parkingsIn } = await import('./transitions.ts');
  const { cloudPlace } = await import('./move-in-cloud.ts');

  say('Counting transitions and writes of one lead and one deal');
  await reset();
  const states = await countTransitions();
  const parkings = { lead: parkingsIn(states.lead), deal: parkingsIn(states.deal) };
  const units = await unitsWritten(parkings);

  await reset();
  await leadSpeed(4, 40); // warm: every process started
  const leads = [];
  for (const [connections, count] of [
    [1, 200],
    [4, 400],
    [16, 400],
  ] as const) {
    say(`Posting ${String(count)} leads over ${String(connections)} connections`);
    leads.push(await leadSpeed(connections, count));
  }
  say('Posting 200 leads of one company');
  const flood = await leadSpeed(4, 200, () => 'ООО «Пример»');
  const ids = (await recordsOf('lead')).map(({ id }) => String(id));
  say('Claiming leads');
  await moveSpeed(4, ids.slice(0, 40));
  const moves = [await moveSpeed(1, ids.slice(40, 240)), await moveSpeed(4, ids.slice(240, 640))];

  say('Moving a plant in and out, in memory and through the API');
  const inMemory = await moveIn(1, memoryPlace(memoryPlant().stores), say);
  await reset();
  const inCloud = await moveIn(partOfPlant, cloudPlace, say);
  const heap = importHeap(1_000_000);

  say('Searching'); // last: to empty the tables of a million terms takes longer than all the rest
  await reset();
  const searches = [];
  let terms = 0;
  let loaded = 0;
  for (const size of [1_000, 10_000, 100_000]) {
    terms += await loadAccounts(loaded, size);
    loaded = size;
    await searchSpeed(size, terms, 20); // warm
    searches.push(await searchSpeed(size, terms, 150));
    say(JSON.stringify(searches.at(-1)));
  }

  await report('RESULTS.md', [
    '# What was measured',
    `\`npm run bench\`, ${where()}. The local cloud, its functions and the callers share those cores: compare the rows with each other, not with AWS.`,
    '## Leads from the form',
    table(
      ['connections', 'leads', 'answered a second', 'p50 ms', 'p95 ms', 'a second until parked'],
      [...leads, flood].map((row) => [
        `${String(row.connections)}${row === flood ? ', all of one company' : ''}`,
        ...speedOf(row),
        fixed(row.parkedPerSecond),
      ]),
    ),
    '## Moves (claims)',
    table(
      ['connections', 'moves', 'a second', 'p50 ms', 'p95 ms'],
      moves.map((row) => [String(row.connections), ...speedOf(row)]),
    ),
    '## State transitions and write units',
    table(
      ['', 'state transitions', 'of them parkings', 'write units'],
      [
        [
          'a lead: form, claim, contact, conversion',
          String(states.lead.length),
          String(parkings.lead),
          String(units.lead),
        ],
        [
          'its deal: seven stages, won and shipped',
          String(states.deal.length),
          String(parkings.deal),
          String(units.deal),
        ],
      ],
    ),
    'Transitions are counted in the histories of the executions; write units from the items written, by the rules of the DynamoDB Developer Guide, indexes, parking and personal data included.',
    '## Searches',
    table(
      ['records', 'terms', 'p50 ms', 'p95 ms'],
      searches.map((row) => [String(row.records), String(row.terms), fixed(row.p50Ms), fixed(row.p95Ms)]),
    ),
    'By company, person, address, phone, its last digits, and tax id, in turn, one after another, of accounts all over the table.',
    '## A plant moves in',
    `Everything is taken in, taken in again, and taken back; one row in fifty is dirty. In memory it is the whole plant, through the API one ${String(partOfPlant)} times smaller; \`npm run bench:plant\` moves a whole one.`,
    table(
      [
        'kind',
        'rows',
        'imported',
        'rejected',
        'unchanged again',
        'taken back',
        'rows a second, in memory',
        'through the API',
        'again',
        'undone',
      ],
      inMemory.map(({ kind, rows, imported, rejected, unchangedAgain, removed, perSecond }, n) => [
        kind,
        ...[rows, imported, rejected, unchangedAgain, removed].map(String),
        fixed(perSecond.first),
        ...['first', 'again', 'undo'].map((pass) => fixed(inCloud[n]?.perSecond[pass as 'first'] ?? 0)),
      ]),
    ),
    'The heap of an import of a million purchases, whose file and records nobody holds:',
    table(['rows', 'heap, MB'], heap),
    '## Bundles and their cold import',
    table(
      ['function', 'KB', 'import ms', 'over an empty handler, ms'],
      imports.map((row) => [row.folder, fixed(row.kilobytes), fixed(row.importMs), fixed(row.overEmptyMs)]),
    ),
  ]);
} finally {
  await running.stop();
}

/** The heap a process of its own has after each tenth of so many rows. */
function importHeap(rows: number): string[][] {
  const script = join(import.meta.dirname, 'import-heap.ts');
  const told = execFileSync(process.execPath, ['--expose-gc', script, String(rows)], { encoding: 'utf8' });
  return [...told.matchAll(/^(\d+) rows: heap ([\d.]+) MB/gm)].map(([, after = '', heap = '']) => [after, heap]);
}
