import * as z from 'zod';
import { lazily } from '../../../../shared/domain/lazily.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { askedShape, reportShape } from '../asked.ts';
import { backwards, notBackwards } from '../months.ts';

export const route = {
  method: 'GET',
  path: '/reports/focus',
  access: { kind: 'staff', groups: ['head', 'marketer', 'director'] },
  summary:
    'Which segment brings the money and the margin, and where leads, activities, days at work and costs go; the share outside the focus; JSON or CSV',
} as const satisfies RouteContract;

export const Input = lazily(() => {
  const { from, to, asOf, lane, manager } = askedShape();
  return z.strictObject({ from, to, asOf, lane, manager }).refine(notBackwards, backwards);
});
export type Input = z.infer<ReturnType<typeof Input>>;

const value = z.number().optional();
const measured = () => ({
  leads: value,
  activities: value,
  /** Days on which leads and deals stood at an open stage; waiting is not work. */
  daysAtWork: value,
  /** Of every lifecycle stage, net, in minor units of the currency; nothing where nobody has entered one. */
  marketingCost: value,
  salesCost: value,
  orders: value,
  revenue: value,
  margin: value,
});
const Shares = lazily(() => z.object(measured()));

const Report = lazily(() =>
  z.object({
    ...reportShape(),
    rows: z
      .array(
        z.object({
          segment: z.string().optional(),
          focus: z.boolean(),
          ...measured(),
          shares: Shares(),
          /** What each measure counts; costs are listed by `GET /costs`. */
          records: z.record(z.string(), z.string()),
        }),
      )
      .readonly(),
    total: Shares(),
    /** Nothing where no segment is declared as the focus. */
    outside: Shares().optional(),
  }),
);

/** CSV of the rows, the total and the shares outside for who accepts `text/csv`. */
export const Output = lazily(() => z.union([Report(), z.string()]));
