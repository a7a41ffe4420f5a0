import { found } from '../../../../shared/domain/records/found.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { reviewView } from '../reviews.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** One review. */
export const showReview = async ({ id }: Input, { records }: Services) =>
  reviewView(await found(records, 'review', id));

export const showReviewRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showReview,
});
