/** A lead that staff enter by hand, and what intake makes of one from anywhere. */
import * as z from 'zod';
import { companyDomain, normaliseEmail } from '../contacts/email.ts';
import { normalisePhone } from '../contacts/phone.ts';
import type { Context } from '../records/context.ts';
import { present } from '../present.ts';
import { Problem } from '../problem.ts';
import type { Secrets } from '../secrets.ts';
import { leadOrigins } from '../settings/settings.ts';
import { saidDetails } from './lead.ts';
import { saidIfAny, saidText } from '../said-text.ts';
import type { Prepared } from './take-in.ts';
import { lazily } from '../lazily.ts';

const { company, need, product, referredBy, lane } = saidDetails;

export const NewLead = lazily(() =>
  z.strictObject({
    source: saidText(50),
    origin: z.enum(leadOrigins).optional(),
    name: saidText(200).optional(),
    email: saidIfAny(300),
    phone: saidIfAny(60),
    message: saidIfAny(8000),
    segment: saidIfAny(50),
    region: saidIfAny(100),
    productGroup: saidIfAny(50),
    taxId: saidIfAny(30),
    ...z.strictObject({ company, need, product, referredBy, lane }).partial().shape,
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
  secrets: Pick<Secrets, 'hash'>,
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
      details: present(details),
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
