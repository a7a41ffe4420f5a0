import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import { askScoring as decideAsked } from '../../../../shared/domain/return/ask-scoring.ts';
import { scoringId } from '../../../../shared/domain/return/scoring-record.ts';
import { apiRoute, type Call, Reply } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Asks for a run, which begins by itself. */
export async function askScoring(_asked: Input, services: Services, { by }: Call): Promise<Reply<Output>> {
  const { records } = services;
  const context = await contextOf(by, services);
  const { askedAt } = await decideAndCommit(records, context, async () =>
    decideAsked(await records.get('scoring', scoringId), context),
  );
  return new Reply({ askedAt }, { status: 202 });
}

export const askScoringRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: askScoring,
});
