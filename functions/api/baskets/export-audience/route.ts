import { sha256 } from '../../../../shared/adapters/digest.ts';
import {
  csvOf,
  csvOfChanges,
  exportChanges,
  wholeAudience,
} from '../../../../shared/domain/audiences/export-audience.ts';
import { contextOf } from '../../../../shared/domain/records/context.ts';
import { problemOf } from '../../../../shared/domain/records/decide.ts';
import { apiRoute, type Call, Reply } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

const headers = { 'content-type': 'text/csv; charset=utf-8' };

/** A file for a platform. Only one of changes counts as an export. */
export async function exportAudience(
  { basket, format, rows, again }: Input,
  services: Services,
  { by }: Call,
): Promise<Reply<string>> {
  const stores = { ...services, digest: sha256 };
  if (rows === 'all') {
    const whole = await wholeAudience({ basket, format }, stores);
    if (!whole.ok) throw problemOf(whole.refusal);
    return new Reply(csvOf(whole.lines), { headers });
  }
  const context = await contextOf(by, services);
  const changes = await exportChanges({ basket, format, again: again === 'true' }, stores, context);
  if (!changes.ok) throw problemOf(changes.refusal);
  return new Reply(csvOfChanges(changes), { headers });
}

export const exportAudienceRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: exportAudience,
});
