/** Whether a win-back of a customer can begin: what the verdict says, and for letters somebody to write to, and something to offer. */
import type { Account } from '../accounts/account.ts';
import { offersNow } from '../campaigns/offers-now.ts';
import type { Offer } from '../campaigns/offer.ts';
import { dayOf, plusDays } from '../calendar/working-calendar.ts';
import type { Context } from '../records/context.ts';
import { languageOf } from '../refresh/nurture.ts';
import type { Reading } from '../refresh/records.ts';
import type { Beginning } from './begin.ts';
import { type Known, knownCustomer, type KnowingStores } from './known.ts';
import { lastOrderOf } from './last-order.ts';
import { type NoReader, type Reader, readerOf } from './reader.ts';
import { type Verdict, verdictOn } from './verdict.ts';
import { type Automatic, isAutomatic } from './win-back.ts';

export type Readiness =
  | { readonly is: 'ready'; readonly beginning: Omit<Beginning, 'counts'> }
  | Exclude<Verdict, { readonly is: 'due' }>
  | { readonly is: 'not'; readonly why: NoReader | 'no-offer' };

export type ReadinessStores = Omit<Reading, 'records'> & KnowingStores & { readonly records: Reading['records'] };

/** An offer ends no sooner than that, or nobody could take it. */
const leastOfferDays = 7;

/** As of an instant. */
export async function readinessOf(account: Account, stores: ReadinessStores, context: Context): Promise<Readiness> {
  const known = await knownCustomer(account, stores, context);
  const verdict = verdictOn(known.known);
  if (verdict.is !== 'due') return verdict;
  const { action, listed } = verdict;
  const today = dayOf(context.at, context.policy.calendar.timeZone);
  const lastOrder = await lastOrderOf(known.family, stores.records);
  const beginning = { account: known.family[0], action, listed, today, lastOrder };
  return isAutomatic(action) ? withLetters(action, beginning, known, stores, context) : { is: 'ready', beginning };
}

/** Somebody to write to, and for letters with an offer one to make. */
async function withLetters(
  action: Automatic,
  beginning: Extract<Readiness, { readonly is: 'ready' }>['beginning'],
  known: Known,
  stores: ReadinessStores,
  context: Context,
): Promise<Readiness> {
  const [offer, reader] = await Promise.all([
    offerFor(beginning.today, stores, context),
    readerFor(action, known, beginning.lastOrder?.dealId, stores, context),
  ]);
  if (typeof reader === 'string') return { is: 'not', why: reader };
  return action === 'letters' && !offer
    ? { is: 'not', why: 'no-offer' }
    : { is: 'ready', beginning: { ...beginning, reader, offer } };
}

/** Of the offers for customers who are won back, the first to end that holds long enough. */
async function offerFor(today: string, { records }: ReadinessStores, context: Context): Promise<Offer | undefined> {
  const offers = await offersNow(records, context);
  return offers.find(({ forWinBacks, until }) => forWinBacks === true && until >= plusDays(today, leastOfferDays));
}

async function readerFor(
  action: Automatic,
  { family }: Known,
  dealId: string | undefined,
  stores: ReadinessStores,
  { policy, at }: Context,
): Promise<Reader | NoReader> {
  const buyerId = dealId === undefined ? undefined : (await stores.records.get('deal', dealId))?.personId;
  return readerOf(family, { action, policy, language: languageOf(policy), at, buyerId }, stores);
}
