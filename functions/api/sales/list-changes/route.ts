import { Problem } from '../../../../shared/domain/problem.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

const overlapMs = 10_000; // a fact may be recorded a moment before it can be read
const oldestMs = 86_400_000;

/** Ids of what changed, with ten seconds of overlap: a screen asks again from `next`. */
export async function listChanges({ since }: Input, { journal, clock }: Services) {
  const now = await clock.now();
  if (Date.parse(now) - Date.parse(since) > oldestMs)
    throw new Problem({
      status: 410,
      code: 'too-old',
      detail: `${since} is more than 24 hours ago; read the boards again`,
    });
  const items = await journal.changesBetween(new Date(Date.parse(since) - overlapMs).toISOString(), now);
  const latest = new Map(items.map((item) => [`${item.kind}/${item.id}`, item]));
  return { items: [...latest.values()], next: now };
}

export const listChangesRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listChanges,
});
