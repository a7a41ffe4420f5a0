/** Every kind of record, and the one way to change them. */
import type * as z from 'zod';
import { Account } from '../accounts/account.ts';
import { Referral } from '../accounts/referral.ts';
import { Balance } from '../accounts/balance.ts';
import { ExportedAudience } from '../audiences/exported-audience.ts';
import type { Instant } from '../calendar/instant-schema.ts';
import { Campaign } from '../campaigns/campaign.ts';
import { Mailing } from '../campaigns/mailing.ts';
import { Offer } from '../campaigns/offer.ts';
import { Claim as CustomerClaim } from '../claims/claim.ts';
import { Competitor } from '../competitors/competitor.ts';
import { Contract } from '../contracts/contract.ts';
import { Cost } from '../costs/cost.ts';
import { Deal } from '../deals/deal.ts';
import { Quote } from '../deals/quote.ts';
import { Duplicate } from '../duplicates/duplicate.ts';
import type { Counted } from '../facts/counted-shape.ts';
import type { FactDraft, FactType } from '../facts/draft.ts';
import type { Fact } from '../facts/fact.ts';
import { SentFile } from '../files/file.ts';
import type { Lane } from '../leads/lane.ts';
import { Lead } from '../leads/lead.ts';
import { Market } from '../market/market.ts';
import { Merge } from '../merges/merge.ts';
import type { By } from '../people/by.ts';
import type { FollowedKind } from '../pipeline/where.ts';
import { NoticeChoices } from '../notices/kinds.ts';
import { Notice } from '../notices/notice.ts';
import { Desk } from '../people/desk.ts';
import { Person } from '../people/person.ts';
import { Hypothesis } from '../hypotheses/hypothesis.ts';
import type { Excerpt } from './excerpt.ts';
import { Import } from '../imports/import.ts';
import { HeldErpEvent } from '../purchases/erp-event.ts';
import { Purchase } from '../purchases/purchase.ts';
import { SalesPlan } from '../plans/plan.ts';
import { Product } from '../products/product.ts';
import { Breaker } from '../refresh/breaker.ts';
import { Enrolment, type WaitCause } from '../refresh/enrolment.ts';
import { SentLetter, Suppression } from '../refresh/sent-letter.ts';
import { Registration } from '../registrations/registration.ts';
import { Review } from '../reviews/review.ts';
import { Score } from '../return/score.ts';
import { Scoring } from '../return/scoring-record.ts';
import { SettingsHead, SettingVersion } from '../settings/settings.ts';
import { Note } from '../tasks/note.ts';
import { Activity, Task } from '../tasks/task.ts';
import { Delivery } from '../webhooks/delivery.ts';
import { Webhook } from '../webhooks/webhook.ts';
import { WinBackCounts } from '../win-backs/counts.ts';
import { WinBack } from '../win-backs/win-back.ts';

/** The shape of each kind of record. */
export const recordSchemas = {
  lead: Lead,
  deal: Deal,
  account: Account,
  balance: Balance,
  person: Person,
  desk: Desk,
  task: Task,
  activity: Activity,
  note: Note,
  cost: Cost,
  competitor: Competitor,
  plan: SalesPlan,
  hypothesis: Hypothesis,
  review: Review,
  market: Market,
  quote: Quote,
  purchase: Purchase,
  'erp-event': HeldErpEvent,
  'settings-head': SettingsHead,
  'setting-version': SettingVersion,
  import: () => Import,
  merge: Merge,
  referral: Referral,
  duplicate: Duplicate,
  registration: Registration,
  product: Product,
  webhook: Webhook,
  delivery: Delivery,
  file: SentFile,
  claim: CustomerClaim,
  contract: Contract,
  enrolment: Enrolment,
  letter: SentLetter,
  suppression: Suppression,
  breaker: Breaker,
  offer: Offer,
  campaign: Campaign,
  mailing: Mailing,
  audience: ExportedAudience,
  notice: Notice,
  'notice-choices': NoticeChoices,
  score: Score,
  scoring: Scoring,
  'win-back': WinBack,
  'win-back-counts': WinBackCounts,
} as const satisfies Record<string, () => z.ZodType<{ kind: string; id: string; version: number }>>;

export type RecordKind = keyof typeof recordSchemas;
export type RecordOf<K extends RecordKind> = z.infer<ReturnType<(typeof recordSchemas)[K]>>;
export type AnyRecord = { [K in RecordKind]: RecordOf<K> }[RecordKind];
export type Ref<K extends RecordKind = RecordKind> = { readonly kind: K; readonly id: string };

/**
 * The new state of one record, and the version it must still be at. Versions rise by one with every commit. `gone`: this is
 * its last version, whose facts stay in the journal, and from now on there is no such record.
 */
export type Change = { readonly record: AnyRecord; readonly expected: number | 'new'; readonly gone?: true };

/** A key that one record only may hold: a contact key, a tax id. Claiming what one holds already is no change. */
export type Claim = { readonly key: string; readonly holder: Ref };

/** What has to be so for a commit, and is not changed by it: a record still at a version, a key that nobody holds. */
export type Condition =
  | { readonly unchanged: Ref; readonly version: number }
  | { readonly unheld: string; readonly by: Ref };

/** A fact before its commit: what happened, and to which of the records changed. */
export type Draft = FactDraft & { readonly subject: Ref; readonly generation?: number; readonly counted?: Counted };

