import * as z from 'zod';
import { lifecycleStates } from '../../../../shared/domain/figures/lifecycle.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { askedShape, reportShape } from '../asked.ts';
import { backwards, notBackwards } from '../months.ts';

export const route = {
  method: 'GET',
  path: '/reports/lifecycle',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary:
    'Where accounts stand (acquisition, result, retention, development, return), what one customer of each costs and who sees to them; recurring revenue, the product pyramid, groups of products, what nobody buys; JSON, CSV or XLSX',
} as const satisfies RouteContract;

export const Input = lazily(() => {
  const { from, to, asOf, segment, manager } = askedShape();
  return z.strictObject({ from, to, asOf, segment, manager }).refine(notBackwards, backwards);
});
export type Input = z.infer<ReturnType<typeof Input>>;

const count = z.int().nonnegative();
const state = z.enum(lifecycleStates);

const Report = lazily(() =>
  z.object({
    ...reportShape(),
    segments: z
      .array(
        z.object({
          segment: z.string().optional(),
          ...{ acquisition: count, result: count, retention: count, development: count, return: count },
          /** The accounts of each. */
          records: z.record(z.string(), z.string()),
        }),
      )
      .readonly(),
    /** Costs of the months, over: new customers, first accepted shipments, active accounts, accounts that moved up, accounts that returned. */
    stages: z
      .array(
        z.object({
          ...{ state, cost: z.number().optional(), customers: count, perCustomer: z.number().optional() },
          records: z.string(),
        }),
      )
      .readonly(),
    recurringRevenue: z.number(),
    recurringRecords: z.string(),
    pyramid: z
      .array(
        z.object({
          ...{ step: z.int(), customers: count, movedUp: count },
          records: z.object({ customers: z.string(), movedUp: z.string() }),
        }),
      )
      .readonly(),
    groups: z
      .array(
        z.object({
          group: z.string().optional(),
          ...{ orders: count, revenue: z.number(), margin: z.number() },
          marginPercent: z.number().optional(),
          /** The mean of the last quotes of deals. */
          discountPercent: z.number().optional(),
          /** Its orders. */
          records: z.string(),
        }),
      )
      .readonly(),
    unsold: z.array(z.string()).readonly(),
    roles: z
      .array(
        z.object({
          stage: state,
          segment: z.string().optional(),
          role: z.object({ en: z.string(), ru: z.string() }),
          person: z.string().optional(),
        }),
      )
      .readonly(),
  }),
);

/** CSV of all tables, one under the other, for who accepts `text/csv`, and a workbook for who accepts that of Excel. */
export const Output = lazily(() => z.union([Report(), z.string()]));
