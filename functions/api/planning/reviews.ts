import { lazily } from '../../../shared/domain/lazily.ts';
import { Review } from '../../../shared/domain/reviews/review.ts';

export const ReviewView = lazily(() => Review().omit({ kind: true }));
export const reviewView = ({ kind: _kind, ...shown }: Review) => shown;
