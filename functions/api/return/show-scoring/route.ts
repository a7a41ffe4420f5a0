import { present } from '../../../../shared/domain/present.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import {
  type LastScored,
  pendingSince,
  type Scoring,
  scoringId,
} from '../../../../shared/domain/return/scoring-record.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { cellView } from '../views.ts';
import { Input, Output, route } from './contract.ts';

/** How all who bought stand, as of the last run. */
export async function showScoring(_asked: Input, services: Services, { by }: Call): Promise<Output> {
  const [scoring, { policy }] = await Promise.all([
    services.records.get('scoring', scoringId),
    contextOf(by, services),
  ]);
  return { currency: policy.company.currency, ...(scoring && standing(scoring)) };
}

const standing = (scoring: Scoring): Omit<Output, 'currency'> =>
  present({
    scored: scoring.last && shown(scoring.last),
    cut: scoring.cut,
    askedAt: pendingSince(scoring),
    runningSince: scoring.running?.startedAt,
  });

function shown({ runId: _folder, counts, accounts, ...last }: LastScored): Output['scored'] {
  const share = (of: number): number => (accounts === 0 ? 0 : of / accounts);
  return {
    ...last,
    accounts,
    cells: counts.map((of, cell) => ({ ...cellView(cell), accounts: of, share: share(of) })),
  };
}

export const showScoringRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showScoring,
});
