import * as z from 'zod';
import { Balance } from '../../../../shared/domain/accounts/balance.ts';
import { Claim } from '../../../../shared/domain/claims/claim.ts';
import { Amount } from '../../../../shared/domain/money/money.ts';
import { lazily } from '../../../../shared/domain/lazily.ts';
import { Sum } from '../../../../shared/domain/records/card-shape.ts';
import { committeeRoles } from '../../../../shared/domain/people/committee.ts';
import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';
import { AccountView, EntryView, PersonView, SuspicionView } from '../views.ts';

export const route = {
  method: 'GET',
  path: '/accounts/{id}',
  access: { kind: 'staff', groups: ['manager', 'head', 'marketer', 'office', 'director'] },
  summary:
    'The card of an account: persons and who is missing among them, deals, requests, purchases, claims, balances, recommendations',
} as const satisfies RouteContract;

export const Input = lazily(() => z.strictObject({ id: z.uuid() }));
export type Input = z.infer<ReturnType<typeof Input>>;

const roles = lazily(() => z.array(z.enum(committeeRoles)));
const Claimed = lazily(() => Claim().pick({ id: true, cause: true, cost: true, receivedOn: true, dueOn: true }));
export const Output = lazily(() =>
  z.object({
    ...AccountView().shape,
    /** Accounts merged into it, with the merge that can be undone. */
    aliases: z.array(z.object({ ...AccountView().shape, mergeId: z.uuid().optional() })),
    persons: z.array(PersonView()).readonly(),
    /** Who usually decides in its segment, and which of them nobody there is yet. */
    committee: z.object({ typical: roles(), missing: roles() }),
    deals: z.array(EntryView()),
    leads: z.array(EntryView()),
    purchases: z.object({
      count: z.int(),
      sums: z.array(Sum()).readonly(),
      firstOn: z.string().optional(),
      lastOn: z.string().optional(),
      latest: z.array(
        z.object({
          id: z.uuid(),
          orderNumber: z.string(),
          on: z.string(),
          amount: Amount,
          product: z.string().optional(),
          reversed: z.string().optional(),
        }),
      ),
    }),
    /** What they complain of, the newest first. */
    claims: z.array(z.object({ ...Claimed().shape, state: z.string() })),
    /** What they owe, as the ERP told it last: the account first, then each that was merged into it, by its own tax id. */
    balances: z.array(
      z.object({
        ...Balance().omit({ kind: true, id: true, version: true }).shape,
        ...AccountView().pick({ company: true, taxId: true }).shape,
      }),
    ),
    /** Accounts that were sent to us by this one. */
    recommended: z.array(AccountView()),
    suspicions: z.array(SuspicionView()),
  }),
);
export type Output = z.infer<ReturnType<typeof Output>>;
