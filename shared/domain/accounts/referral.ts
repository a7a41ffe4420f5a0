import { v5 } from 'uuid';
import * as z from 'zod';
import { Instant } from '../calendar/instant-schema.ts';
import { lazily } from '../lazily.ts';
import type { Context } from '../records/context.ts';
import { change, remove, together } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import type { Account } from './account.ts';

/** That one account recommended us to another: what the referrer's card lists. */
export const Referral = lazily(() =>
  z.strictObject({
    kind: z.literal('referral'),
    id: z.uuid(),
    version: z.int().positive(),
    referrer: z.uuid(),
    referred: z.uuid(),
    at: Instant,
  }),
);
export type Referral = z.infer<ReturnType<typeof Referral>>;

const referrals = 'b6b0b0f5-53c0-5d0e-9a44-5a4f0a7c3d18'; // the name space of referrals; changing it would list every referral twice

/** The id of what an account was recommended by: it has one referrer at most. */
export const referralId = (referred: string): string => v5(referred, referrals);

/** Brings the referral of an account in line with who recommended us to it now. */
export function referralPlan(
  before: Referral | undefined,
  { id: referred, referredBy: referrer }: Pick<Account, 'id' | 'referredBy'>,
  { at }: Pick<Context, 'at'>,
): Plan {
  if (before?.referrer === referrer) return together();
  if (referrer === undefined) return before ? remove(before) : together();
  const version = (before?.version ?? 0) + 1;
  return change(before, { kind: 'referral', id: referralId(referred), version, referrer, referred, at });
}
