import type { Account } from '../accounts/account.ts';
import type { People, PersonalItem } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import type { Purchase } from '../purchases/purchase.ts';
import type { Context } from '../records/context.ts';
import { together } from '../records/plan.ts';
import type { Plan, Records } from '../records/records.ts';
import type { SearchIndex } from '../search/search.ts';
import type { Secrets } from '../secrets.ts';
import type { Policy } from '../settings/settings.ts';
import type { Fields, ReadRow } from './columns.ts';

/** What rows are decided with. */
export type RowStores = {
  readonly records: Records;
  readonly people: Pick<People, 'get' | 'put' | 'remove'>;
  readonly index: Pick<SearchIndex, 'put'>;
  readonly secrets: Pick<Secrets, 'hash'>;
};

export type RowContext = Context & { readonly importId: string };

/** What a row may have made before. */
export type Known = Account | Person | Purchase;

/** What a row makes; `known`: all of it is there already. `items` are put before the plan is committed. */
export type RowDecision =
  | { readonly ok: true; readonly plan: Plan; readonly items: readonly PersonalItem[] }
  | { readonly ok: true; readonly known: Known }
  | Extract<ReadRow<never>, { ok: false }>;

/** How a record an import made is taken back. `nothing`: it is not of this import, or gone; `kept`: somebody works with it. */
export type Undoing = { readonly name: 'removed' | 'nothing' | 'kept'; readonly plan: Plan };
export const removing = (...plans: readonly Plan[]): Undoing => ({ name: 'removed', plan: together(...plans) });
export const nothing: Undoing = { name: 'nothing', plan: together() };
export const kept: Undoing = { name: 'kept', plan: together() };

/** One kind of row: its fields, what it makes, and how that is taken back. */
export type RowKind<Row extends object> = {
  readonly fields: (policy: Policy) => Fields<Row>;
  /** Rows that share a key follow each other: they may be about the same record. */
  readonly keysOf: (row: Row) => readonly string[];
  readonly decide: (row: Row, stores: RowStores, context: RowContext) => Promise<RowDecision>;
  /** Takes back what the row made, but for its account, which others may be of too. */
  readonly undo: (row: Row, stores: RowStores, context: RowContext) => Promise<Undoing>;
  /** The account the row is about, if there is one; several have its name when no tax id tells them apart. */
  readonly accountsOf: (row: Row, stores: RowStores) => Promise<readonly Account[]>;
};

/** A record that this import made before, in a part that broke off. */
export const isOf = ({ importId }: { readonly importId?: string | undefined }, id: string): boolean => importId === id;
