/** A request and what it brought: decided, and kept with people under the ids decided, before the commit. */
import type { Contacts, Evidence, People, PersonalItem, Submission } from '../people/people.ts';
import type * as z from 'zod';
import type { Context } from '../records/context.ts';
import type { Records } from '../records/records.ts';
import { productsCalled } from '../products/named.ts';
import { knownSender } from './known-sender.ts';
import { receive, type Received, type Request } from './receive.ts';

/** What of a request is readable: as it was typed in, as it was understood, and how each consent was given. */
export type Brought = {
  readonly submission: Submission;
  readonly contacts: Contacts;
  readonly evidence: readonly { readonly id: string; readonly value: z.infer<typeof Evidence> }[];
};

export type Prepared = { readonly request: Request; readonly brought: Brought };

type Stores = { readonly records: Pick<Records, 'get' | 'getMany' | 'holderOf'>; readonly people: Pick<People, 'put'> };

/** Decides what a request becomes. A rival may make it something else: then it is decided, and kept, once more. */
export async function takeIn(
  { request, brought }: Prepared,
  { records, people }: Stores,
  context: Context,
): Promise<Received> {
  const [known, products] = await Promise.all([
    knownSender(request, records),
    productsCalled(request.details, records),
  ]);
  const received = receive(request, known, { ...context, products });
  await people.put(itemsOf(request, brought, received));
  return received;
}

/** The submission under its lead, whatever number it is there; contacts of a new person only, since a stranger may not change a customer's. */
function itemsOf(
  { leadId: id, newPersonId }: Request,
  { submission, contacts, evidence }: Brought,
  { leadId, personId }: Received,
): PersonalItem[] {
  return [
    { kind: 'submission', of: leadId, id, value: submission },
    ...(personId === newPersonId ? [{ kind: 'contacts', of: personId, id: personId, value: contacts } as const] : []),
    ...evidence.map(
      ({ id: evidenceId, value }) => ({ kind: 'evidence', of: personId, id: evidenceId, value }) as const,
    ),
  ];
}
