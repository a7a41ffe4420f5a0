/** `npm run bench:warehouse`: random histories of 10,000 records, every figure by the folds and by the queries of the warehouse; writes bench/WAREHOUSE.md. */
import { isDeepStrictEqual } from 'node:util';
import { randomOf } from '../local/demo/random.ts';
import { plusMonths } from '../shared/domain/calendar/months.ts';
import { figureNames } from '../warehouse/queries.ts';
import { everyFigure, plantHistory, servicesOf, type Told } from '../test/support/warehouse/compare.ts';
import { type Row, Warehouse } from '../test/support/warehouse/duck.ts';
import type { Question } from '../test/support/warehouse/folded.ts';
import { fixed, report, table, where } from './markdown.ts';

const histories = Number(process.argv[2] ?? 20);
const leads = 5300; // with their deals, accounts, orders, claims and costs more than 10,000 records

const newYear = '2027-01-01T00:00:00.000Z';

/** All there is, and some months as of some day, by movement. */
function questionsOf(seed: number): readonly Question[] {
  const random = randomOf(seed);
  const from = plusMonths('2026-01', random.between(0, 5));
  const asOf = new Date(Date.parse('2026-03-01') + random.between(0, 250) * 86_400_000).toISOString();
  return [
    { from: '2026-01', to: '2026-09', by: 'arrival', lane: 'all', asOf: newYear },
    { from, to: plusMonths(from, random.between(0, 3)), by: 'movement', asOf },
  ];
}

const reconciles = (row: Row): boolean =>
  ['moved_on', 'lost', 'parked', 'went_back', 'here'].reduce((sum, name) => sum + Number(row[name]), 0) ===
  row['entered'];

type Tally = { rows: number; cells: number; otherwise: number };
const tallies = new Map<string, Tally>();
let [stages, broken, records, facts] = [0, 0, 0, 0];

function count({ figure, bySql, byFold }: Told): void {
  const tally = tallies.get(figure) ?? { rows: 0, cells: 0, otherwise: 0 };
  tallies.set(figure, tally);
  tally.rows += byFold.length;
  tally.cells += byFold.reduce((sum, row) => sum + Object.keys(row).length, 0);
  const said = new Set(bySql.map((row) => JSON.stringify(row)));
  if (!isDeepStrictEqual(bySql, byFold))
    tally.otherwise += Math.max(1, byFold.filter((row) => !said.has(JSON.stringify(row))).length);
  if (figure !== 'funnel') return;
  stages += bySql.length;
  broken += bySql.filter((row) => !reconciles(row)).length;
}

const smallest = { records: Infinity };
for (let seed = 1; seed <= histories; seed += 1) {
  const history = plantHistory(1000 + seed, leads);
  records += history.records;
  facts += history.facts.length;
  smallest.records = Math.min(smallest.records, history.records);
  const warehouse = await Warehouse.of(history.facts);
  const services = await servicesOf(history.facts, newYear);
  for (const asked of questionsOf(seed)) for (const told of await everyFigure(warehouse, asked, services)) count(told);
  warehouse.close();
  console.log(`history ${String(seed)}: ${String(history.records)} records`);
}

const thousands = (count: number): string => count.toLocaleString('en-US');
await report('WAREHOUSE.md', [
  '# The same figures by two ways',
  `${thousands(histories)} random histories of ${thousands(smallest.records)} records or more, ${thousands(records)} records and ${thousands(facts)} facts in all, ${where()}.
Of each two questions: everything by arrival, and some months by movement as of some day. Every figure was counted by the product's
folds and by the queries of \`warehouse/\`, which DuckDB ran over files of the format of DynamoDB's export.`,
  `Stages of funnels: ${thousands(stages)}, of which ${thousands(broken)} did not reconcile.`,
  table(
    ['figure', 'rows', 'cells', 'rows told otherwise'],
    figureNames().map((figure) => {
      const { rows, cells, otherwise } = tallies.get(figure) ?? { rows: 0, cells: 0, otherwise: 0 };
      return [figure, thousands(rows), thousands(cells), fixed(otherwise)];
    }),
  ),
]);
