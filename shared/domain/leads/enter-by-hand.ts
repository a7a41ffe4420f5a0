/** A lead that staff enter by hand, and what intake makes of one from anywhere. */
import * as z from 'zod';
import { companyDomain, normaliseEmail } from '../contacts/email.ts';
import { normalisePhone } from '../contacts/phone.ts';
import type { Context } from '../records/context.ts';
import { present } from '../present.ts';
import { Problem } from '../problem.ts';
import type { Secrets } from '../secrets.ts';
import { leadOrigins } from '../settings/settings.ts';
import { leadDetails } from './lead.ts';
import type { Prepared } from './take-in.ts';
import { lazily } from '../lazily.ts';

const { company, segment, region, need, product, productGroup, taxId, referredBy } = leadDetails;

export const NewLead = lazily(() =>
  z.strictObject({
    source: z.string().max(50),
    origin: z.enum(leadOrigins).optional(),
    name: z.string().trim().min(1).max(200).optional(),
    email: z.string().max(300).optional(),
    phone: z.string().max(60).optional(),
    message: z.string().max(8000).optional(),
    ...z.strictObject({ company, segment, region, need, product, productGroup, taxId, referredBy }).partial().shape,
  }),
);
export type NewLead = z.infer<ReturnType<typeof NewLead>>;

/** The keys by which a person is found again: keyed hashes of the normalised e-mail and phone, the e-mail first. */
export async function contactKeysOf(
  { email, phone }: { email?: string | undefined; phone?: string | undefined },
  secrets: Pick<Secrets, 'hash'>,
): Promise<string[]> {
  const keyed = [
    ...(email === undefined ? [] : [`email/${email}`]),
    ...(phone === undefined ? [] : [`phone/${phone}`]),
  ];
  return Promise.all(keyed.map((key) => secrets.hash('contact', key)));
}

/** The key of the sender's company, as far as its mail tells of one. */
export async function mailDomainKeyOf(
  email: string | undefined,
  secrets: Pick<Secrets, 'hash'>,
): Promise<string | undefined> {
  const domain = companyDomain(email);
  return domain === undefined ? undefined : secrets.hash('contact', `domain/${domain}`);
}

/**
 * Reads what was typed in.
 *
 * @throws Problem 422 when neither the e-mail nor the phone is one, or the source is not in the settings
 */
export async function prepareByHand(
  { source, origin, name, email, phone, message, ...details }: NewLead,
  { at, policy, newId }: Context,
  secrets: Secrets,
): Promise<Prepared> {
  if (!policy.sources.some(({ id }) => id === source)) throw sourceUnknown(source, policy);
  const contacts = present({
    email: email === undefined ? undefined : normaliseEmail(email),
    phone: phone === undefined ? undefined : normalisePhone(phone, policy.company.country)?.e164,
  });
  const contactKeys = await contactKeysOf(contacts, secrets);
  if (contactKeys.length === 0) throw contactNeeded([email, phone]);
  const [leadId, newPersonId] = [newId(), newId()];
  const known = present({ name, ...contacts });
  const verdict = { name: 'new' } as const;
  const submission = { rawBody: '', contentType: 'by hand', ...known, ...present({ message }) };
  return {
    request: {
      leadId,
      newPersonId,
      touch: { at, source },
      ...present({ origin }),
      details,
      contactKeys,
      ...present({ mailDomainKey: await mailDomainKeyOf(contacts.email, secrets) }),
      consents: [],
      verdict,
    },
    brought: { submission, contacts: known, evidence: [] },
  };
}

const sourceUnknown = (source: string, { sources }: Context['policy']): Problem =>
  new Problem({
    status: 422,
    code: 'source-unknown',
    detail: `there is no source ${source}; there are ${sources.map(({ id }) => id).join(', ')}`,
  });

const contactNeeded = (given: readonly (string | undefined)[]): Problem =>
  new Problem({
    status: 422,
    code: 'contact-needed',
    detail: `an e-mail or a phone is needed; given: ${given.filter((text) => text !== undefined).join(', ') || 'neither'}`,
  });
