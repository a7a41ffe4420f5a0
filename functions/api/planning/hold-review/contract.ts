import type { RouteContract } from '../../../../shared/lambda/route-contract.ts';

export const route = {
  method: 'POST',
  path: '/reviews',
  access: { kind: 'staff', groups: ['director'] },
  summary: 'Write a review down: what was asked, whom, what was answered, and the hypotheses it led to',
  once: 'always',
} as const satisfies RouteContract;

export { NewReview as Input } from '../../../../shared/domain/reviews/hold-review.ts';
export { ReviewView as Output } from '../reviews.ts';
