/** Accounts and persons as the API shows them. */
import * as z from 'zod';
import type { Account } from '../../../shared/domain/accounts/account.ts';
import { maskContacts } from '../../../shared/domain/contacts/mask.ts';
import { likenesses } from '../../../shared/domain/duplicates/duplicate.ts';
import { lazily } from '../../../shared/domain/lazily.ts';
import type { Actor } from '../../../shared/domain/people/actor.ts';
import { committeeRoles } from '../../../shared/domain/people/committee.ts';
import type { Person } from '../../../shared/domain/people/person.ts';
import { may } from '../../../shared/domain/people/rights.ts';
import { present } from '../../../shared/domain/present.ts';
import { CardShape } from '../../../shared/domain/records/card-shape.ts';
import type { Entry } from '../../../shared/domain/records/records.ts';
import { languages } from '../../../shared/domain/refresh/letter.ts';
import { mailOf, topics } from '../../../shared/domain/refresh/person-mail.ts';

const Role = z.enum(committeeRoles);

export const AccountView = lazily(() =>
  z.object({
    id: z.uuid(),
    version: z.int(),
    company: z.string().optional(),
    taxId: z.string().optional(),
    segment: z.string().optional(),
    region: z.string().optional(),
    owner: z.string().optional(),
    mainPersonId: z.uuid(),
    referredBy: z.uuid().optional(),
    mergedInto: z.uuid().optional(),
    /** The dealer who has its project to themselves until a day, by which registration. */
    protectedFor: z.object({ registrationId: z.uuid(), dealerId: z.uuid(), until: z.string() }).optional(),
  }),
);
export type AccountView = z.infer<ReturnType<typeof AccountView>>;

/** A company may be called by a contact, which only those see who may read contacts. */
const companyShown = (by: Actor, owner: string | undefined, company: string | undefined): string | undefined =>
  company === undefined || may(by, 'read-contacts', owner) ? company : maskContacts(company);

export const accountView = (
  by: Actor,
  { id, version, company, taxId, segment, region, owner, mainPersonId, referredBy, mergedInto, protectedFor }: Account,
): AccountView => ({
  id,
  version,
  mainPersonId,
  ...present({
    company: companyShown(by, owner, company),
    taxId,
    segment,
    region,
    owner,
    referredBy,
    mergedInto,
    protectedFor,
  }),
});

export const PersonView = lazily(() =>
  z.object({
    id: z.uuid(),
    version: z.int(),
    accountId: z.uuid().optional(),
    role: Role.optional(),
    language: z.enum(languages).optional(),
    timeZone: z.string().optional(),
    isMain: z.boolean(),
    mergedInto: z.uuid().optional(),
    erasedAt: z.string().optional(),
    masked: z.boolean(),
    name: z.string().optional(),
    email: z.string().optional(),
    phone: z.string().optional(),
  }),
);

/** What a person agreed to by now, and which letters they want no more. */
export const ConsentsView = lazily(() =>
  z.object({
    id: z.uuid(),
    version: z.int(),
    consents: z.record(z.string(), z.object({ textVersion: z.string(), at: z.string() })),
    letters: z.object({
      /** `all`, or the baskets whose letters they do not want. */
      unsubscribed: z.array(z.enum(topics)),
      /** When they last agreed no more to any. */
      consentWithdrawnAt: z.string().optional(),
    }),
  }),
);
type ConsentsView = z.infer<ReturnType<typeof ConsentsView>>;

export function consentsView({ id, version, consents, ...person }: Person): ConsentsView {
  const { unsubscribed, signals } = mailOf(person);
  const given = Object.entries(consents).map(([purpose, { textVersion, at }]) => [purpose, { textVersion, at }]);
  return {
    ...{ id, version, consents: Object.fromEntries(given) as ConsentsView['consents'] }, // each has one
    letters: { unsubscribed, ...present({ consentWithdrawnAt: signals.consentWithdrawn }) },
  };
}

/** A request, a deal, or an account in a list. */
export { CardShape as EntryView };
type EntryView = z.infer<ReturnType<typeof CardShape>>;

/** An entry without what looks like a contact, for those who may not see any. */
export const entryView = (by: Actor, { id, version, card }: Entry): EntryView => ({
  id,
  version,
  ...card,
  ...present({
    company: companyShown(by, card.owner, card.company),
    product: companyShown(by, card.owner, card.product),
  }),
});

/** A pair that may be one record, seen from one of the two. */
export const SuspicionView = lazily(() =>
  z.object({ id: z.uuid(), with: z.uuid(), why: z.enum(likenesses), foundAt: z.string() }),
);
