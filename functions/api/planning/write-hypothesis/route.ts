import {
  completed,
  type NewHypothesis,
  writeHypothesis as decideWriting,
  writingRefusal,
} from '../../../../shared/domain/hypotheses/change-hypothesis.ts';
import { neededFor } from '../../../../shared/domain/hypotheses/judge.ts';
import { baselineOf } from '../../../../shared/domain/hypotheses/run-hypotheses.ts';
import { present } from '../../../../shared/domain/present.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit, problemOf } from '../../../../shared/domain/records/decide.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { type Call, Reply } from '../../../../shared/lambda/api-route.ts';
import { onceRoute } from '../../../../shared/lambda/once-route.ts';
import { Env } from '../environment.ts';
import { hypothesisView } from '../hypotheses.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Writes a hypothesis down, and starts it where it starts today. */
export async function writeHypothesis(asked: NewHypothesis, services: Services, { by }: Call) {
  const context = await contextOf(by, services);
  const refused = writingRefusal(asked, context);
  if (refused) throw problemOf(refused.refusal);
  const sample = await baselineOf(completed(asked, context), context, services);
  const { hypothesis } = await decideAndCommit(services.records, context, () =>
    Promise.resolve(decideWriting(asked, sample, context)),
  );
  const before = { sample, ...present({ needed: neededFor(sample, asked.expected) }) };
  return new Reply({ ...hypothesisView(hypothesis), before }, { status: 201 });
}

export const writeHypothesisRoute = onceRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: writeHypothesis,
  again: async ({ id }, { records }) =>
    new Reply(hypothesisView(await found(records, 'hypothesis', id('hypothesis'))), { status: 201 }),
});
