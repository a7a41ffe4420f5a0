/** The levers of the product's review, as the rows that the query of the warehouse gives. */
import { prepareReview } from '../../../shared/domain/figures/report-review.ts';
import { present } from '../../../shared/domain/present.ts';
import type { Row } from './duck.ts';
import type { Question, Services } from './folded.ts';

export async function leverFigures({ asOf }: Question, services: Services): Promise<Record<string, Row[]>> {
  const { levers } = await prepareReview(present({ asOf }), services);
  return {
    levers: levers.map(({ pipeline, stage, gone, conversion, extraMargin }) => ({
      ...{ pipeline, stage, gone, conversion, extra_margin: extraMargin ?? null },
    })),
  };
}
