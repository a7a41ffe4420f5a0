import { newestOf } from '../../../../shared/domain/records/newest-of.ts';
import { reviewsList } from '../../../../shared/domain/reviews/review.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { reviewView } from '../reviews.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Reviews a page at a time. */
export async function listReviews(paged: Input, { records }: Services) {
  const { items, ...next } = await newestOf('review', reviewsList, paged, records);
  return { items: items.map(reviewView), ...next };
}

export const listReviewsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listReviews,
});
