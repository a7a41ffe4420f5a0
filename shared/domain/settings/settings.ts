/** What people of the plant change without a programmer: each setting with its schema, and the policy they make together. */
import * as z from 'zod';
import { Day, Instant } from '../calendar/instant-schema.ts';
import { WorkingCalendar } from '../calendar/working-calendar.ts';
import { Form } from '../forms/form.ts';
import { groups } from '../people/actor.ts';
import { committeeRoles } from '../people/committee.ts';
import { lifecycleStages } from '../costs/lifecycle-stages.ts';
import { lazily } from '../lazily.ts';
import { lanes } from '../leads/lane.ts';
import { noticeKinds } from '../notices/kinds.ts';
import { LetterName, LetterSeries, Programme } from '../refresh/programme.ts';
import { Id, Title, uniqueIds } from './entries.ts';
import { hasRightTaxId, Seller } from './seller.ts';

const Titled = z.strictObject({ id: Id, title: Title });
const Days = z.int().positive().max(365);
const Minutes = z
  .int()
  .positive()
  .max(60 * 24 * 30);

export const leadOrigins = ['marketing', 'sales', 'referral', 'customer', 'tender'] as const;

/** The shape of each setting, built when it is asked for: most calls read none, and all of them cost a cold start 4 ms. */
export const settingSchemas = {
  company: () =>
    z
      .strictObject({
        /** The seller's legal entity, part of a purchase's identity. */
        legalEntity: Id,
        country: z.string().regex(/^[A-Z]{2}$/),
        currency: z.string().regex(/^[A-Z]{3}$/),
        vatPercent: z.number().min(0).max(100),
        /** As it stands on papers. Without it none is printed. */
        seller: Seller().optional(),
      })
      .refine(hasRightTaxId, {
        path: ['seller', 'taxId'],
        error: 'an INN with its check digits is needed, with the KPP behind a slash where there is one',
      }),
  calendar: () => WorkingCalendar,
  segments: () =>
    uniqueIds(
      z.strictObject({
        id: Id,
        title: Title,
        /** First in the queue, with a shorter clock. */
        focus: z.boolean(),
        criteria: z.array(Id).min(1),
        /** Who usually decides there: the roles to be met before a deal is sure. */
        committee: z.array(z.enum(committeeRoles)).default([]),
        /** The process its deals go through. */
        process: z.enum(['project', 'dealer-order']),
        /** What of a net amount is margin, where nobody told the cost of the goods. @default - 100 */
        marginPercent: z.number().min(0).max(100).optional(),
      }),
    ),
  criteria: () => uniqueIds(z.strictObject({ id: Id, title: Title, question: Title })),
  sources: () =>
    uniqueIds(
      z.strictObject({
        id: Id,
        title: Title,
        origin: z.enum(leadOrigins),
        /** Where leads from it run, unless somebody says otherwise. @default - main */
        lane: z.enum(lanes).optional(),
      }),
    ),
  /** The forms that sites show. */
  forms: () => uniqueIds(Form()),
  /** What the products of the register are grouped by, each with the step of the product pyramid its products stand on unless they say. */
  'product-groups': () => uniqueIds(z.strictObject({ id: Id, title: Title, pyramidStep: z.int().min(1).max(9) })),
  /** Reasons a deal may be lost for, by the stage it is lost at. */
  'loss-reasons': () =>
    z.record(Id, uniqueIds(z.strictObject({ id: Id, title: Title, names: z.literal('competitor').optional() }))),
  'cancel-causes': () => uniqueIds(Titled),
  /** Why customers complain, and the departments of the plant whose fault it may be. */
  'claim-causes': () => uniqueIds(Titled),
  departments: () => uniqueIds(Titled),
  dealers: () => uniqueIds(z.strictObject({ id: Id, title: Title })),
  staff: () =>
    uniqueIds(
      z.strictObject({
        id: z.uuid(),
        name: z.string().min(1),
        email: z.email(),
        group: z.enum(groups),
        /** Discount a person may give alone, percent of the list price. */
        discountPercent: z.number().min(0).max(100),
        /** The least margin a person may sell at alone. @default - any */
        minMarginPercent: z.number().min(0).max(100).optional(),
        /** Gets the calculation tasks of engineered products; without anybody they are the deal owner's. */
        calculates: z.boolean().optional(),
      }),
    ),
  /** Who sees to the customers of a lifecycle stage: of one segment, or of all. */
  lifecycle: () =>
    z.array(
      z.strictObject({
        stage: z.enum(lifecycleStages),
        segment: Id.optional(),
        role: Title,
        person: z.uuid().optional(),
      }),
    ),
  /** Rules tried from the top; a lead that fits none goes to the common queue. */
  routing: () =>
    z.array(
      z.strictObject({
        segment: Id.optional(),
        /** As people write it; compared by its `textKey`. */
        region: z.string().trim().min(1).max(100).optional(),
        productGroup: Id.optional(),
        to: z.uuid(),
      }),
    ),
  /** The letters of each basket: which, how far apart, and when somebody calls. */
  programmes: () =>
    z.strictObject({ 'no-money': Programme(), account: Programme(), needs: Programme(), time: Programme() }),
  /** The team's chat: the incoming webhook it is told by, and of what. Without a URL there is none. */
  chat: () =>
    z.strictObject({
      url: z
        .url()
        .max(1000)
        .regex(/^https:\/\/|^http:\/\/(127\.0\.0\.1|localhost)[:/]/, 'an address that begins with https://')
        .optional(),
      kinds: z.array(z.enum(noticeKinds)),
    }),
  /** Who acts for somebody absent, from a day to a day, both included. */
  substitutes: () => z.array(z.strictObject({ absent: z.uuid(), by: z.uuid(), from: Day, to: Day })),
  deadlines: () =>
    z.strictObject({
      claimMinutes: Minutes,
      focusClaimMinutes: Minutes,
      ownerFirstMinutes: Minutes,
      contactMinutes: Minutes,
      qualifyDays: Days,
      convertDays: Days,
      dealDays: z.record(Id, Days),
      engineeredQuoteDays: Days,
      papersDays: Days,
      claimDays: Days,
    }),
  /** How buyers are won back. */
  return: () =>
    z.strictObject({
      /** From an order to its shipment: so much earlier than a customer needs the goods the order has to be placed. */
      leadTimeDays: z.int().min(0).max(365),
      /** Win-backs that begin on one day at most. */
      winBacksPerDay: z.int().min(0).max(10_000),
      /** Letters with an offer, in their order. */
      letters: LetterSeries().min(1),
      /** Letters of which who is unlikely to buy gets one a quarter, and each once. */
      quarterLetters: z.array(LetterName).min(1).max(30),
      /** So many days an offer holds at most; so many working days somebody has to call. */
      offerDays: z.int().min(1).max(90),
      callDays: z.int().min(1).max(60),
      /** What money to come is worth less for each year it is away: what is expected of customers is discounted at it. */
      discountPercentPerYear: z.number().min(0).max(100),
    }),
  thresholds: () =>
    z.strictObject({
      claimsWithoutContact: z.int().min(1).max(100),
      touchDays: z.int().min(1).max(365),
      reopenDays: z.int().min(1).max(365),
      dealerFeedbackDays: z.int().min(1).max(365),
      /** For so long a project is a dealer's who registered it. */
      dealerProtectionDays: z.int().min(1).max(365),
      auditOneIn: z.int().min(1).max(1000),
      spamScore: z.int().min(1).max(100),
    }),
} as const;

