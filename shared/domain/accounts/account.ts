import * as z from 'zod';
import { Day, type Instant } from '../calendar/instant-schema.ts';
import { cameWith } from '../imports/came-with.ts';
import { lazily } from '../lazily.ts';
import { mostAliases } from '../merges/aliases.ts';
import { AccountSignals, given } from '../refresh/person-mail.ts';

/** A company, or a private buyer, that may buy. */
export const Account = lazily(() =>
  z.strictObject({
    kind: z.literal('account'),
    id: z.uuid(),
    version: z.int().positive(),
    /** Absent for a private buyer: a person's name is only in `People`. */
    company: z.string().optional(),
    taxId: z.string().optional(),
    segment: z.string().optional(),
    region: z.string().optional(),
    owner: z.string().optional(),
    mainPersonId: z.uuid(),
    /** The account that recommended us. */
    referredBy: z.uuid().optional(),
    /** What happened at it that stops letters to its persons. */
    signals: AccountSignals().optional(),
    /** The last attempt to win it back, and the day that began. */
    winBack: z.strictObject({ id: z.uuid(), on: Day }).optional(),
    /** The dealer who has its project to themselves until a day. */
    protectedFor: z.strictObject({ registrationId: z.uuid(), dealerId: z.uuid(), until: Day }).optional(),
    /** It is an alias of that one: its members stay, and reads go on to it. */
    mergedInto: z.uuid().optional(),
    /** Accounts that were merged into this one. */
    aliases: z.array(z.uuid()).max(mostAliases).optional(),
    ...cameWith(),
  }),
);
export type Account = z.infer<ReturnType<typeof Account>>;

/** The account a version later, for whose people a deal was opened: their letters stop. */
export const withDealOpened = (account: Account, at: Instant): Account => ({
  ...account,
  version: account.version + 1,
  signals: given(account.signals ?? {}, 'dealOpened', at),
});