/** What a decision changes: all of it in one transaction, or nothing. */
export type Plan = {
  readonly changes: readonly Change[];
  readonly claims: readonly Claim[];
  readonly releases: readonly Claim[];
  /** @default - none */
  readonly conditions?: readonly Condition[];
  readonly facts: readonly Draft[];
};

/** A request that must take effect once: the same key and fingerprint again gets the first answer. */
export type Idempotency = {
  readonly key: string;
  readonly fingerprint: string;
  readonly answer: unknown;
  /** How long it is remembered. @default 24 hours */
  readonly seconds?: number;
};

export type Commit = Plan & {
  /** When it happened: the instant of the decision. */
  readonly at: Instant;
  readonly by: By;
  readonly origin: 'live' | 'import' | 'demo';
  /** The revision of the settings the decision was made under. */
  readonly policy: number;
  readonly idempotency?: Idempotency;
  /** The id of a note in `People` that the first fact carries. */
  readonly note?: string;
};

export type Page<T> = { readonly items: readonly T[]; readonly next?: string };

/** What indexes hold of a record: enough for a card on a board. */
export type Entry = {
  readonly kind: RecordKind;
  readonly id: string;
  readonly version: number;
  readonly leg?: number;
  readonly generation?: number;
  readonly card: Card;
};

export type Card = {
  readonly stage?: string;
  readonly company?: string;
  readonly owner?: string;
  readonly reservedFor?: string;
  readonly segment?: string;
  readonly lane?: Lane;
  readonly product?: string;
  readonly process?: string;
  readonly amount?: { readonly netMinor: number; readonly currency: string };
  readonly enteredAt?: string;
  readonly dueAt?: string;
  readonly overdue?: boolean;
  readonly waitUntil?: string;
  readonly about?: string;
  readonly title?: string;
  /** What a task is about. */
  readonly subject?: { readonly kind: string; readonly id: string };
  readonly focus?: boolean;
  /** What the next letter of an enrolment waits for. */
  readonly waitsFor?: WaitCause;
};

/** Where a workflow parked: the leg and generation it saw, and the token that lets it go on. */
export type Waiting = {
  readonly leg: number;
  readonly generation: number;
  readonly token: string;
  readonly execution: string;
  readonly until: string;
  readonly definition: string;
};

export type Parked<R> = { readonly record: R; readonly waiting?: Waiting; readonly changedAt: Instant };

/** Which list of an index: a board's stage, what one person of the staff holds, or what belongs to another record; or what of one kind is sorted under a beginning there. */
export type Listing =
  | { readonly index: 'board'; readonly of: string; readonly begins?: string }
  | { readonly index: 'owner' | 'parent'; readonly of: string; readonly kind?: RecordKind; readonly begins?: string };

/**
 * The store of records and facts. Reads by id are consistent; lists follow within a second.
 */
export type Records = {
  get: <K extends RecordKind>(kind: K, id: string) => Promise<RecordOf<K> | undefined>;
  /** Those that exist, in no order. */
  getMany: <K extends RecordKind>(kind: K, ids: readonly string[]) => Promise<RecordOf<K>[]>;
  holderOf: (key: string) => Promise<Ref | undefined>;
  list: (listing: Listing, page?: { limit?: number; cursor?: string; newestFirst?: boolean }) => Promise<Page<Entry>>;
  /** Records with where their workflows wait, if they have parked, and when they last changed by the wall clock. */
  standing: <K extends FollowedKind | 'import'>(kind: K, ids: readonly string[]) => Promise<Parked<RecordOf<K>>[]>;
  /**
   * The answer a request got before; nothing when it is new.
   *
   * @throws KeyReused
   */
  answered: (request: Pick<Idempotency, 'key' | 'fingerprint'>) => Promise<{ readonly answer: unknown } | undefined>;
  /**
   * Commits a plan.
   *
   * @throws StaleVersion when a record is no longer at the version expected, of those that are changed or stand as conditions
   * @throws KeyTaken when another record holds a claimed key, or anybody one that has to be unheld
   * @throws AlreadyDone when the request took effect before: it carries the first answer
   * @throws KeyReused when the idempotency key came with another request
   * @throws TooLarge when a record or the whole does not fit into a transaction
   * @throws Busy when the store refuses for longer than the commit may try
   */
  commit: (commit: Commit) => Promise<readonly Fact[]>;
};

export type Changed = { readonly kind: string; readonly id: string; readonly version: number };

/** The journal, read. */
export type Journal = {
  /** What was changed by facts recorded within a time, both ends included, in that order; a record as often as it changed. */
  changesBetween: (from: Instant, to: Instant) => Promise<readonly Changed[]>;
  /** Facts of one record, by version; `after` is the version to start behind. */
  of: (
    record: Pick<Ref, 'id'>,
    page?: { after?: number; limit?: number; newestFirst?: boolean; cursor?: string },
  ) => Promise<Page<Fact>>;
};

/** Which facts are asked for: those of some types, and with `counted` whatever tells what figures count. */
export type Happened = { readonly types: readonly FactType[]; readonly counted?: true };
/** Of records of some kinds only, and of the data of each fact what is named. */
export type Excerpted = Happened & { readonly kinds: readonly RecordKind[]; readonly names: readonly string[] };

/** The journal by when things happened: what reports are made of. */
export type History = {
  /** Facts from an instant on and before another, a page after the other, in no order. */
  happened: (from: Instant, before: Instant, asked: Happened) => AsyncIterable<readonly Fact[]>;
};

/** The same of what is asked for by a million. */
export type Excerpts = {
  excerpts: (from: Instant, before: Instant, asked: Excerpted) => AsyncIterable<readonly Excerpt[]>;
};
