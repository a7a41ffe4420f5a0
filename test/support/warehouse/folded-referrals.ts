/** Referrals as the product tells them, written as the rows that the query of the warehouse gives. */
import { reportReferrals } from '../../../shared/domain/figures/report-referrals.ts';
import type { Asked, Scoping } from '../../../shared/domain/figures/scope.ts';
import type { Row } from './duck.ts';

export async function referralFigures(asked: Asked, services: Scoping): Promise<Record<'referrals', Row[]>> {
  const { rows } = await reportReferrals(asked, services);
  return {
    referrals: rows.map(({ referrer, segment, referred, customers, revenue, margin, ownRevenue }) => ({
      ...{ referrer, segment: segment ?? null, referred: referred.length, customers, revenue, margin },
      own_revenue: ownRevenue,
    })),
  };
}
