/** The market page's journey as the product tells it, written as the rows that the query of the warehouse gives. */
import { reportMarket } from '../../../shared/domain/figures/report-market.ts';
import type { Asked } from '../../../shared/domain/figures/scope.ts';
import { present } from '../../../shared/domain/present.ts';
import type { Row } from './duck.ts';
import type { Services } from './folded.ts';

/** Where anybody came; where customers are only meant to is no fact. */
export async function marketFigures({ asOf }: Asked, services: Services): Promise<Record<'market-journey', Row[]>> {
  const { segments } = await reportMarket(present({ asOf }), services);
  return {
    'market-journey': segments.flatMap(({ segment, journey }) =>
      journey
        .filter(({ entered }) => entered > 0)
        .map(({ pipeline, stage, entered, daysMedian }) => ({
          ...{ segment, pipeline, stage, entered, days_median: daysMedian ?? null },
        })),
    ),
  };
}
