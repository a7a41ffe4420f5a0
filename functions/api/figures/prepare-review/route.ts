import { prepareReview as prepare } from '../../../../shared/domain/figures/report-review.ts';
import type { Hypothesis } from '../../../../shared/domain/hypotheses/hypothesis.ts';
import { present } from '../../../../shared/domain/present.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

export async function prepareReview(asked: Input, services: Services) {
  const page = await prepare(present(asked), services);
  return { ...page, hypotheses: page.hypotheses.map(told) };
}

const told = ({ id, statement, owner, reviewOn, state }: Hypothesis) => ({
  ...{ id, statement, owner, reviewOn, state: state.name },
  ...(state.name === 'judged' && { verdict: state.verdict }),
});

export const prepareReviewRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: prepareReview,
});
