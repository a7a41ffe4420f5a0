import * as z from 'zod';
import { cameWith } from '../imports/came-with.ts';
import { Instant } from '../calendar/instant-schema.ts';
import { TimeZone } from '../calendar/working-calendar.ts';
import { committeeRoles } from './committee.ts';
import { lazily } from '../lazily.ts';
import { mostAliases } from '../merges/aliases.ts';
import { languages } from '../refresh/letter.ts';
import { PersonMail } from '../refresh/person-mail.ts';

export const Consent = lazily(() =>
  z.strictObject({ textVersion: z.string(), at: Instant, evidenceId: z.uuid(), ...cameWith() }),
);

/** The part of a person that rules need. What is readable, names, phones and e-mails, is in `People` under the same id. */
export const Person = lazily(() =>
  z.strictObject({
    kind: z.literal('person'),
    id: z.uuid(),
    version: z.int().positive(),
    accountId: z.uuid().optional(),
    /** Requests of the last days that a new one may be a touch on; whether they are still open, the leads themselves say. */
    openLeads: z.array(z.strictObject({ id: z.uuid(), productGroup: z.string().optional(), at: Instant })),
    /** Keys of the e-mail addresses and phones that lead to this person. */
    contactKeys: z.array(z.string()),
    consents: z.record(z.string(), Consent()),
    mail: PersonMail().optional(),
    /** What letters to them are written in, and in whose hours they leave; the plant's where nobody knows. */
    language: z.enum(languages).optional(),
    timeZone: TimeZone.optional(),
    /** What the person decides at the account. */
    role: z.enum(committeeRoles).optional(),
    /** Nothing is known of them any more but that they were there. */
    erasedAt: Instant.optional(),
    /** It is an alias of that person: its keys and requests stay, and reads go on to them. */
    mergedInto: z.uuid().optional(),
    /** Persons that were merged into this one. */
    aliases: z.array(z.uuid()).max(mostAliases).optional(),
    ...cameWith(),
  }),
);
export type Person = z.infer<ReturnType<typeof Person>>;
