/** Leads a win-back on: through its letters and its call. */
import type { Account } from '../accounts/account.ts';
import { isOnOffer } from '../campaigns/offer.ts';
import { dayOf } from '../calendar/working-calendar.ts';
import type { Where } from '../executions.ts';
import { familyOf, findSurvivor } from '../merges/aliases.ts';
import type { Person } from '../people/person.ts';
import { present } from '../present.ts';
import type { Context } from '../records/context.ts';
import { found } from '../records/found.ts';
import type { Records } from '../records/records.ts';
import { isPaused } from '../refresh/judge-mail.ts';
import { leadOn } from '../refresh/lead-on.ts';
import { languageOf, type Nurturing } from '../refresh/nurture.ts';
import type { PersonMail } from '../refresh/person-mail.ts';
import { mailboxOf, seenBy, signalsOf } from '../refresh/records.ts';
import { sendingWindow } from '../refresh/sending-window.ts';
import type { Buyers } from '../return/buyer.ts';
import { dayOf as dayOfNumber } from '../return/day-number.ts';
import { advance, type Stands } from './advance.ts';
import { callOf } from './call.ts';
import type { KnownAttempt } from './next-action.ts';
import { obstacleOf } from './obstacle.ts';
import type { WinBack } from './win-back.ts';

export type WinningBack = Nurturing & { readonly buyers: Pick<Buyers, 'get'> };

/** Does all that is due of it, for the execution of one generation. @returns where the execution parks, or that it has ended */
export const leadWinBack = (id: string, generation: number, services: WinningBack): Promise<Where> =>
  leadOn<WinBack>(
    generation,
    {
      by: 'return',
      read: () => found(services.records, 'win-back', id),
      look: async (winBack, context) => {
        const { stands, known } = await standsOf(winBack, services, context);
        const window = sendingWindow(context.policy.calendar, stands.person?.timeZone);
        return {
          about: { account: stands.account, offers: stands.offer ? [stands.offer] : [] },
          step: (isBusy) => advance(stands, { ...known, isBusy }, window, context),
        };
      },
    },
    services,
  );

type Looked = { readonly stands: Stands; readonly known: KnownAttempt };

async function standsOf(winBack: WinBack, services: WinningBack, context: Context): Promise<Looked> {
  const { records } = services;
  const account = await found(records, 'account', winBack.accountId);
  const [person, offer, task, isMailPaused, buying] = await Promise.all([
    readerOf(winBack, records),
    winBack.offerId === undefined ? undefined : records.get('offer', winBack.offerId),
    callOf(winBack, records),
    isPaused(records),
    buyingOf(account, services, context),
  ]);
  const language = person?.language ?? languageOf(context.policy);
  const { suppressionKey, ...mail } = await mailOf(person, language, services, context.at);
  return {
    stands: { winBack, account, person, offer, task, language, ...present({ suppressionKey }) },
    known: {
      ...{ isMerged: account.mergedInto !== undefined, signals: signalsOf(person, account) },
      ...{ isOfferOver: offer !== undefined && !isOnOffer(offer, context), isPaused: isMailPaused },
      ...{ isBusy: false, isCallOpen: task !== undefined },
      ...buying,
      ...mail,
    },
  };
}

/** Whom its letters go to, as they go on by now; nobody once erased. */
async function readerOf({ personId }: WinBack, records: Pick<Records, 'get'>): Promise<Person | undefined> {
  const person = personId === undefined ? undefined : await findSurvivor('person', personId, records);
  return person?.erasedAt === undefined ? person : undefined;
}

/** The day of their last order, and what keeps anybody from selling to them. */
async function buyingOf(
  account: Account,
  { records, buyers }: WinningBack,
  { at, policy }: Context,
): Promise<Pick<KnownAttempt, 'lastOn' | 'obstacle'>> {
  const family = await familyOf('account', account, records);
  const [obstacle, bought] = await Promise.all([
    obstacleOf(family, dayOf(at, policy.calendar.timeZone), records),
    Promise.all(family.map(({ id }) => buyers.get(id))),
  ]);
  const last = bought
    .flatMap((buyer) => buyer?.purchases.at(-1)?.day ?? [])
    .toSorted((a, b) => a - b)
    .at(-1);
  return { lastOn: last === undefined ? undefined : dayOfNumber(last), obstacle: obstacle?.kind };
}

type Mail = Pick<KnownAttempt, 'person' | 'versions' | 'seen'> & { readonly suppressionKey?: string };

/** What is known of whom its letters go to. Only another offer goes before it. */
async function mailOf(
  person: Person | undefined,
  language: Stands['language'],
  services: WinningBack,
  at: string,
): Promise<Mail> {
  if (!person) return { person: undefined, versions: new Map(), seen: new Set() };
  const versions = await services.letters.versions('return', language, at);
  const [{ known, suppressionKey }, seen] = await Promise.all([
    mailboxOf(person, ['all', 'return'], services, offersOf),
    seenBy(person, [...versions.values()], services.records),
  ]);
  return { person: known, versions, seen, ...present({ suppressionKey }) };
}

const offersOf = ({ offer }: NonNullable<PersonMail['reserved']>) => present({ offer });
