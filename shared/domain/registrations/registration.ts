import { v5 } from 'uuid';
import * as z from 'zod';
import { Day, Instant } from '../calendar/instant-schema.ts';
import { lazily } from '../lazily.ts';
import { By } from '../people/by.ts';
import { textKey } from '../text-key.ts';

const settled = { at: Instant, by: By } as const;

/** A project at an end customer that a dealer works on: theirs until a day, unless another dealer claimed it before. */
export const Registration = lazily(() =>
  z.strictObject({
    kind: z.literal('registration'),
    id: z.uuid(),
    version: z.int().positive(),
    /** The accounts of the dealer and of who will use it. */
    dealerId: z.uuid(),
    customerId: z.uuid(),
    project: z.string(),
    at: Instant,
    by: By,
    /** The last day it is protected. */
    until: Day,
    state: z.discriminatedUnion('name', [
      z.strictObject({ name: z.literal('protected') }),
      /** A second claimant: another dealer has the customer's project, by the registration named; a head decides. */
      z.strictObject({ name: z.literal('contested'), with: z.uuid() }),
      z.strictObject({ name: z.literal('rejected'), ...settled }),
      z.strictObject({ name: z.literal('released'), ...settled }),
    ]),
  }),
);
export type Registration = z.infer<ReturnType<typeof Registration>>;

const registrations = '7d1c61d4-0f0b-5b8e-8c5c-2f6f4b1b9a63'; // the name space of registrations; changing it would protect every project twice

/** The id of a dealer's registration of a project at a customer: registered again it is the same one. */
export const registrationId = ({
  dealerId,
  customerId,
  project,
}: Pick<Registration, 'dealerId' | 'customerId' | 'project'>): string =>
  v5(`${dealerId}/${customerId}/${textKey(project)}`, registrations);
