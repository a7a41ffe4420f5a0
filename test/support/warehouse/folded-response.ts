/** How soon leads were taken up as the product tells it, written as the rows that the query of the warehouse gives. */
import type { QualityReport } from '../../../shared/domain/figures/report-quality.ts';
import type { Row } from './duck.ts';

export const responseFigures = ({ response }: QualityReport): Record<'quality-response', Row[]> => ({
  'quality-response': response.map((row) => ({
    ...{ scope: row.by, name: row.name ?? null, leads: row.leads, untouched: row.untouched },
    ...{ claimed: row.claimed, claim_median: row.claimMedian ?? null, claim_p90: row.claimP90 ?? null },
    ...{ contacted: row.contacted, contact_median: row.contactMedian ?? null, contact_p90: row.contactP90 ?? null },
  })),
});
