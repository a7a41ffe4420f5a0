/** What a person's letters go by beside consents: what was done that stops them, and when the next one may leave. */
import * as z from 'zod';
import { Instant } from '../calendar/instant-schema.ts';
import { lazily } from '../lazily.ts';
import { present } from '../present.ts';
import { letterTopics } from './letter.ts';

const signals = <N extends string>(...names: readonly N[]) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, Instant])) as Record<N, typeof Instant>).partial(); // each has one

/** The purpose of the consent without which no marketing letter leaves. */
export const marketing = 'marketing';

/** When the person last did something that letters stop for. */
const PersonSignals = () => signals('replied', 'asked', 'consentWithdrawn');
/** The same of somebody else at their account. */
export const AccountSignals = lazily(() => signals('colleagueReplied', 'dealOpened'));
export const Signals = lazily(() => PersonSignals().extend(AccountSignals().shape));
export type Signals = z.infer<ReturnType<typeof Signals>>;

/** What somebody unsubscribed from. */
export const topics = ['all', ...letterTopics] as const;
export type Topic = (typeof topics)[number];

export const PersonMail = lazily(() =>
  z.strictObject({
    signals: PersonSignals(),
    unsubscribed: z.array(z.enum(topics)),
    /** When the next marketing letter may leave. */
    freeAt: Instant.optional(),
    /** Mailings and the win-back whose letter waits for the next free moment, which is theirs before it is any programme's. */
    reserved: z.strictObject({ offer: z.uuid(), campaign: z.uuid(), winBack: z.uuid() }).partial().optional(),
    /** The one enrolment that may be running: the last that began. */
    enrolmentId: z.uuid().optional(),
  }),
);
export type PersonMail = z.infer<ReturnType<typeof PersonMail>>;

type WithMail = { readonly mail?: PersonMail | undefined };
export const mailOf = ({ mail }: WithMail): PersonMail => mail ?? { signals: {}, unsubscribed: [] };

/** The signals with one that was given again. Each time differs from the last, also within one millisecond. */
export function given<S extends Partial<Record<string, Instant>>>(before: S, name: keyof S & string, at: Instant): S {
  const last = before[name];
  const next = last !== undefined && last >= at ? new Date(Date.parse(last) + 1).toISOString() : at;
  return { ...before, [name]: next };
}

/** A person who has agreed to letters anew: what they unsubscribed from before holds no more. */
export const subscribed = <P extends WithMail>(person: P): P =>
  person.mail ? { ...person, mail: { ...person.mail, unsubscribed: [] } } : person;

const latest = (...instants: readonly (Instant | undefined)[]): Instant | undefined =>
  instants
    .filter((instant) => instant !== undefined)
    .toSorted()
    .at(-1);

/** A person who has just asked for something. Only who was ever enrolled has letters to stop. */
export const asking = <P extends WithMail>(person: P, at: Instant): P =>
  person.mail ? { ...person, mail: { ...person.mail, signals: given(person.mail.signals, 'asked', at) } } : person;

/** What two records of one person come to: everything either did, and no letter sooner than either allows. */
export function mergedMail(one: PersonMail, other: PersonMail): PersonMail {
  const names = Object.keys({ ...one.signals, ...other.signals }) as (keyof PersonMail['signals'])[]; // Object.keys forgets the key type
  return present({
    signals: present(Object.fromEntries(names.map((name) => [name, latest(one.signals[name], other.signals[name])]))),
    unsubscribed: [...new Set([...one.unsubscribed, ...other.unsubscribed])],
    freeAt: latest(one.freeAt, other.freeAt),
    reserved: (one.reserved ?? other.reserved) ? { ...other.reserved, ...one.reserved } : undefined,
    enrolmentId: one.enrolmentId ?? other.enrolmentId,
  });
}
