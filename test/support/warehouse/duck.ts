/** Athena's part, played by DuckDB: it reads the exported files as the table of the warehouse, and runs its queries as they are. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Fact } from '../../../shared/domain/facts/fact.ts';
import { columns, type ColumnType } from '../../../warehouse/columns.ts';
import { queryOf, sqlOf, type QueryAsked, viewsUnder } from '../../../warehouse/queries.ts';
import { writeExport } from './export-files.ts';

/** All in which the two dialects differ: functions that Athena has under these names. */
const macros = [
  'CREATE MACRO from_iso8601_timestamp(text) AS CAST(text AS TIMESTAMPTZ)',
  'CREATE MACRO at_timezone(instant, zone) AS timezone(zone, instant)',
  'CREATE MACRO date_format(instant, format) AS strftime(instant, format)',
  'CREATE MACRO with_timezone(instant, zone) AS timezone(zone, instant)',
  'CREATE MACRO element_at(list, place) AS list_extract(list, place)',
  'CREATE MACRO normalize(text) AS nfc_normalize(text)',
];

function duckTypeOf(type: ColumnType): string {
  if (typeof type === 'string') return type === 'string' ? 'VARCHAR' : 'BOOLEAN';
  if ('listOf' in type) return `${duckTypeOf(type.listOf)}[]`;
  const fields = Object.entries(type.fields).map(([name, of]) => `"${name}" ${duckTypeOf(of)}`);
  return `STRUCT(${fields.join(', ')})`;
}

const columnsInDuck = Object.entries(columns)
  .map(([name, type]) => `${name}: '${duckTypeOf(type)}'`)
  .join(', ');

export type Cell = string | number | boolean | null;
export type Row = Readonly<Record<string, Cell>>;

export class Warehouse {
  readonly #connection: DuckDBConnection;

  private constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  /** With these facts in its files. */
  static async of(facts: readonly Fact[]): Promise<Warehouse> {
    const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
    const warehouse = new Warehouse(await instance.connect());
    for (const macro of macros) await warehouse.#connection.run(macro);
    await warehouse.take(facts);
    return warehouse;
  }

  /** Has these facts in its files, and no others. */
  async take(facts: readonly Fact[]): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), 'export-'));
    try {
      writeExport(folder, facts);
      await this.#connection.run(
        `CREATE OR REPLACE TABLE journal AS SELECT * FROM read_json(['${folder}/**/*.json*', '${folder}/**/*.checksum'], format = 'newline_delimited', ignore_errors = true, columns = {${columnsInDuck}})`,
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  /** What Athena would answer to one query. */
  ask(figure: string, asked: QueryAsked): Promise<Row[]> {
    return this.#read(queryOf(figure, asked));
  }

  /** The same of several figures, with each view they stand on made once and kept: several times as fast. */
  async askAll(figures: readonly string[], asked: QueryAsked): Promise<ReadonlyMap<string, Row[]>> {
    const answers = new Map<string, Row[]>();
    for (const [name, sql] of viewsUnder(figures, asked))
      await this.#connection.run(`CREATE OR REPLACE TEMP TABLE ${name} AS ${sql}`);
    for (const figure of figures) answers.set(figure, await this.#read(sqlOf(figure)));
    for (const name of viewsUnder(figures, asked).keys()) await this.#connection.run(`DROP TABLE ${name}`);
    return answers;
  }

  async #read(sql: string): Promise<Row[]> {
    const read = await this.#connection.runAndReadAll(sql);
    return read.getRowObjects().map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : (value as Cell)]), // the queries give nothing else
      ),
    );
  }

  close(): void {
    this.#connection.closeSync();
  }
}
