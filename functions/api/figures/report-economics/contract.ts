import * as z from 'zod';
import { shareRules } from '../../../../shared/domain/figures/share-by.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { askedShape, reportShape } from '../asked.ts';
import { backwards, notBackwards } from '../months.ts';

export const route = {
  method: 'GET',
  path: '/reports/economics',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary:
    'Unit economics by segment and month of the first lead: cost per lead and customer, margin, returns, lifetime value, payback, return on sales by manager, each with its definition; JSON, CSV or XLSX',
} as const satisfies RouteContract;

export const Input = lazily(() => {
  const { pipeline: _leadsAlone, ...shape } = askedShape();
  return z
    .strictObject({
      ...shape,
      /** By what costs are shared out among leads. @default leads */
      shareBy: z.enum(shareRules).optional(),
    })
    .refine(notBackwards, backwards);
});
export type Input = z.infer<ReturnType<typeof Input>>;

const count = z.int().nonnegative();
/** Net, in minor units of the currency; an average need not be whole. */
const money = z.number();
const ratio = z.number().optional();

const Row = lazily(() =>
  z.object({
    segment: z.string().optional(),
    month: z.string(),
    leads: count,
    marketingLeads: count,
    mql: count,
    sql: count,
    open: count,
    immature: z.boolean(),
    accounts: count,
    customers: count,
    /** Nothing where nobody has entered a cost of the month. */
    marketingCost: money.optional(),
    salesCost: money.optional(),
    cpl: money.optional(),
    costPerMql: money.optional(),
    costPerSql: money.optional(),
    cac: money.optional(),
    revenue: money,
    margin: money,
    marginAssumed: money,
    marketingMargin: money,
    nmc: money.optional(),
    romi: ratio,
    ros: ratio,
    totalReturn: ratio,
    cltvMean: money.optional(),
    cltvMedian: money.optional(),
    /** Nothing where too little is known to say. */
    clv24: money.optional(),
    payback: z.union([z.object({ months: count }), z.object({ notYet: count })]).optional(),
    recurringRevenue: money,
    /** What each count counts. */
    records: z.record(z.string(), z.string()),
    /** By months since the first lead: what the accounts brought in each, and until then. */
    byAge: z.array(z.object({ months: count, revenue: money, margin: money, cumulativeMargin: money })).readonly(),
  }),
);

const Manager = lazily(() =>
  z.object({
    manager: z.string().optional(),
    orders: count,
    revenue: money,
    margin: money,
    /** Nothing where nobody has entered a sales cost of the months. */
    salesCost: money.optional(),
    ros: ratio,
    /** Its orders. */
    records: z.string(),
  }),
);

const Said = lazily(() => z.object({ en: z.string(), ru: z.string() }));
const Definitions = lazily(() => z.record(z.string(), Said()));

/** What the forecast lacks where it may not be believed. */
const Lacking = lazily(() =>
  z.discriminatedUnion('why', [
    z.object({ why: z.literal('few-repeaters'), repeaters: count, needed: count }),
    z.object({ why: z.literal('short-history'), days: count, needed: count }),
    z.object({ why: z.literal('degenerate') }),
  ]),
);

const Report = lazily(() =>
  z.object({
    ...reportShape(),
    rows: z.array(Row()).readonly(),
    total: Row(),
    definitions: Definitions(),
    /** Nothing where the report is of some leads alone. */
    managers: z.array(Manager()).readonly().optional(),
    managerDefinitions: Definitions(),
    /** By which rule costs of acquisition were shared out, in a sentence, and how much of what was entered. */
    sharing: z.object({
      by: z.enum(shareRules),
      rule: Said(),
      entered: money,
      tagged: money,
      shared: money,
      unshared: money,
    }),
    sharingDefinitions: Definitions(),
    /** What `clv24` rests on: so many months ahead, by what so many customers have bought. */
    forecast: z.object({
      months: count,
      discountPercentPerYear: z.number(),
      customers: count,
      lacking: Lacking().optional(),
    }),
  }),
);

/** CSV of the rows, the total and the definitions for who accepts `text/csv`, and a workbook for who accepts that of Excel. */
export const Output = lazily(() => z.union([Report(), z.string()]));
