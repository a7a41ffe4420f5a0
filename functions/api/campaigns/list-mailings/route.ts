import { newestOf } from '../../../../shared/domain/records/newest-of.ts';
import { found } from '../../../../shared/domain/records/found.ts';
import { apiRoute } from '../../../../shared/lambda/api-route.ts';
import { mailingView } from '../campaigns.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** Mailings of a campaign a page at a time. */
export async function listMailings({ id, ...paged }: Input, { records }: Services) {
  const campaign = await found(records, 'campaign', id);
  const { items, ...next } = await newestOf('mailing', campaign.id, paged, records);
  return { items: items.map(mailingView), ...next };
}

export const listMailingsRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: listMailings,
});
