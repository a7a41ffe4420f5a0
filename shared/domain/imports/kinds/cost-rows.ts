import { type Cost, costKey, spentAt } from '../../costs/cost.ts';
import { change, claim, release, remove, together } from '../../records/plan.ts';
import { wrong } from '../columns.ts';
import {
  broughtBy,
  isOf,
  nothing,
  removing,
  type RowContext,
  type RowDecision,
  type RowKind,
  type RowStores,
} from '../row-kind.ts';
import type { CostRow } from './cost-fields.ts';

/** Money spent, one row for one channel, campaign or team in one month or on one day. */
export const costRows: RowKind<CostRow> = {
  keysOf: (row) => [keyOf(row)],
  decide: async (row, stores, context) => {
    const before = await costOf(row, stores);
    if (before) return known(row, before);
    const isFor = row.channel ?? row.campaign ?? row.team;
    if (isFor === undefined) return { ok: false, errors: [wrong('channel', '', 'a channel, a campaign or a team')] };
    return recording(row, context);
  },
  undo: async (row, stores, context) => {
    const cost = await costOf(row, stores);
    if (!cost || !isOf(cost, context)) return nothing;
    const { importId, policy } = context;
    return removing(
      remove(cost, { type: 'RecordRemoved', data: { importId }, at: spentAt(cost, policy.calendar.timeZone) }),
      release({ key: keyOf(row), holder: cost }),
    );
  },
  accountsOf: () => Promise.resolve([]),
};

const keyOf = ({ costKind, stage = 'acquisition', period, amount: _amount, ...row }: CostRow): string =>
  costKey({ ...row, costKind, stage, ...period });

async function costOf(row: CostRow, { records }: RowStores): Promise<Cost | undefined> {
  const holder = await records.holderOf(keyOf(row));
  return holder && records.get('cost', holder.id);
}

function known({ amount }: CostRow, before: Cost): RowDecision {
  const { netMinor } = before.amount;
  return netMinor === amount
    ? { ok: true, known: before }
    : { ok: false, errors: [wrong('amount', String(amount / 100), `${String(netMinor / 100)}, as it is recorded`)] };
}

function recording(row: CostRow, context: RowContext): RowDecision {
  const { company } = context.policy;
  const { stage = 'acquisition', period, amount: netMinor, currency = company.currency, vatRate, ...rest } = row;
  const amount = { netMinor, currency, vatPercent: vatRate ?? company.vatPercent };
  const data = { ...rest, stage, ...period, amount };
  const cost: Cost = { kind: 'cost', id: context.newId(), version: 1, ...data, ...broughtBy(context) };
  const plan = together(
    change(undefined, cost, { type: 'CostRecorded', data, at: spentAt(data, context.policy.calendar.timeZone) }),
    claim({ key: keyOf(row), holder: cost }),
  );
  return { ok: true, plan };
}
