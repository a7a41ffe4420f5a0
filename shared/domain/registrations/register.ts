/** A dealer's claim to a project, and what a head says of it. */
import * as z from 'zod';
import type { Account } from '../accounts/account.ts';
import { dayOf, plusDays } from '../calendar/working-calendar.ts';
import { lazily } from '../lazily.ts';
import { byOf } from '../people/by.ts';
import { may } from '../people/rights.ts';
import type { Context } from '../records/context.ts';
import { change, type Decision, together } from '../records/plan.ts';
import type { Plan } from '../records/records.ts';
import { forbid, refuse } from '../records/refusal.ts';
import { type Registration, registrationId } from './registration.ts';

export const NewRegistration = lazily(() =>
  z.strictObject({
    dealerId: z.uuid(),
    customerId: z.uuid(),
    project: z.string().trim().min(1).max(200),
  }),
);
export type NewRegistration = z.infer<ReturnType<typeof NewRegistration>>;

/** What a registration looks at: both accounts as they go on by now, and what is there under its id. */
export type RegistrationRecords = {
  readonly dealer: Account;
  readonly customer: Account;
  readonly before: Registration | undefined;
};

type Registered = Decision<{ registration: Registration }>;

const standing: readonly Registration['state']['name'][] = ['protected', 'contested'];

/** Whether a registration holds on a day. */
const isStanding = ({ state, until }: Registration, today: string): boolean =>
  standing.includes(state.name) && today <= until;

/**
 * Registers a project for a dealer, for the days the settings say. A customer whose project is another dealer's makes
 * it contested: a head decides. Registered again while it stands nothing changes; after that it begins anew.
 */
export function registerProject(
  { project }: Pick<NewRegistration, 'project'>,
  { dealer, customer, before }: RegistrationRecords,
  context: Context,
): Registered {
  const { by, at, policy } = context;
  if (!may(by, 'register-project', dealer.owner)) return forbid('the dealer is another manager’s');
  if (dealer.id === customer.id) return refuse('dealer-itself', 'a dealer registers a project of somebody else');
  const today = dayOf(at, policy.calendar.timeZone);
  if (before && isStanding(before, today)) return { ok: true, registration: before, plan: together() };
  const registration = registrationOf(project, { dealer, customer, before }, context);
  const { state, until, dealerId, customerId } = registration;
  const data = { dealerId, customerId, until, ...('with' in state && { contestedWith: state.with }) };
  const registered = change(before, registration, { type: 'ProjectRegistered', data });
  const isTheirs = state.name === 'protected';
  return {
    ok: true,
    registration,
    plan: isTheirs ? together(registered, protecting(customer, registration)) : registered,
  };
}

function registrationOf(
  project: string,
  { dealer, customer, before }: RegistrationRecords,
  { by, at, policy }: Context,
): Registration {
  const today = dayOf(at, policy.calendar.timeZone);
  const ids = { dealerId: dealer.id, customerId: customer.id };
  const rival = rivalOf(dealer, customer, today);
  return {
    kind: 'registration',
    id: registrationId({ ...ids, project }),
    version: (before?.version ?? 0) + 1,
    ...ids,
    project,
    at,
    by: byOf(by),
    until: plusDays(today, policy.thresholds.dealerProtectionDays),
    state: rival === undefined ? { name: 'protected' } : { name: 'contested', with: rival },
  };
}

/** The registration by which the customer is another dealer's. */
function rivalOf({ id }: Account, { protectedFor }: Account, today: string): string | undefined {
  if (!protectedFor || protectedFor.dealerId === id || today > protectedFor.until) return undefined;
  return protectedFor.registrationId;
}

/** The customer whose project is this dealer's from now on. */
function protecting(customer: Account, { id, dealerId, until }: Registration): Plan {
  return edited(customer, { ...customer, protectedFor: { registrationId: id, dealerId, until } });
}

/** The customer whose project is nobody's any more, where it was by this registration. */
function freeing(customer: Account, { id }: Registration): Plan {
  const { protectedFor, ...free } = customer;
  return protectedFor?.registrationId === id ? edited(customer, free) : together();
}

const edited = (before: Account, after: Account): Plan =>
  change(
    before,
    { ...after, version: before.version + 1 },
    { type: 'AccountEdited', data: { fields: ['protectedFor'] } },
  );

export const settlements = ['protected', 'rejected', 'released'] as const;
type Settlement = (typeof settlements)[number];

/** A head says whose a contested project is; who works the dealer may release it. Said so already nothing changes. */
export function settleProject(
  registration: Registration,
  as: Settlement,
  { dealer, customer }: Pick<RegistrationRecords, 'dealer' | 'customer'>,
  { by, at }: Context,
): Registered {
  const mayRelease = as === 'released' && may(by, 'register-project', dealer.owner);
  if (!mayRelease && !may(by, 'settle-project')) return forbid('only a head of sales decides whose a project is');
  const { name } = registration.state;
  if (name === as) return { ok: true, registration, plan: together() };
  if (!standing.includes(name))
    return refuse('registration-ended', `the registration is ${name}; register the project anew`);
  const state = as === 'protected' ? ({ name: as } as const) : ({ name: as, at, by: byOf(by) } as const);
  const after: Registration = { ...registration, version: registration.version + 1, state };
  const settled = change(registration, after, { type: 'ProjectSettled', data: { as } });
  const beside = as === 'protected' ? protecting(customer, after) : freeing(customer, after);
  return { ok: true, registration: after, plan: together(settled, beside) };
}
