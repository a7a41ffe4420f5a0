import { maskContacts } from '../../../../shared/domain/contacts/mask.ts';
import { isIn } from '../../../../shared/domain/people/actor.ts';
import { apiRoute, type Call } from '../../../../shared/lambda/api-route.ts';
import { Env } from '../environment.ts';
import { buildServices, type Services } from '../services.ts';
import { Input, Output, route } from './contract.ts';

/** What was held and why, with the body as it came; only a head sees contacts in it. */
export async function showQuarantine({ stage, limit, cursor }: Input, { records, people }: Services, { by }: Call) {
  const page = await records.list(
    { index: 'board', of: `lead/${stage}` },
    { limit, ...(cursor !== undefined && { cursor }) },
  );
  const leads = await records.getMany(
    'lead',
    page.items.map(({ id }) => id),
  );
  const items = await Promise.all(
    leads.map(async ({ id, source, stage: held }) => {
      const submission = await people.get('submission', id, id);
      const rawBody = submission && (isIn(by, 'head') ? submission.rawBody : maskContacts(submission.rawBody));
      return {
        id,
        source,
        at: 'at' in held ? held.at : '',
        reason: 'reason' in held ? held.reason : '',
        ...(submission && { contentType: submission.contentType, rawBody }),
      };
    }),
  );
  return { items, ...(page.next !== undefined && { next: page.next }) };
}

export const showQuarantineRoute = apiRoute({
  route,
  env: Env,
  input: Input,
  output: Output,
  services: buildServices,
  run: showQuarantine,
});