export const settingNames = Object.keys(settingSchemas) as SettingName[]; // Object.keys forgets the key type
export type SettingName = keyof typeof settingSchemas;
export type Settings = { readonly [N in SettingName]: z.infer<ReturnType<(typeof settingSchemas)[N]>> };

/** All settings as they hold at one instant; `revision` is what a fact remembers of them. */
export type Policy = Settings & { readonly revision: number };

/** The head item: which version of each setting holds from when. `revision` rises with every edit of any of them. */
export const SettingsHead = lazily(() =>
  z.strictObject({
    kind: z.literal('settings-head'),
    id: z.literal('settings'),
    version: z.int().positive(),
    versions: z.record(
      z.string(),
      z.array(z.strictObject({ n: z.int().positive(), from: Instant, at: Instant, by: z.string() })),
    ),
  }),
);
export type SettingsHead = z.infer<ReturnType<typeof SettingsHead>>;

/** One immutable version of a setting. */
export const SettingVersion = lazily(() =>
  z.strictObject({
    kind: z.literal('setting-version'),
    id: z.string(),
    version: z.literal(1),
    name: z.string(),
    value: z.unknown(),
  }),
);
export type SettingVersion = z.infer<ReturnType<typeof SettingVersion>>;

export const settingVersionId = (name: string, n: number): string => `setting/${name}/${String(n)}`;

/** The number of the version that holds at an instant: the one whose time came last, of one instant the last written; 0 is the seed. */
export function versionAt(head: SettingsHead | undefined, name: string, at: Instant): number {
  const held = head?.versions[name]?.filter(({ from }) => from <= at);
  return held?.reduce((latest, { n, from }) => (from >= latest.from ? { n, from } : latest), { n: 0, from: '' }).n ?? 0;
}
