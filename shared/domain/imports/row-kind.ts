import type { Account } from '../accounts/account.ts';
import type { People, PersonalItem } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import type { Context } from '../records/context.ts';
import { together } from '../records/plan.ts';
import type { AnyRecord, Journal, Plan, Records } from '../records/records.ts';
import type { SearchIndex } from '../search/search.ts';
import type { Secrets } from '../secrets.ts';
import type { ReadRow } from './columns.ts';

/** What rows are decided with, and taken back. */
export type RowStores = {
  readonly records: Records;
  readonly journal: Journal;
  readonly people: Pick<People, 'get' | 'put' | 'remove'>;
  readonly index: SearchIndex;
  readonly secrets: Pick<Secrets, 'hash'>;
};

/** A decision about one row of a file. */
export type RowContext = Context & { readonly importId: string; readonly importRow: number };

/** The marks of what a row brings. */
export const broughtBy = ({ importId, importRow }: RowContext) => ({ importId, importRow });

/** What a row may have made before: a record, or a part of one. */
export type Known = Brought | (AnyRecord & Brought);

/** What a row makes; `known`: all of it is there already. `items` are put before the plan is committed. */
export type RowDecision =
  | { readonly ok: true; readonly plan: Plan; readonly items?: readonly PersonalItem[] }
  | { readonly ok: true; readonly known: Known }
  | RowRejected;

/** What is wrong with a row. */
export type RowRejected = Extract<ReadRow<never>, { ok: false }>;

/** How a record an import made is taken back. `nothing`: it is not of this import, or gone; `kept`: somebody works with it. */
export type Undoing = { readonly name: 'removed' | 'nothing' | 'kept'; readonly plan: Plan };
export const removing = (...plans: readonly Plan[]): Undoing => ({ name: 'removed', plan: together(...plans) });
export const nothing: Undoing = { name: 'nothing', plan: together() };
export const kept: Undoing = { name: 'kept', plan: together() };

/** One kind of row: what it makes, and how that is taken back. */
export type RowKind<Row extends object> = {
  /** Rows that share a key follow each other: they may be about the same record. */
  readonly keysOf: (row: Row) => readonly string[];
  readonly decide: (row: Row, stores: RowStores, context: RowContext) => Promise<RowDecision>;
  /** Takes back what the row made, but for its person and account, which others may be of too. */
  readonly undo: (row: Row, stores: RowStores, context: RowContext) => Promise<Undoing>;
  /** The person the row is about, where a kind brings people. */
  readonly personOf?: (row: Row, stores: RowStores) => Promise<Person | undefined>;
  /** The account the row is about, if there is one; several have its name when no tax id tells them apart. */
  readonly accountsOf: (row: Row, stores: RowStores) => Promise<readonly Account[]>;
};

export type Brought = { readonly importId?: string | undefined; readonly importRow?: number | undefined };

/** A record that this import brought. */
export const isOf = ({ importId }: Brought, context: Pick<RowContext, 'importId'>): boolean =>
  importId === context.importId;

/** A record that this very row brought before, in a part that broke off. */
export const isOfRow = (known: Brought, context: RowContext): boolean =>
  isOf(known, context) && known.importRow === context.importRow;
