import { contextOf } from '../../../../shared/domain/records/context.ts';
import { decideAndCommit } from '../../../../shared/domain/records/decide.ts';
import type { Pipelines } from '../../../../shared/domain/pipeline/ring.ts';
import { marketingMail, resume } from '../../../../shared/domain/refresh/breaker.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { mailView } from '../mail.ts';
import { buildServices } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Lets marketing mail go on. Who waits for it gets their letter within a working day. */
export async function resumeMail(_input: object, services: Pipelines, { by }: Call) {
  const { records } = services;
  const context = await contextOf(by, services);
  await decideAndCommit(records, context, async () => resume(await records.get('breaker', marketingMail), context));
  return mailView(records);
}

export const resumeMailRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: resumeMail,
});
