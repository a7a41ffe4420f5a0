/** Deals on their way through the API. A refused move says what is missing, with an example; a script fills in just that. */
import * as z from 'zod';
import { type Answer, type Client } from '../../../local/client.ts';
import { staff } from './system.ts';

const Refused = z.object({ missing: z.array(z.object({ field: z.string(), example: z.unknown() })) });

export type Missing = z.infer<typeof Refused>['missing'];

/** What an answer says is missing. */
export const missingIn = ({ body }: Answer): Missing => Refused.parse(body).missing;

/** The examples of what is missing, as `changes`: dotted paths become nested fields. */
export function changesFrom(missing: Missing): Record<string, unknown> {
  const changes: Record<string, unknown> = {};
  for (const { field, example } of missing) {
    const [first = '', ...rest] = field.split('.');
    changes[first] = rest.length === 0 ? example : { ...(changes[first] as object), [rest.join('.')]: example }; // nested by an earlier path
  }
  return changes;
}

/** Moves a deal, filling in whatever the gate asks for. */
export async function moveFilling(id: string, to: string, who: Client = staff('anna')): Promise<Answer> {
  const first = await who('POST', `/deals/${id}/moves`, { body: { to } });
  if (first.status !== 422) return first;
  return who('POST', `/deals/${id}/moves`, { body: { to, changes: changesFrom(missingIn(first)) } });
}

export const projectStages = [
  'new-deal',
  'discuss-terms',
  'send-quote',
  'agree-price',
  'payment-received',
  'production-ordered',
  'shipped',
] as const;
