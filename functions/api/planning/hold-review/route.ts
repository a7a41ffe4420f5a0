import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { holdReview as decideHolding, type NewReview } from '../../../../shared/domain/reviews/hold-review.ts';
import type { Review } from '../../../../shared/domain/reviews/review.ts';
import { type Call, Reply } from '../../../../shared/lambda/api-route.ts';
import { onceRoute } from '../../../../shared/lambda/once-route.ts';
import { Env } from '../environment.ts';
import { reviewView } from '../reviews.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Writes a review down. */
export async function holdReview(asked: NewReview, services: Services, { by }: Call) {
  const { records } = services;
  const context = await contextOf(by, services);
  const named = asked.answers.flatMap(({ hypothesisId }) => hypothesisId ?? []);
  const { review } = await decideAndCommit(records, context, async () => {
    const known = await records.getMany('hypothesis', [...new Set(named)]);
    return decideHolding(asked, new Set(known.map(({ id }) => id)), context);
  });
  return held(review);
}

const held = (review: Review) => new Reply(reviewView(review), { status: 201 });

export const holdReviewRoute = onceRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: holdReview,
  again: async ({ id }, { records }) => held(await found(records, 'review', id('review'))),
});
